import { oneLine } from '../../../connectors/clean-text.ts';
import { reasonIn } from '../../../engine/arbiter/reason-words.ts';
import type { Entry } from '../../../engine/interpreter/entry.ts';
import { isoDuration } from '../../../engine/plan/duration.ts';
import type { Ruleset } from '../../../engine/plan/ruleset.ts';
import { styled } from './output.ts';

/** What an entry says, without its instant and its policy. */
export function sentence(entry: Entry, rules: Ruleset): string {
  const { kind, to = '', channel, stage, priority, reason = '', effect, detail, subject } = entry;
  const name = oneLine(rules.people[to]?.name ?? to, 60);
  // That somebody is told for the first time needs no reason.
  const why = reason === 'told' ? '' : oneLine(reasonIn('en', reason), 120);
  switch (kind) {
    case 'start':
      return 'starts';
    case 'notify':
      return `${styled('green', 'tells')} ${name} by ${channel} ${marks(priority, stage, why)}${subject ? ` “${oneLine(subject, 60)}”` : ''}`;
    case 'suppressed':
      return `${styled('dim', 'does not tell')} ${name}: ${why}`;
    case 'wait':
      return waiting(entry);
    case 'effect':
      return `does ${effect}${detail ? ` “${oneLine(detail, 80)}”` : ''}${why ? ` (${why})` : ''}`;
    case 'end':
      return reason === 'ended' ? 'ends: the matter is settled' : 'ends';
    case 'error':
      return `${styled('red', 'fails')}: ${why}`;
  }
}

function waiting({ state = '', until = 0, exit }: Entry): string {
  if (exit) return `${exit === 'happened' ? 'happened' : 'in vain'}: ${state}`;
  if (state === 'sleep') return `${styled('yellow', 'sleeps')} until ${elapsed(until)}`;
  if (state === 'every') return `${styled('yellow', 'next turn')} at ${elapsed(until)}`;
  return `${styled('yellow', 'waits')} for ${state} until ${elapsed(until)}`;
}

const marks = (...words: (string | undefined)[]) => `(${words.filter(Boolean).join(', ')})`;

/** `+5h`, `+1d2h`: the letters of the policies' own durations. */
export const elapsed = (ms: number) => `+${isoDuration(ms).replace(/[PT]/g, '').toLowerCase()}`;
