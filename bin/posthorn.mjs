#!/usr/bin/env node
// The command `posthorn`. In a clone it runs the sources, in the published package what was built from them (Node strips no
// types inside node_modules). Both want a newer Node than many systems have: then the npm package "node" beside us is used.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { NEEDED_NODE, nodeVersion } from './node-version.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

if (Number.parseInt(process.versions.node, 10) >= NEEDED_NODE) {
  const sources = join(ROOT, 'app/cli/main.ts');
  const main = existsSync(sources) ? sources : join(ROOT, 'dist/app/cli/main.js');
  await import(pathToFileURL(main).href);
} else {
  const node = newerNode();
  if (node) runBy(node);
  else {
    console.error(
      `posthorn needs Node ${NEEDED_NODE}, this is ${process.version}. Install it, or run "npm install node@${NEEDED_NODE}" in this folder.`,
    );
    process.exitCode = 2;
  }
}

function newerNode() {
  try {
    const found = join(dirname(createRequire(import.meta.url).resolve('node/package.json')), 'bin/node');
    return nodeVersion(found) >= NEEDED_NODE ? found : undefined;
  } catch {
    return undefined;
  }
}

function runBy(node) {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}
