import type { Declared, DeclaredConst } from '../2-link/module.ts';
import { extensionOwn } from '../diagnostics/extensions.ts';
import { brokenName, noExport, typeImport, unknownName } from '../diagnostics/names.ts';
import { didYouMean } from '../spell.ts';
import { type Context, type Ranged, report, reportBroken } from './context.ts';
import type { Binding } from './scope.ts';

/** What a name stands for, wherever it was declared. Undefined: a diagnostic was given. */
export type Meaning =
  | Binding
  | DeclaredConst
  | Extract<Declared, { kind: 'type' }>
  | { readonly kind: 'language'; readonly name: string };

export function resolve(cx: Context, name: string, node: Ranged): Meaning | undefined {
  const bound = cx.scope.get(name);
  if (bound) return bound;
  const declared = cx.module.names.get(name);
  if (declared) return follow(cx, declared, name, node);
  if (!cx.module.flawed) report(cx, node, unknownName, { name, hint: didYouMean(name, namesHere(cx)) });
  return undefined;
}

/** The same without a word where the name stands for nothing. */
export function peek(cx: Context, name: string): Meaning | undefined {
  const bound = cx.scope.get(name);
  if (bound) return bound;
  const declared = cx.module.names.get(name);
  if (declared?.kind === 'import') {
    const target = cx.rules.modules.get(declared.from)?.names.get(declared.name);
    return target?.exported && target.kind !== 'broken' && target.kind !== 'own' ? target : undefined;
  }
  return declared?.kind === 'broken' || declared?.kind === 'own' ? undefined : declared;
}

function* namesHere(cx: Context): Iterable<string> {
  yield* cx.scope.names();
  yield* cx.module.names.keys();
}

function follow(cx: Context, declared: Declared, name: string, node: Ranged): Meaning | undefined {
  if (declared.kind === 'broken') {
    reportBroken(cx, node, name, cx.module.source.path);
    return undefined;
  }
  if (declared.kind === 'own') return undefined;
  if (declared.kind !== 'import') return declared;
  return exported(cx, declared);
}

/** Looks whether everything that a file imports is there, used or not. */
export function checkImports(cx: Context): void {
  for (const declared of cx.module.names.values()) if (declared.kind === 'import') exported(cx, declared);
}

type Import = Extract<Declared, { kind: 'import' }>;

/** What another file exports under that name. Reported at the import itself. */
function exported(cx: Context, declared: Import): DeclaredConst | Extract<Declared, { kind: 'type' }> | undefined {
  const { from, name, span } = declared;
  const module = cx.rules.modules.get(from);
  const target = module?.names.get(name);
  const place = { start: span[0], end: span[1] };
  if (target?.exported && (target.kind === 'const' || target.kind === 'type')) {
    if (declared.asType !== (target.kind === 'type')) reportKind(cx, declared, target.kind === 'type');
    return target;
  }
  if (target?.kind === 'own') report(cx, place, extensionOwn, { file: from, name });
  else if (target?.kind === 'broken' || module?.flawed) report(cx, place, brokenName, { name, file: from });
  else {
    const names = [...(module?.names ?? [])].filter(([, { exported, kind }]) => exported && kind !== 'own');
    report(cx, place, noExport, {
      file: from,
      name,
      hint: didYouMean(
        name,
        names.map(([one]) => one),
      ),
    });
  }
  return undefined;
}

function reportKind(cx: Context, { name, span, asType }: Import, isType: boolean): void {
  report(cx, { start: span[0], end: span[1] }, typeImport, {
    name,
    kind: isType
      ? { en: 'a type, and not imported as one', zh: '是类型，却未按类型导入' }
      : { en: 'no type, and imported as one', zh: '不是类型，却按类型导入' },
    form: asType ? `import { ${name} }` : `import type { ${name} }`,
  });
}
