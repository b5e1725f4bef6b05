import { expect, it } from 'vitest';
import { expectAllHeld } from './acknowledged.ts';
import { startWriter } from './child.ts';
import { openAt } from './place.ts';
import { WRITES } from './writes.ts';

const ROUNDS = 60;

/** @param newPlace an empty folder, or the URL of an empty database, and how it is removed */
export function processesAgree(
  count: number,
  engine: string,
  newPlace: () => Promise<{ where: string; remove: () => Promise<void> }>,
): void {
  it(`${count} processes that open one empty ${engine} at once and write the same agree on who was first`, {
    timeout: 120_000,
  }, async () => {
    const { where, remove } = await newPlace();
    const writers = Array.from({ length: count }, () => startWriter([where, 'same', `${ROUNDS}`]));
    expect(await Promise.all(writers.map(({ ended }) => ended))).toEqual(writers.map(() => 0));
    const said = writers.flatMap((writer) => writer.lines());
    const verdicts = (what: string, at: number) =>
      said.filter((line) => line.startsWith(`${what} same-${at} `)).map((line) => line.split(' ')[2]);

    for (let at = 0; at < ROUNDS; at += 1) {
      const others = Array.from({ length: count - 1 }, () => 'known');
      expect(verdicts('event', at).sort(), `same-${at}`).toEqual(['fresh', ...others]);
      expect(verdicts('token', at).filter((first) => first === 'true')).toHaveLength(1);
      expect(verdicts('lease', at).filter((held) => held === 'true')).toHaveLength(1);
    }
    const store = await openAt(where);
    expect(await expectAllHeld(store, said)).toBe(count * ROUNDS * WRITES);
    await store.close();
    await remove();
  });
}
