import { readdirSync, readFileSync } from 'node:fs';
import { Worker } from '@temporalio/worker';
import { expect, it } from 'vitest';
import { loadBundle } from '../../workflows/bundle.ts';
import { FAILURES } from '../../workflows/codec/codec.ts';
import { quietRuntime } from '../../workflows/worker.ts';
import { historyOf } from './history-files.ts';

const FOLDER = new URL('../histories/', import.meta.url).pathname;
const NAMES = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
const textOf = (name: string) => readFileSync(`${FOLDER}${name}`, 'utf8');

/** @returns what the code of today would do otherwise, by history. */
async function contradictions(histories: Iterable<{ workflowId: string; history: unknown }>): Promise<string[]> {
  quietRuntime(() => {});
  const { codePath } = await loadBundle();
  const options = { workflowBundle: { codePath }, dataConverter: { failureConverterPath: FAILURES } };
  const found: string[] = [];
  for await (const { workflowId, error } of Worker.runReplayHistories(options, histories)) {
    if (error) found.push(`${workflowId}: ${error.message}`);
  }
  return found;
}

it('goes on from every history that a release has left', { timeout: 120_000 }, async () => {
  expect(NAMES.length).toBeGreaterThanOrEqual(7);
  const histories = NAMES.map((name) => ({ workflowId: name, history: historyOf(textOf(name)) }));
  expect(await contradictions(histories)).toEqual([]);
});

it('would notice a run that takes another way', { timeout: 120_000 }, async () => {
  const changed = textOf('1-recall.json').replace('"name": "send"', '"name": "move"');
  const [contradiction] = await contradictions([{ workflowId: 'changed', history: historyOf(changed) }]);
  expect(contradiction).toMatch(/nondeterminism/i);
});
