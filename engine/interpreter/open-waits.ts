import type { Entry } from './entry.ts';

/**
 * Waits that nothing has closed: no exit, no end of their run; those for time alone end without a word.
 *
 * @param now ms since the event came
 */
export function openWaits(entries: readonly Entry[], now: number): Entry[] {
  const ended = new Set(entries.filter(({ kind }) => kind === 'end' || kind === 'error').map(({ policy }) => policy));
  const place = ({ policy, branch, seq }: Entry) => `${policy} ${branch} ${seq}`;
  const closed = new Set(entries.filter(({ kind, exit }) => kind === 'wait' && exit).map(place));
  const isOver = (wait: Entry) => (wait.state === 'sleep' || wait.state === 'every') && (wait.until ?? 0) <= now;
  return entries.filter((entry) => {
    return (
      entry.kind === 'wait' && !entry.exit && !closed.has(place(entry)) && !ended.has(entry.policy) && !isOver(entry)
    );
  });
}
