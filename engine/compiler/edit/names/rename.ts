import type { Change } from '../text/change.ts';
import type { Bindings } from './bindings.ts';

/** Writes another name wherever a declaration is meant, and where it stands itself. */
export function renamed({ references }: Bindings, declared: number, name: string, to: string): readonly Change[] {
  const uses = references.filter((one) => one.declared === declared);
  return [
    { span: [declared, declared + name.length], parts: [to] },
    ...uses.map(({ at, short }): Change => ({ span: [at, at + name.length], parts: [short ? `${name}: ${to}` : to] })),
  ];
}

/** The first of `name2`, `name3` … that nobody has. */
export function freshName(name: string, taken: ReadonlySet<string>): string {
  const stem = name.replace(/\d+$/, '') || name;
  for (let n = 2; ; n++) if (!taken.has(`${stem}${n}`)) return `${stem}${n}`;
}

const IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;
const RESERVED = new Set(
  'arguments async await break case catch class const continue debugger default delete do else enum eval export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof undefined var void while with yield'.split(
    ' ',
  ),
);

/** Whether a `const` can be called so. */
export const isName = (name: string): boolean => IDENTIFIER.test(name) && !RESERVED.has(name);
