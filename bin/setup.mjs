// `npm start`, `npm test`, `npm run bench` and `npm run chaos` on a fresh clone: brings what is missing, then runs the real thing on the
// Node that package.json pins. Plain JavaScript without dependencies, for it runs on the system's Node before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NEEDED_NODE, nodeVersion } from './node-version.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const MODULES = join(ROOT, 'node_modules');

/** What each script runs, and with which arguments. */
const SCRIPTS = {
  start: ['bin/posthorn.mjs', 'up'],
  test: ['test/run/main.ts'],
  bench: ['test/bench/main.ts'],
  chaos: ['test/chaos/main.ts'],
  fuzz: ['--conditions=source', 'test/fuzz/main.ts'],
};

class SetupError extends Error {}

function main([name = '', ...args]) {
  const script = SCRIPTS[name];
  if (!script) throw new SetupError(`Unknown script "${name}". There are: ${Object.keys(SCRIPTS).join(', ')}.`);
  installPackages();
  run(nodeToUse(), [...script, ...args]);
}

/** Installs anew whenever the lock file is younger than npm's own record of what it installed. */
function installPackages() {
  if (changedAt(join(MODULES, '.package-lock.json')) >= changedAt(join(ROOT, 'package-lock.json'))) return;
  say('Installing packages (once, a minute or two) …');
  const { status, error } = npm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
  if (error) throw new SetupError(`npm cannot be run (${error.code}). Install Node 20 or newer with npm.`);
  if (status !== 0)
    throw new SetupError('npm ci failed, see above. Most often the network or a proxy; then run this again.');
}

const changedAt = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** The npm that runs us, or the one beside our Node, or the one on PATH. */
function npm(args) {
  const { npm_execpath: cli } = process.env;
  const options = { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'], env: withPath(dirname(process.execPath)) };
  if (cli?.endsWith('.js')) return spawnSync(process.execPath, [cli, ...args], options);
  return spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
}

/** The Node that package.json pins; where its install script was held back, that script again; else our own if it will do. */
function nodeToUse() {
  const pinned = join(MODULES, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (nodeVersion(pinned) >= NEEDED_NODE) return pinned;
  if (Number.parseInt(process.versions.node, 10) >= NEEDED_NODE) return process.execPath;
  say(`Fetching Node ${NEEDED_NODE} (the npm package "node") …`);
  spawnSync(process.execPath, ['installArchSpecificPackage.js'], {
    cwd: join(MODULES, 'node'),
    stdio: ['ignore', 'ignore', 'inherit'],
    env: withPath(dirname(process.execPath)),
  });
  if (nodeVersion(pinned) >= NEEDED_NODE) return pinned;
  throw new SetupError(
    `Node ${NEEDED_NODE} is needed, this is ${process.version}, and npm did not bring it. Run "npm rebuild node", or install Node ${NEEDED_NODE}.`,
  );
}

/** Runs to the end in our place: Ctrl-C reaches the child by itself, other signals are passed on. */
function run(node, args) {
  const env = withPath(join(MODULES, '.bin'), dirname(node));
  const child = spawn(node, args, { cwd: ROOT, stdio: 'inherit', env });
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}

const withPath = (...folders) => ({ ...process.env, PATH: [...folders, process.env.PATH].join(delimiter) });

const say = (line) => console.error(line);

try {
  main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  console.error(error.message);
  process.exit(1);
}
