import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { forget, orphan, type Running, remember } from './orphan.ts';
import { isOpen, requireFreePort } from './port.ts';
import { ServerError } from './server-error.ts';

export interface ServerOptions {
  /** The `temporal` program. */
  readonly program: string;
  /** SQLite file with all that the server knows. Made where there is none. */
  readonly dbFile: string;
  readonly ip?: string;
  readonly port?: number;
  /** Of Temporal's own web interface. `false`: without it. */
  readonly uiPort?: number | false;
}

export interface TemporalServer {
  /** `host:port` of the gRPC service. */
  readonly address: string;
  /** URL of Temporal's own web interface, where it has one. */
  readonly uiAddress: string | undefined;
  readonly pid: number;
  /** Ends the server in good order, at most 3 s later by force. */
  stop(): Promise<void>;
}

/** How long a start may take: a file with a long history is read first. */
const READY_MS = 30_000;
const STOP_MS = 3_000;

/** Write-ahead logging makes every commit one synced write instead of three; `FULL` keeps commits through a power cut. */
const DURABLE = ['--sqlite-pragma', 'journal_mode=WAL', '--sqlite-pragma', 'synchronous=FULL'];

/**
 * Starts Temporal's development server on a file, as a child that ends with us. If an earlier process of ours was killed
 * and its server still runs on that file, that one is taken over.
 *
 * @throws ServerError where a port is taken, the file cannot be used, or the server is not ready within 30 s
 */
export async function startServer(options: ServerOptions): Promise<TemporalServer> {
  const { program, dbFile, ip = '127.0.0.1', port = 7233, uiPort = port + 1000 } = options;
  const left = await takenOver(dbFile);
  if (left) return { ...left, stop: () => stopped(left.pid, dbFile) };
  await requireFreePort(ip, port);
  if (uiPort !== false) await requireFreePort(ip, uiPort);
  makeFolder(dirname(dbFile));
  const ui = uiPort === false ? ['--headless'] : ['--ui-port', String(uiPort), '--ui-disable-news-fetch'];
  const where = ['--db-filename', dbFile, '--ip', ip, '--port', String(port), ...ui];
  const log = openSync(logOf(dbFile), 'w', 0o600);
  // In a process group of its own: Ctrl-C is for us, and the worker needs the server until it has ended. It writes to a file,
  // for a pipe whose reader was killed would be its end at the first word.
  const child = spawn(program, ['server', 'start-dev', ...where, ...DURABLE, '--log-level', 'error'], {
    detached: true,
    stdio: ['ignore', 'ignore', log],
  });
  closeSync(log);
  const endWithUs = () => child.kill();
  process.once('exit', endWithUs);
  child.once('exit', () => process.off('exit', endWithUs));
  const server = { address: `${ip}:${port}`, uiAddress: uiPort === false ? undefined : `http://${ip}:${uiPort}` };
  // Before it is ready: we may be killed while we wait, and the next of us is to find it.
  if (child.pid) remember(dbFile, { pid: child.pid, ...server });
  await ready(child, server.address, { program, dbFile });
  const pid = child.pid!;
  return { ...server, pid, stop: () => stopped(pid, dbFile) };
}

/** The server that an earlier process of ours left on the file, once it answers. One that never does is ended. */
async function takenOver(dbFile: string): Promise<Running | undefined> {
  let left = orphan(dbFile);
  for (const start = Date.now(); left && Date.now() - start < READY_MS; left = orphan(dbFile)) {
    if ((await isOpen(left.address)) && (await isReady(left.address))) return left;
    await sleep(100);
  }
  if (left) await stopped(left.pid, dbFile);
  return undefined;
}

/** Resolves once the server answers; rejects with what it said where it ends before. */
async function ready(child: ChildProcess, address: string, of: Pick<ServerOptions, 'program' | 'dbFile'>) {
  const ended = new AbortController();
  child.once('error', (error) => ended.abort(new ServerError(`${of.program} cannot be started: ${error.message}.`)));
  child.once('exit', (code) =>
    ended.abort(new ServerError(`The Temporal server ended at its start (exit code ${code}): ${lastWords(of.dbFile)}`)),
  );
  for (const start = Date.now(); Date.now() - start < READY_MS; await sleep(20)) {
    ended.signal.throwIfAborted();
    // It does not keep us alive.
    if ((await isOpen(address)) && (await isReady(address))) return child.unref();
  }
  child.kill('SIGKILL');
  throw new ServerError(`The Temporal server was not ready within ${READY_MS / 1000} s: ${lastWords(of.dbFile)}`);
}

async function isReady(address: string): Promise<boolean> {
  try {
    const connection = await Connection.connect({ address, connectTimeout: 1_000 });
    try {
      await connection.workflowService.describeNamespace({ namespace: 'default' });
      return true;
    } finally {
      await connection.close();
    }
  } catch {
    return false;
  }
}

async function stopped(pid: number, dbFile: string): Promise<void> {
  const start = Date.now();
  for (let signal: NodeJS.Signals = 'SIGTERM'; kill(pid, signal); await sleep(25)) {
    signal = Date.now() - start > STOP_MS ? 'SIGKILL' : 'SIGCONT';
  }
  forget(dbFile);
}

/** @returns whether there was such a process. */
function kill(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new ServerError(
      `${folder}: the folder for Temporal's data cannot be made (${(error as NodeJS.ErrnoException).code}).`,
    );
  }
}

/** Where the server writes what goes wrong. */
const logOf = (dbFile: string) => `${dbFile}.log`;

const lastWords = (dbFile: string) =>
  readFileSync(logOf(dbFile), 'utf8').trim().split('\n').at(-1) || 'it said nothing.';
