import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openStore } from '../../connectors/store/open.ts';
import { expectAllHeld } from './acknowledged.ts';
import { startWriter } from './child.ts';

/** Writes that a writer acknowledges in one round. */
const WRITES = 28;

it('two processes that open one empty folder at once and write the same agree on who was first', {
  timeout: 60_000,
}, async () => {
  const dir = await mkdtemp(join(tmpdir(), 'posthorn-two-'));
  const writers = [startWriter([dir, 'same', '60']), startWriter([dir, 'same', '60'])];
  expect(await Promise.all(writers.map(({ ended }) => ended))).toEqual([0, 0]);
  const said = writers.flatMap((writer) => writer.lines());

  for (let at = 0; at < 60; at += 1) {
    const verdicts = said.filter((line) => line.startsWith(`event same-${at} `)).map((line) => line.split(' ')[2]);
    expect(verdicts.sort(), `same-${at}`).toEqual(['fresh', 'known']);
  }
  const store = await openStore({ dir });
  expect(await expectAllHeld(store, said)).toBe(2 * 60 * WRITES);
  await store.close();
  await rm(dir, { recursive: true });
});
