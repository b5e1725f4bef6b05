import { execFile } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { configSchema } from '../../app/config/schema.ts';
import { ROOT } from '../app/command.ts';
import { commandsIn, isAsShown } from './console.ts';

const DOCUMENTS = [
  ...globSync('README*.md', { cwd: ROOT }),
  ...globSync('docs/**/*.md', { cwd: ROOT }),
  'engine/README.md',
];

/** What they show needs a Posthorn that runs; each has a test of its own. */
const OF_A_RUNNING_ONE = ['docs/operations.md'];

const textOf = (file: string) => readFileSync(join(ROOT, file), 'utf8');

describe('commands in the docs', () => {
  const standing = DOCUMENTS.filter((file) => !OF_A_RUNNING_ONE.includes(file));
  const shown = standing.flatMap((file) => commandsIn(file).map((one) => ({ file, ...one })));

  it.each(shown)('$file: $command', async ({ command, output }) => {
    const { stdout } = await promisify(execFile)('sh', ['-c', command], { cwd: ROOT });
    const lines = stdout.trimEnd().split('\n');
    expect(isAsShown(lines, output) ? output : lines).toEqual(output);
  });
});

describe('what the docs name', () => {
  it.each(DOCUMENTS)('%s: every link leads to a file', (file) => {
    const links = [...textOf(file).matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)].map(([, link]) => link!);
    expect(links.filter((link) => !existsSync(join(ROOT, dirname(file), link)))).toEqual([]);
  });

  it.each([
    'docs/channels.md',
    ...globSync('docs/channels/*.md', { cwd: ROOT }),
    'docs/connect-a-mailbox.md',
    'docs/acknowledge.md',
  ])('%s: every whole configuration is valid', (file) => {
    const blocks = [...textOf(file).matchAll(/^```json\n(.*?)^```$/gms)].map(([, block]) => JSON.parse(block!));
    for (const block of blocks)
      expect(configSchema.safeParse('host' in block ? { mailboxes: [block] } : block).error).toBeUndefined();
    expect(blocks.length).toBeGreaterThan(0);
  });

  it('README.md: the policy is the one that ships', () => {
    const file = textOf('rules/logistics/shipping-trouble.ts');
    for (const document of ['README.md', 'README.zh-CN.md']) {
      const [, policy] = /^```ts\n(export default.*?)^```$/ms.exec(textOf(document))!;
      expect(file.endsWith(policy!)).toBe(true);
    }
  });
});
