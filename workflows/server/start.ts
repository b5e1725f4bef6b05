import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import type { Socket } from 'node:net';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { forget, orphan, remember } from './orphan.ts';
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
  const left = orphan(dbFile);
  if (left && (await isReady(left.address))) return { ...left, stop: () => stopped(left.pid, dbFile) };
  await requireFreePort(ip, port);
  if (uiPort !== false) await requireFreePort(ip, uiPort);
  makeFolder(dirname(dbFile));
  const ui = uiPort === false ? ['--headless'] : ['--ui-port', String(uiPort), '--ui-disable-news-fetch'];
  const where = ['--db-filename', dbFile, '--ip', ip, '--port', String(port), ...ui];
  // In a process group of its own: Ctrl-C is for us, and the worker needs the server until it has ended.
  const child = spawn(program, ['server', 'start-dev', ...where, ...DURABLE, '--log-level', 'error'], {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const server = { address: `${ip}:${port}`, uiAddress: uiPort === false ? undefined : `http://${ip}:${uiPort}` };
  await ready(child, server.address, program);
  const pid = child.pid!;
  remember(dbFile, { pid, ...server });
  const endWithUs = () => child.kill();
  process.once('exit', endWithUs);
  child.once('exit', () => process.off('exit', endWithUs));
  return { ...server, pid, stop: () => stopped(pid, dbFile) };
}

/** Resolves once the server answers; rejects with what it said where it ends before. */
async function ready(child: ChildProcess, address: string, program: string): Promise<void> {
  let said = '';
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-4_000)));
  const ended = new AbortController();
  child.once('error', (error) => ended.abort(new ServerError(`${program} cannot be started: ${error.message}.`)));
  child.once('exit', (code) =>
    ended.abort(new ServerError(`The Temporal server ended at its start (exit code ${code}): ${lastLine(said)}`)),
  );
  for (const start = Date.now(); Date.now() - start < READY_MS; await sleep(20)) {
    ended.signal.throwIfAborted();
    if ((await isOpen(address)) && (await isReady(address))) return unreferenced(child);
  }
  child.kill('SIGKILL');
  throw new ServerError(`The Temporal server was not ready within ${READY_MS / 1000} s: ${lastLine(said)}`);
}

/** It does not keep us alive, and what it says later is of no use to anybody. */
function unreferenced(child: ChildProcess): void {
  child.stderr!.removeAllListeners('data').resume();
  (child.stderr as Socket).unref();
  child.unref();
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

const lastLine = (text: string) => text.trim().split('\n').at(-1) || 'it said nothing.';
