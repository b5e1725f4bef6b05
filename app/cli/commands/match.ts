import type { Command } from 'commander';
import { extractMail } from '../../../engine/facts/extract.ts';
import type { Facts } from '../../../engine/facts/facts.ts';
import type { Occurrence } from '../../../engine/facts/occurrence.ts';
import type { Explanation } from '../../../engine/match/index.ts';
import { dearOf } from '../../../engine/simulator/dear.ts';
import type { Scenario } from '../../../engine/simulator/scenario.ts';
import { kindOf } from '../../intake/kind.ts';
import type { Rules } from '../../intake/match.ts';
import { EXIT, type Exit } from '../failure.ts';
import { type Common, ending } from '../options.ts';
import { printMatch } from '../print/match.ts';
import { json, Progress } from '../print/output.ts';
import { type MailFile, mailFiles } from '../read/mails.ts';
import { loadRules } from '../read/rules.ts';
import { readSample } from '../read/sample.ts';
import { readScenario } from '../read/scenario.ts';

interface Options extends Common {
  readonly explain: boolean;
}

/** One mail's line of `match --json`. */
export interface Matched {
  readonly file: string;
  readonly messageId: string;
  readonly policies: readonly string[];
  /** Policies whose condition hangs on a fact that nobody gave; absent where there are none. */
  readonly undecided?: readonly string[];
  /** By policy: why, node by node. */
  readonly explain?: { readonly [policy: string]: Explanation };
}

export function matchCommand(program: Command): void {
  program
    .command('match')
    .argument('<paths...>', 'mails (.eml), events (event.json), sample folders, or folders with any of these')
    .option('--explain', 'say why each policy matches or does not', false)
    .summary('which policies match')
    .description(
      'Says for each mail which policies it would start. A scenario beside a sample gives what the mail itself does not tell.',
    )
    .action(ending(match));
}

async function match(paths: readonly string[], { rules: dir, json: asJson, explain }: Options): Promise<Exit> {
  const rules = await loadRules(dir);
  const mails = mailFiles(paths);
  const progress = new Progress(mails.length);
  for (const mail of mails) {
    const matched = matchMail(mail, rules, explain);
    progress.step();
    if (asJson) json(matched);
    else printMatch(matched, rules.ruleset);
  }
  return EXIT.fine;
}

function matchMail(file: MailFile, rules: Rules, explain: boolean): Matched {
  const scenario = readScenario(file.scenario);
  const sample = readSample(file, rules.ruleset);
  if (!(sample instanceof Uint8Array)) return matched(file, sample, '', scenario, rules, explain);
  const envelope = {
    mailbox: scenario.mailbox,
    receivedAt: Date.parse(scenario.start ?? '') || 0,
    history: scenario.history,
  };
  const facts: Facts = extractMail(sample, envelope, rules.ruleset.known);
  const kind = file.scenario ? scenario.event : kindOf(sample, facts, () => false);
  return matched(file, { kind, facts }, String(facts.get('mail.messageId')), scenario, rules, explain);
}

function matched(
  { path }: MailFile,
  { kind, facts }: Occurrence,
  messageId: string,
  scenario: Scenario,
  { ruleset, index, asking }: Rules,
  explain: boolean,
): Matched {
  const dear = dearOf(scenario, asking?.helper.bind(asking));
  const { matched, undecided } = index.match(kind, facts, dear);
  const asked = ruleset.plans.filter(({ on }) => on === kind);
  return {
    file: path,
    messageId,
    policies: matched.map(({ id }) => id),
    ...(undecided.length && { undecided: undecided.map(({ id }) => id) }),
    ...(explain && { explain: Object.fromEntries(asked.map((plan) => [plan.id, index.explain(plan, facts, dear)])) }),
  };
}
