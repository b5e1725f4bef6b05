import type { Compiled } from '../../engine/compiler/compile.ts';
import type { Diagnostic } from '../../engine/compiler/diagnostic.ts';
import { fill } from '../../engine/compiler/diagnostics/define.ts';
import { extensionUnfit } from '../../engine/compiler/diagnostics/extensions.ts';
import type { Extensions, Trouble } from './extensions.ts';

/**
 * What was compiled, without the policies that need code which is not there, or is not what the compiler has read. What is
 * wrong is told like all else that is wrong with the rules.
 */
export function runnable<C extends Pick<Compiled, 'ruleset' | 'diagnostics' | 'extensions'>>(
  compiled: C,
  extensions: Pick<Extensions, 'has'>,
  troubles: readonly Trouble[],
): C {
  const { plans } = compiled.ruleset;
  const unfit = compiled.extensions.filter(({ ref, signature }) => !extensions.has(ref, signature));
  const told = new Set(troubles.map(({ file }) => file));
  const others = unfit
    .filter(({ file }) => !told.has(file))
    .map(({ file, name }) => ({ file, message: differs(name) }));
  const runs = plans.filter((plan) =>
    Object.entries(plan.extensions ?? {}).every(([ref, signature]) => extensions.has(ref, signature)),
  );
  return {
    ...compiled,
    ruleset: { ...compiled.ruleset, plans: runs },
    diagnostics: [...compiled.diagnostics, ...[...troubles, ...others].map(diagnosticOf)],
  };
}

const differs = (name: string) =>
  `what \`${name}\` defines when it runs is not what stands in its text: export it once, written out`;

function diagnosticOf({ file, message: why }: Trouble): Diagnostic {
  const { code, severity } = extensionUnfit;
  const [message, remedy] = [fill(extensionUnfit.message, { why }), fill(extensionUnfit.remedy, {})];
  const zh = { message: message.zh, remedy: remedy.zh };
  return { file, line: 1, column: 1, code, severity, message: message.en, remedy: remedy.en, zh, span: [0, 0] };
}
