import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { setPriority } from 'node:os';
import { join } from 'node:path';

/** What the browser is given, and how it comes to be where the sources stand beside it. */
export interface EditorBuild {
  /** The folder with what was built last; `undefined` where nothing was. */
  folder(): string | undefined;
  /** Builds in the background where sources are newer than what is there. Does nothing in a published package. */
  begin(): void;
  /** What stands in the way, where the last attempt failed; one sentence. */
  trouble(): string | undefined;
  stop(): void;
}

/** What the editor is made of. */
const SOURCES = ['editor', 'engine', 'package-lock.json'];

/** @param root of the package or the clone */
export function editorBuild(root: string): EditorBuild {
  const out = join(root, 'dist/editor');
  const isClone = existsSync(join(root, 'editor'));
  let running: ChildProcess | undefined;
  let trouble: string | undefined;
  const folder = () => (existsSync(join(out, 'index.html')) ? out : undefined);
  const isStale = () =>
    isClone && (changedAt(join(out, 'index.html')) ?? 0) < Math.max(...SOURCES.map((path) => newest(join(root, path))));
  return {
    folder: () => (running ? undefined : folder()),
    trouble: () => trouble,
    begin() {
      if (!isClone && folder() === undefined) trouble = 'The editor is missing: install the package again.';
      if (running || !isStale()) return;
      trouble = undefined;
      running = buildInto(root, out, (failure) => {
        trouble = failure;
        running = undefined;
      });
    },
    stop: () => void running?.kill(),
  };
}

/** Builds beside the last build and takes its place at the end, so that nobody is ever served half of one. */
function buildInto(root: string, out: string, done: (trouble?: string) => void): ChildProcess {
  const fresh = join(root, 'dist', `.editor-${process.pid}`);
  mkdirSync(join(root, 'dist'), { recursive: true });
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const args = [vite, 'build', join(root, 'editor'), '--outDir', fresh, '--logLevel', 'error'];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
  if (child.pid !== undefined) yieldTo(child.pid);
  let said = '';
  child.stderr.on('data', (data: Buffer) => {
    said = `${said}${data}`.slice(-2_000);
  });
  child.on('error', ({ message }) => done(message));
  child.on('close', (code) => {
    if (code === 0) {
      rmSync(out, { recursive: true, force: true });
      renameSync(fresh, out);
    } else rmSync(fresh, { recursive: true, force: true });
    done(code === 0 ? undefined : `The editor could not be built: ${said.trim() || `exit code ${code}`}`);
  });
  return child;
}

/** Mail goes first. */
function yieldTo(pid: number): void {
  try {
    setPriority(pid, 10);
  } catch {
    // The process has ended already, or this system has no such thing.
  }
}

const changedAt = (path: string) => statSync(path, { throwIfNoEntry: false })?.mtimeMs;

function newest(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isDirectory()) return stat?.mtimeMs ?? 0;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}
