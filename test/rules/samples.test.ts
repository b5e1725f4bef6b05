import { beforeAll, describe, expect, it } from 'vitest';
import { coverageOf } from '../../engine/simulator/coverage.ts';
import type { Replay } from '../../engine/simulator/replay.ts';
import { diagnostics, nameOf, play, ruleset, samples, scenarioOf } from './shipped.ts';

const policies = ruleset.plans.map(({ id }) => id);
const played = new Map<string, Replay>();

beforeAll(async () => {
  for (const sample of samples) played.set(sample, await play(sample));
}, 60_000);

const samplesOf = (policy: string) => samples.filter((sample) => sample.startsWith(`${nameOf(policy)}-`));
const firesIn = (policy: string, sample: string) => played.get(sample)?.matched.includes(policy);

describe('the rules that ship', () => {
  it('compile without a word from the compiler', () => {
    expect(diagnostics.map(({ file, line, code, message }) => `${file}:${line} ${code} ${message}`)).toEqual([]);
    expect(policies.length).toBeGreaterThanOrEqual(12);
  });

  it('have texts in English and Chinese', () => {
    for (const [name, texts] of Object.entries(ruleset.templates)) {
      expect(Object.keys(texts).sort(), name).toEqual(['en', 'zh']);
    }
  });
});

describe('a sample', () => {
  it.each(samples)('%s goes as its scenario says', (sample) => {
    const { match, expect: expected } = scenarioOf(sample);
    expect(match, 'names the policies that match').toBeDefined();
    expect(expected, 'says what follows').toBeDefined();
    expect(played.get(sample)?.problems).toEqual([]);
    expect(played.get(sample)?.undecided).toEqual([]);
  });

  it('belongs to a policy by its name', () => {
    const strays = samples.filter((sample) => !policies.some((policy) => samplesOf(policy).includes(sample)));
    expect(strays).toEqual([]);
  });
});

describe('a policy', () => {
  it.each(policies)('%s fires in a sample of its own, and stays silent in another', (policy) => {
    const verdicts = samplesOf(policy).map((sample) => firesIn(policy, sample));
    expect(verdicts).toContain(true);
    expect(verdicts).toContain(false);
  });

  it.each(policies)('%s is walked by the samples at every step and exit', (policy) => {
    const plan = ruleset.plans.find(({ id }) => id === policy)!;
    const taken = new Set([...played.values()].flatMap((replay) => [...(replay.taken.get(policy) ?? [])]));
    expect(coverageOf(plan, taken).missed).toEqual([]);
  });
});
