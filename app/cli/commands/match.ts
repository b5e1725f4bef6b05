import type { Command } from 'commander';
import { extractMail } from '../../../engine/facts/extract.ts';
import type { Facts } from '../../../engine/facts/facts.ts';
import type { Dear, Explanation } from '../../../engine/match/index.ts';
import { kindOf } from '../../intake/kind.ts';
import type { Rules } from '../../intake/match.ts';
import { EXIT, type Exit } from '../failure.ts';
import { type Common, ending } from '../options.ts';
import { printMatch } from '../print/match.ts';
import { json, Progress } from '../print/output.ts';
import { type MailFile, mailFiles, readMail } from '../read/mails.ts';
import { loadRules } from '../read/rules.ts';
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
    .argument('<paths...>', 'mails (.eml), sample folders, or folders with any of these')
    .option('--explain', 'say why each policy matches or does not', false)
    .summary('which policies match')
    .description(
      'Says for each mail which policies it would start. A scenario beside a sample gives what the mail itself does not tell.',
    )
    .action(ending(match));
}

function match(paths: readonly string[], { rules: dir, json: asJson, explain }: Options): Exit {
  const rules = loadRules(dir);
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

function matchMail(mail: MailFile, { ruleset, index }: Rules, explain: boolean): Matched {
  const raw = readMail(mail);
  const scenario = readScenario(mail.scenario);
  const facts: Facts = extractMail(raw, {
    mailbox: scenario.mailbox,
    receivedAt: Date.parse(scenario.start ?? '') || 0,
  });
  const event = mail.scenario ? scenario.event : kindOf(raw, facts, () => false);
  const dear: Dear = { count: (kind) => scenario.facts.count[kind] };
  const { matched, undecided } = index.match(event, facts, dear);
  const asked = ruleset.plans.filter(({ on }) => on === event);
  return {
    file: mail.path,
    messageId: String(facts.get('mail.messageId')),
    policies: matched.map(({ id }) => id),
    ...(undecided.length && { undecided: undecided.map(({ id }) => id) }),
    ...(explain && { explain: Object.fromEntries(asked.map((plan) => [plan.id, index.explain(plan, facts, dear)])) }),
  };
}
