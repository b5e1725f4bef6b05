import { oneLine } from '../../../connectors/clean-text.ts';
import type { LoggedAlert } from '../../../connectors/store/store.ts';
import { reasonIn } from '../../../engine/arbiter/reason-words.ts';
import type { Ruleset } from '../../../engine/plan/ruleset.ts';
import { WORDS } from '../../http/page/words.ts';
import type { Story } from '../../story.ts';
import type { Role } from '../../up/role.ts';
import type { Posthorn, Process, Voice } from '../../up/start.ts';
import { plural } from './diagnostics.ts';
import { logOf } from './log.ts';
import { line, styled } from './output.ts';

const { state: STATES } = WORDS.en;
const clock = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short' });
const SUBJECT = 70;

const log = logOf(process.stderr.isTTY, process.env.POSTHORN_LOG);

/** What `up` says while it runs. */
export const voice: Voice = {
  progress: log.info,
  warn: log.warn,
  published: ({ policies, diagnostics, kept, replaced }) => {
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    if (replaced) line(REPLACED);
    line(`The rules have changed: ${plural(policies, 'policy is active', 'policies are active')}.`);
    for (const { file, line: at, message } of errors) line(`  ${file}:${at} ${message}`);
    if (kept.length) line(`  As they were before, until that is corrected: ${kept.join(', ')}`);
  },
};

/** What a process says whose folder is behind. */
const REPLACED =
  'The rules of this folder were active earlier and have been replaced by another process: they are not published again. Change the folder, or start with --publish, to go back to them.';

/** What a process that works for others says when it is ready. */
export function printWorker({ alerts, mailboxes }: Role, { rules }: Process): void {
  const parts = [alerts && 'runs', mailboxes && 'mailboxes'].filter(Boolean).join(' and ');
  line(`Posthorn works at ${parts}, with ${plural(rules.current().ruleset.plans.length, 'policy', 'policies')}.`);
}

export function printAddresses({ addresses, publication }: Posthorn): void {
  const { page, editor, smtp, folder, temporal } = addresses;
  const errors = publication.diagnostics.filter(({ severity }) => severity === 'error').length;
  line(`Posthorn is up with ${plural(publication.policies, 'policy', 'policies')}.`);
  if (errors) line(`  ${plural(errors, 'error')} in the rules leave some out; see "npx posthorn check".`);
  if (publication.replaced) line(`  ${REPLACED}`);
  line(`  page      ${page}`);
  line(`  editor    ${editor}`);
  if (smtp) line(`  SMTP      ${smtp}`);
  if (folder) line(`  folder    ${folder}`);
  if (temporal) line(`  Temporal  ${temporal}`);
  line();
}

/** A mail, who was told of it and why, and what waits now. */
export function printStory({ event, alerts, waits, refused }: Story, { people }: Ruleset): void {
  line(`A sample mail came: ${styled('bold', oneLine(event.subject, SUBJECT))}`);
  for (const { alert, reason } of alerts) {
    line(
      `  ${styled('green', 'told')}      ${alert.name} by ${alert.channel} (${alert.priority}): ${reasonIn('en', reason)}`,
    );
  }
  for (const { to = '', reason = '' } of refused) {
    line(`  ${styled('dim', 'not told')}  ${people[to]?.name ?? to}: ${reasonIn('en', reason)}`);
  }
  for (const { state = '', until = 0 } of waits) {
    line(
      `  ${styled('yellow', 'waiting')}   for ${STATES[state] ?? state} until ${clock.format(event.envelope.receivedAt + until)}`,
    );
  }
}

/** What came of all samples, and what to try next. */
export function printFed(stories: readonly (Story | undefined)[]): void {
  const told = stories.flatMap((story) => story?.alerts ?? []);
  const waits = stories.flatMap((story) => story?.waits ?? []);
  const persons = new Set(told.map(({ alert }) => alert.person)).size;
  line(
    `\n${plural(stories.length, 'sample mail')}: ${plural(told.length, 'alert')} to ${plural(persons, 'person', 'persons')}, ${plural(waits.length, 'wait')}. The page shows them all.\n`,
  );
  line('Try next:');
  line('  open the page, press "Done" at a task, and see who is no longer told');
  line('  npx posthorn replay samples/shipping-trouble-task-done   the days that follow, at once');
  line('  change rules/logistics/shipping-trouble.ts: it is active as soon as it is saved');
}

/** One alert as it is made: on a terminal by its subject, else by its event, for a pipe may end in a log. */
export function printAlert({ alert, state }: LoggedAlert): void {
  const how = state === 'failed' ? styled('red', 'could not be told') : styled('green', 'told');
  const what = process.stdout.isTTY ? oneLine(alert.subject, SUBJECT) : alert.event;
  line(
    `${clock.format(alert.at)}  ${alert.name} ${how} by ${alert.channel} (${alert.priority}, ${alert.stage}): ${what}`,
  );
}
