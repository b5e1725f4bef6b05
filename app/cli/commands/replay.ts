import type { Command } from 'commander';
import { replay } from '../../../engine/simulator/replay.ts';
import { entryJson } from '../../timeline-json.ts';
import { EXIT, type Exit } from '../failure.ts';
import { type Common, ending } from '../options.ts';
import { json, note, Progress } from '../print/output.ts';
import { printReplay } from '../print/timeline.ts';
import { mailFiles, readMail } from '../read/mails.ts';
import { loadRules } from '../read/rules.ts';
import { readScenario } from '../read/scenario.ts';
import { type Played, sameOnTemporal } from '../replay/on-temporal.ts';

interface Options extends Common {
  readonly scenario?: string;
  readonly temporal: boolean;
}

export function replayCommand(program: Command): void {
  program
    .command('replay')
    .argument('<paths...>', 'mails (.eml), sample folders, or folders with any of these')
    .option('--scenario <file>', 'what the world does then; without it what lies beside the mail, or nothing')
    .option(
      '--temporal',
      'also as real workflows on a Temporal server that skips time, and say where they differ',
      false,
    )
    .summary('run in virtual time: the whole timeline')
    .description('Plays mails through the policies: who would be told when, what would be waited for, and how it ends.')
    .action(ending(replayMails));
}

async function replayMails(
  paths: readonly string[],
  { rules: dir, scenario: given, json: asJson, temporal }: Options,
): Promise<Exit> {
  const { ruleset, index } = loadRules(dir);
  const mails = mailFiles(paths);
  const progress = new Progress(mails.length);
  const all: Played[] = [];
  let exit: Exit = EXIT.fine;
  for (const mail of mails) {
    const scenario = readScenario(given ?? mail.scenario);
    const played = await replay(readMail(mail), ruleset, index, scenario);
    progress.step();
    if (asJson) for (const entry of played.entries) json({ file: mail.path, ...entryJson(entry) });
    else printReplay(mail.path, played, scenario, ruleset);
    for (const problem of played.problems) note(`${mail.path}: ${problem}`);
    if (played.problems.length) exit = EXIT.found;
    if (temporal) all.push({ path: mail.path, scenario, replay: played });
  }
  if (temporal && !(await sameOnTemporal(all, ruleset))) exit = EXIT.found;
  return exit;
}
