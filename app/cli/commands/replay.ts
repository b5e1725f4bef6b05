import type { Command } from 'commander';
import { entryJson } from '../../timeline-json.ts';
import { EXIT, type Exit } from '../failure.ts';
import { type Common, ending } from '../options.ts';
import { json, line, note, Progress } from '../print/output.ts';
import { printReplay } from '../print/timeline.ts';
import { mailFiles } from '../read/mails.ts';
import { loadRules } from '../read/rules.ts';
import { type Played, play } from '../replay/play.ts';

interface Options extends Common {
  readonly scenario?: string;
  readonly temporal: boolean;
}

export function replayCommand(program: Command): void {
  program
    .command('replay')
    .argument('<paths...>', 'mails (.eml), events (event.json), sample folders, or folders with any of these')
    .option('--scenario <file>', 'what the world does then; without it what lies beside the mail, or nothing')
    .option('--temporal', 'as real workflows, on a Temporal server that skips time', false)
    .summary('run in virtual time: the whole timeline')
    .description(
      'Plays mails and events through the policies: who would be told when, what would be waited for, and how it ends.',
    )
    .action(ending(replay));
}

async function replay(
  paths: readonly string[],
  { rules: dir, scenario, temporal, json: asJson }: Options,
): Promise<Exit> {
  const rules = await loadRules(dir);
  const mails = mailFiles(paths);
  const progress = new Progress(mails.length);
  let wrong = 0;
  const simulated = play(mails, rules, scenario);
  // Loaded where it is asked for: Temporal's SDK is large.
  const played = temporal
    ? (await import('../replay/on-temporal.ts')).onTemporal(simulated, rules.ruleset.people)
    : simulated;
  for await (const one of played) {
    progress.step();
    if (asJson) for (const entry of one.replay.entries) json({ file: one.mail.path, ...entryJson(entry) });
    else printReplay(one.mail.path, one.replay, one.scenario, rules.ruleset);
    wrong += complain(one);
  }
  if (temporal && !asJson && !wrong) line(`On Temporal as in virtual time: ${mails.length} of ${mails.length}.`);
  return wrong ? EXIT.found : EXIT.fine;
}

/** @returns how much is wrong with what was played */
function complain({ mail, replay: { problems }, differences = [] }: Played): number {
  for (const problem of [...problems, ...differences]) note(`${mail.path}: ${problem}`);
  return problems.length + differences.length;
}
