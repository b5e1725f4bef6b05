// Builds what the published package runs: `npm pack` does this by itself. In a clone nothing needs it.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const inRoot = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

rmSync(inRoot('dist'), { recursive: true, force: true });
const { status } = spawnSync(
  process.execPath,
  [inRoot('node_modules/typescript/bin/tsc'), '-p', inRoot('tsconfig.build.json')],
  {
    stdio: 'inherit',
  },
);
if (status !== 0) process.exit(1);

const vite = [inRoot('node_modules/vite/bin/vite.js'), 'build', inRoot('editor'), '--logLevel', 'error'];
if (spawnSync(process.execPath, vite, { stdio: 'inherit' }).status !== 0) process.exit(1);

// What Temporal's sandbox runs is bundled here, so that a first start need not.
const { prebuiltPath, writeBundle } = await import('../dist/workflows/bundle.js');
for (const name of ['workflows', 'replay']) await writeBundle(name, prebuiltPath(name));
