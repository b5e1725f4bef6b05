const [, NAME, PASS = '1'] = /^(.+?)(?::(\d+))?$/u.exec(process.env.POSTHORN_CRASH_AT ?? '') ?? [];

let passes = 0;

/**
 * A named place around a durable write, where a test can make the process die as from a power cut:
 * `POSTHORN_CRASH_AT=deliver:after-begin` at the first pass, `…=deliver:after-begin:3` at the third. Does nothing
 * otherwise.
 */
export function crashPoint(name: string): void {
  if (name !== NAME) return;
  passes += 1;
  if (passes === Number(PASS)) process.kill(process.pid, 'SIGKILL');
}
