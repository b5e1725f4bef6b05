import { createHash, randomBytes } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { FAILURES } from './codec/codec.ts';

/** The workflows as one file for the worker's sandbox. */
export interface Bundle {
  readonly codePath: string;
  /** SHA-256 of the code, the first 12 hex digits. */
  readonly id: string;
}

const ROOT = join(import.meta.dirname, '..');
const HERE = import.meta.dirname;
/** The production workflows, and those of `replay --temporal`. */
export type BundleName = 'workflows' | 'replay';
const DEFINITIONS: { readonly [name in BundleName]: string } = {
  workflows: 'definitions',
  replay: 'definitions/replay',
};
/**
 * Evaluated once for all workflows of a worker, and frozen, instead of once for each (25 ms, and the memory of all schemas). They, and
 * all that they import, keep nothing of a run in their modules; caches of what was compiled from a pattern may be shared.
 */
const PURE = ['engine/interpreter/scheduler', 'engine/interpreter/drive', 'engine/catalogue/index'];
/** In a clone, by a hash of the sources. */
const CACHE = join(ROOT, 'node_modules', '.cache', 'posthorn');
const OLD_MS = 7 * 24 * 3_600_000;

/** The bundle: prebuilt, or made once for these sources (0.1 s against 3 s). */
export async function loadBundle(name: BundleName = 'workflows'): Promise<Bundle> {
  const prebuilt = prebuiltPath(name);
  if (existsSync(prebuilt)) return bundleAt(prebuilt);
  const path = join(CACHE, `${name}-${sourcesHash()}.cjs`);
  if (!existsSync(path)) {
    dropOld(name);
    await writeBundle(name, path);
  }
  return bundleAt(path);
}

/** Where the published package has a bundle; whoever builds the package calls {@link writeBundle} for each name. */
export const prebuiltPath = (name: BundleName) => join(HERE, `${name}-bundle.cjs`);

/** Bundles the workflow definitions and all that they import into one file. */
export async function writeBundle(name: BundleName, path: string): Promise<void> {
  const { code } = await bundleWorkflowCode({
    workflowsPath: join(HERE, DEFINITIONS[name], `index${extname(import.meta.filename)}`),
    failureConverterPath: FAILURES,
    preloadModules: PURE.map((path) => join(ROOT, `${path}${extname(import.meta.filename)}`)),
    logger: new DefaultLogger('ERROR'),
  });
  mkdirSync(dirname(path), { recursive: true });
  const scratch = `${path}.${randomBytes(6).toString('hex')}`;
  writeFileSync(scratch, code);
  renameSync(scratch, path);
}

function bundleAt(codePath: string): Bundle {
  return { codePath, id: createHash('sha256').update(readFileSync(codePath)).digest('hex').slice(0, 12) };
}

/** Of everything that the definitions may import: the engine, themselves, and the SDK by its version. */
function sourcesHash(): string {
  const hash = createHash('sha256');
  const sources = ['engine/**/*.ts', 'workflows/definitions/**/*.ts', 'workflows/codec/*.ts', 'workflows/names.ts'];
  for (const path of globSync(sources, { cwd: ROOT }).sort()) hash.update(path).update(readFileSync(join(ROOT, path)));
  const { version } = createRequire(import.meta.url)('@temporalio/workflow/package.json') as { version: string };
  return hash.update(version).digest('hex').slice(0, 16);
}

/** Not those of late: another process may be about to load its own. */
function dropOld(name: BundleName): void {
  const old = globSync(`${name}-*.cjs`, { cwd: CACHE })
    .map((file) => join(CACHE, file))
    .filter((path) => Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) > OLD_MS);
  for (const path of old) rmSync(path, { force: true });
}
