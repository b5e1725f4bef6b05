import type { Compiled } from '../../engine/compiler/compile.ts';
import type { Diagnostic } from '../../engine/compiler/diagnostic.ts';
import type { Extensions, Trouble } from './extensions.ts';

/** Said when the code of an extension is loaded; `posthorn check` runs nothing and never says it. */
const CODE = 'PH790';

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

const diagnosticOf = ({ file, message }: Trouble): Diagnostic => ({
  file,
  line: 1,
  column: 1,
  code: CODE,
  severity: 'error',
  message: `This extension is not used as it stands: ${message}`,
  remedy: 'Policies that need it stay as they were, or are left out, until it is mended.',
  zh: { message: `此扩展未按现状启用：${message}`, remedy: '修复之前，依赖它的策略保持原样或不启用。' },
  span: [0, 0],
});
