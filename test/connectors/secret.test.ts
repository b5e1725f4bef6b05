import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSecret, secret } from '../../connectors/secret.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'posthorn-secret-'));
});
afterEach(() => rm(dir, { recursive: true }));

describe('a secret', () => {
  it('is read from the environment', () => {
    process.env.POSTHORN_TEST_HUSH = 'hush';
    expect(readSecret({ env: 'POSTHORN_TEST_HUSH' })).toBe('hush');
    delete process.env.POSTHORN_TEST_HUSH;
    expect(() => readSecret({ env: 'POSTHORN_TEST_HUSH' })).toThrow(
      'The environment variable POSTHORN_TEST_HUSH is not set.',
    );
  });

  it.each([
    ['hush', 'hush'],
    ['hush\n', 'hush'],
    ['hush\r\n', 'hush'],
    [' hush \n\n', ' hush \n'],
  ])('is read from a file that holds %j', async (contents, value) => {
    const file = join(dir, 'secret');
    await writeFile(file, contents);
    expect(readSecret({ file })).toBe(value);
  });

  it('that is not there is missed in words', async () => {
    const file = join(dir, 'secret');
    expect(() => readSecret({ file })).toThrow(`${file}: the secret cannot be read (ENOENT).`);
    await writeFile(file, '\n');
    expect(() => readSecret({ file })).toThrow(`${file}: the file is empty.`);
  });

  it.each(['hush', {}, { env: '' }, { env: 'A', file: 'b' }, { value: 'hush' }])(
    'is never written as %j',
    (written) => {
      expect(secret.safeParse(written).success).toBe(false);
    },
  );
});
