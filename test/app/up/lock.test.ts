import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { lockData } from '../../../app/up/lock.ts';

const folder = mkdtempSync(join(tmpdir(), 'posthorn-lock-'));
afterAll(() => rmSync(folder, { recursive: true }));

const LOCK = join(import.meta.dirname, '../../../app/up/lock.ts');

describe('the lock of a data folder', () => {
  it('makes the folder, for this user alone, and can be taken again once it is let go', () => {
    const data = join(folder, 'new');
    lockData(data).close();
    lockData(data).close();
    expect(statSync(data).mode & 0o777).toBe(0o700);
  });

  it('is refused while another process holds it, until that one is killed', async () => {
    const data = join(folder, 'held');
    const script = `import { lockData } from ${JSON.stringify(LOCK)}; globalThis.lock = lockData(${JSON.stringify(data)}); console.log('held'); setInterval(() => {}, 1000);`;
    const other = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    await once(other.stdout, 'data');
    expect(() => lockData(data)).toThrow(`${data}: another process holds it. Stop that process`);
    other.kill('SIGKILL');
    await once(other, 'exit');
    lockData(data).close();
  });

  it('says of a file in its place that it cannot be used', () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect(() => lockData(file)).toThrow(`${file}: it cannot be opened for writing.`);
  });
});
