import type { Command } from 'commander';
import { oneLine } from '../../../connectors/clean-text.ts';
import type { Diagnostic } from '../../../engine/compiler/diagnostic.ts';
import { draftsIn } from '../check/drafts.ts';
import { EXIT, type Exit } from '../failure.ts';
import { type Common, ending } from '../options.ts';
import { printDiagnostics } from '../print/diagnostics.ts';
import { json, note } from '../print/output.ts';
import { compileFolder, inRules, shownPath } from '../read/rules.ts';

export function checkCommand(program: Command): void {
  program
    .command('check')
    .argument('[paths...]', 'files or folders of the rules; all of them unless given')
    .summary('compile everything, and say what is wrong')
    .description('Compiles the rules and says what is wrong, where, and how to write it. Nothing in them is executed.')
    .action(ending(check));
}

async function check(paths: readonly string[], { rules, json: asJson }: Common): Promise<Exit> {
  const folder = compileFolder(rules);
  const wanted = paths.map((path) => inRules(folder, path));
  const isWanted = (file: string) =>
    !wanted.length || wanted.some((path) => path === '' || file === path || file.startsWith(`${path}/`));
  const diagnostics = folder.diagnostics.filter(({ file }) => isWanted(file));
  const policies = folder.ruleset.plans.filter(({ source }) => isWanted(source.file)).length;
  const ok = !diagnostics.some(({ severity }) => severity === 'error');
  if (asJson) json({ ok, policies, diagnostics: diagnostics.map((one) => shape(one, rules)) });
  else printDiagnostics(diagnostics, policies, folder);
  if (!asJson)
    for (const { file, by } of (await draftsIn(rules, folder.files)).filter((draft) => isWanted(draft.file)))
      note(`${shownPath(rules, file)}: saved in the editor by ${oneLine(by, 60)} and not active yet.`);
  return ok ? EXIT.fine : EXIT.found;
}

const shape = ({ file, line, column, code, severity, message }: Diagnostic, dir: string) => ({
  file: shownPath(dir, file),
  line,
  column,
  code,
  severity,
  message,
});
