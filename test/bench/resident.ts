import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Resident memory of a process, in MB (Linux: proc(5), `VmRSS`). */
export function residentMb(pid: number): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))!;
  return Number(kilobytes) / 1024;
}

/** The middle of several looks: memory that is about to be given back does not count, nor does a lucky moment. */
export async function settledMb(pid: number, looks = 11, every = 500): Promise<number> {
  const seen: number[] = [];
  for (let n = 0; n < looks; n++) {
    seen.push(residentMb(pid));
    await sleep(every);
  }
  return seen.sort((a, b) => a - b)[Math.floor(looks / 2)]!;
}
