import { oneLine } from '../../../connectors/clean-text.ts';
import type { Entry } from '../../../engine/interpreter/entry.ts';
import type { Ruleset } from '../../../engine/plan/ruleset.ts';
import type { Replay } from '../../../engine/simulator/replay.ts';
import type { Scenario } from '../../../engine/simulator/scenario.ts';
import { line, styled } from './output.ts';
import { elapsed, sentence } from './sentence.ts';

/** A mail's timeline for people: how long after the mail, what the clock says there, and what happened. */
export function printReplay(
  file: string,
  { entries, undecided, event }: Pick<Replay, 'entries' | 'undecided' | 'event'>,
  scenario: Scenario,
  rules: Ruleset,
): void {
  const clock = clockOf(scenario.zone ?? 'UTC');
  line(styled('bold', file));
  line(styled('dim', `  ${oneLine(event.subject, 90)}`));
  line(
    styled('dim', `  came ${clock.day(event.receivedAt)} ${clock.time(event.receivedAt)} ${scenario.zone ?? 'UTC'}`),
  );
  if (!entries.length) line('  no policy matches');
  for (const policy of undecided) line(`  ${policy} hangs on a fact that the scenario does not give`);
  let policy = '';
  for (const entry of byPolicy(entries)) {
    if (entry.policy !== policy) line(`\n  ${styled('cyan', entry.policy)}`);
    policy = entry.policy;
    line(
      `    ${elapsed(entry.at).padEnd(9)} ${styled('dim', clock.when(event.receivedAt, entry.at).padEnd(10))} ${sentence(entry, rules)}`,
    );
  }
  line();
}

/** Each policy's entries together, in the order of time. */
const byPolicy = (entries: readonly Entry[]) => [...Map.groupBy(entries, ({ policy }) => policy).values()].flat();

function clockOf(zone: string) {
  const time = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: zone });
  const weekday = new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'short' });
  return {
    time: (at: number) => time.format(at),
    day: (at: number) => day.format(at),
    /** The time of day, with the weekday where it is another day than the mail's. */
    when(came: number, after: number): string {
      const at = came + after;
      return day.format(at) === day.format(came) ? time.format(at) : `${weekday.format(at)} ${time.format(at)}`;
    },
  };
}
