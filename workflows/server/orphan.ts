import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';

/** A server that runs, as it is written down beside its file. */
export interface Running {
  readonly pid: number;
  readonly address: string;
  readonly uiAddress: string | undefined;
}

const noteOf = (dbFile: string) => `${dbFile}.server.json`;

export function remember(dbFile: string, running: Running): void {
  writeFileSync(noteOf(dbFile), JSON.stringify(running));
}

export function forget(dbFile: string): void {
  rmSync(noteOf(dbFile), { force: true });
}

/** The server that still runs on a file because the process that started it was killed. Process ids are reused: its command line must name the file. */
export function orphan(dbFile: string): Running | undefined {
  try {
    const note = JSON.parse(readFileSync(noteOf(dbFile), 'utf8')) as Running;
    const command = execFileSync('ps', ['-o', 'args=', '-p', String(note.pid)], { encoding: 'utf8', stdio: 'pipe' });
    return command.includes(dbFile) ? note : undefined;
  } catch {
    return undefined;
  }
}
