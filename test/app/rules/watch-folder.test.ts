import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FolderWatch } from '../../../app/rules/watch-folder.ts';
import { eventually } from '../../sources/eventually.ts';

let dir: string;
let watch: FolderWatch;
let changes = 0;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'posthorn-watch-'));
  mkdirSync(join(dir, 'sales'));
  writeFileSync(join(dir, 'sales/a.ts'), '0');
  watch = new FolderWatch(dir, () => {
    changes += 1;
    watch.follow();
  });
});
afterEach(() => {
  watch.close();
  rmSync(dir, { recursive: true });
});

/** Expects that what is done is noticed. */
async function noticed(what: string, act: () => void): Promise<void> {
  const before = changes;
  act();
  await eventually(() => changes > before, what);
}

const file = (path: string) => join(dir, path);

test('notices a file again and again that is replaced by another of its name, as git and editors do', async () => {
  for (const round of ['1', '2', '3']) {
    await noticed(`round ${round}, renamed over it`, () => {
      writeFileSync(file('new'), round);
      renameSync(file('new'), file('sales/a.ts'));
    });
    await noticed(`round ${round}, removed and written anew`, () => {
      rmSync(file('sales/a.ts'));
      writeFileSync(file('sales/a.ts'), `${round} anew`);
    });
    await noticed(`round ${round}, written in its place`, () => writeFileSync(file('sales/a.ts'), `${round} more`));
  }
});

test('notices what is done in a folder that is new, and in one that was put in the place of another', async () => {
  await noticed('the new folder', () => mkdirSync(file('legal')));
  await noticed('a file in it', () => writeFileSync(file('legal/b.ts'), '1'));
  await noticed('another folder of its name', () => {
    renameSync(file('legal'), file('gone'));
    mkdirSync(file('legal'));
  });
  await noticed('a file in that', () => writeFileSync(file('legal/c.ts'), '1'));
});

test('ends', async () => {
  watch.close();
  const before = changes;
  writeFileSync(file('sales/a.ts'), '2');
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(changes).toBe(before);
});
