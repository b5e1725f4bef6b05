import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readSample } from '../../app/cli/read/sample.ts';
import { compileRules } from '../../engine/compiler/compile.ts';
import { buildIndex } from '../../engine/match/index.ts';
import { type Replay, replay, type Sample } from '../../engine/simulator/replay.ts';
import { scenario } from '../../engine/simulator/scenario.ts';

const folder = (name: string) => fileURLToPath(new URL(`../../${name}/`, import.meta.url));
const RULES = folder('rules');
const SAMPLES = folder('samples');

const paths = readdirSync(RULES, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(RULES.length).replaceAll('\\', '/'))
  .sort();

/** The rules that ship, compiled. */
export const { ruleset, diagnostics } = compileRules({
  read: (path) => (paths.includes(path) ? readFileSync(join(RULES, path), 'utf8') : undefined),
  paths: () => paths,
});

const index = buildIndex(ruleset);

/** Names of the sample folders. */
export const samples = readdirSync(SAMPLES).sort();

/** A policy's name without its department: what the names of its samples begin with. */
export const nameOf = (policy: string) => policy.slice(policy.lastIndexOf('/') + 1);

/** A sample's mail as it came over the wire, or its event. */
export const sampleOf = (sample: string): Sample =>
  existsSync(join(SAMPLES, sample, 'event.json'))
    ? readSample({ path: join(SAMPLES, sample, 'event.json') }, ruleset)
    : readFileSync(join(SAMPLES, sample, 'message.eml'));

/** @throws where the scenario has a field that there is none of. */
export const scenarioOf = (sample: string) =>
  scenario.parse(JSON.parse(readFileSync(join(SAMPLES, sample, 'scenario.json'), 'utf8')));

/** The mails among the samples. */
export const mails: readonly Uint8Array[] = samples.map(sampleOf).filter((sample) => sample instanceof Uint8Array);

export const play = (sample: string): Promise<Replay> => replay(sampleOf(sample), ruleset, index, scenarioOf(sample));
