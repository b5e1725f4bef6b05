// Builds what the published package runs: `npm pack` does this by itself. In a clone nothing needs it.
import { spawnSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const inRoot = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

rmSync(inRoot('dist'), { recursive: true, force: true });

const run = (program, ...args) => {
  const { status } = spawnSync(process.execPath, [inRoot(`node_modules/${program}`), ...args], { stdio: 'inherit' });
  if (status !== 0) process.exit(1);
};

run('typescript/bin/tsc', '-p', inRoot('tsconfig.build.json'));
for (const data of ['examples', 'replies/words'])
  cpSync(inRoot(`connectors/intent/${data}`), inRoot(`dist/connectors/intent/${data}`), { recursive: true });
// Rules see the language and nothing else of us.
run('typescript/bin/tsc', '-p', inRoot('tsconfig.types.json'));
run('vite/bin/vite.js', 'build', inRoot('editor'), '--logLevel', 'error');

// What Temporal's sandbox runs is bundled here, so that a first start need not.
const { prebuiltPath, writeBundle } = await import('../dist/workflows/bundle.js');
for (const name of ['workflows', 'replay']) await writeBundle(name, prebuiltPath(name));
