import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SourceWatch } from '../../../app/up/source-watch.ts';
import type { Health, Source } from '../../../connectors/sources/source.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watched() {
  let health: Health = { ok: true, detail: 'Watching INBOX.' };
  const source: Source = { name: 'sales', start: async () => {}, stop: async () => {}, health: () => health };
  const said: string[] = [];
  const watch = new SourceWatch([source], (message) => said.push(message), 10);
  const is = (ok: boolean, detail: string, looks = 3) => {
    health = { ok, detail };
    vi.advanceTimersByTime(10 * looks);
  };
  return { watch, said, is };
}

test('says why a source fails once, and again after it was well', () => {
  const { watch, said, is } = watched();
  is(false, 'There is no host x. Next try in 1 s.');
  is(false, 'There is no host x. Next try in 2 s.');
  expect(said).toEqual(['sales: There is no host x. Next try in 1 s.']);
  is(true, 'Watching INBOX.');
  is(false, 'There is no host x. Next try in 1 s.');
  expect(said).toHaveLength(2);
  watch.stop();
});

test('is silent about what passes, and says another reason', () => {
  const { watch, said, is } = watched();
  is(false, 'Interrupted.', 1);
  is(true, 'Watching INBOX.');
  expect(said).toEqual([]);
  is(false, 'Connecting.', 1);
  is(false, 'It refused to sign in.');
  expect(said).toEqual(['sales: It refused to sign in.']);
  watch.stop();
});
