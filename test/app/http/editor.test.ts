import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { editorBuild } from '../../../app/editor/build.ts';
import { openStage, type Stage } from './stage.ts';
import { ask } from './visitor.ts';

const root = mkdtempSync(join(tmpdir(), 'posthorn-editor-'));
const out = join(root, 'dist/editor');
let stage: Stage;
beforeAll(async () => {
  mkdirSync(join(out, 'assets'), { recursive: true });
  writeFileSync(join(out, 'index.html'), '<!doctype html><title>built</title>');
  writeFileSync(join(out, 'assets/index-AbC_12.js'), 'export {};');
  writeFileSync(join(out, 'assets/notes.txt'), 'no kind of file that an editor has');
  stage = await openStage({}, undefined, editorBuild(root));
});
afterAll(async () => {
  await stage.close();
  rmSync(root, { recursive: true });
});

const get = (path: string) => ask(stage.page.base, path, { headers: { authorization: `Bearer ${stage.token}` } });

describe('the editor, as it is served', () => {
  it('is for those who signed in', async () => {
    for (const path of ['/editor/', '/editor/assets/index-AbC_12.js']) {
      expect((await ask(stage.page.base, path)).status).toBe(401);
    }
  });

  it('opens at once for whoever comes with the token', async () => {
    const { status, headers } = await ask(stage.page.base, `/editor/?token=${stage.token}`);
    expect([status, headers.location]).toEqual([303, '/editor/']);
  });

  it('runs our own files and nothing else', async () => {
    const { status, headers, body } = await get('/editor/');
    expect([status, body]).toEqual([200, '<!doctype html><title>built</title>']);
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy.replace(/style-src [^;]+/, '')).not.toMatch(/unsafe/);
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
  });

  it('has its parts kept by browsers: their names change with what is in them', async () => {
    const { headers, body } = await get('/editor/assets/index-AbC_12.js');
    expect(body).toBe('export {};');
    expect(headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'private, max-age=31536000, immutable',
    });
  });

  it.each(['../index.html', '..%2findex.html', '%2e%2e/index.html', '.', 'notes.txt', 'absent.js', 'a/b.js'])(
    'gives nothing for %s',
    async (name) => {
      expect((await get(`/editor/assets/${name}`)).status).toBe(404);
    },
  );

  it('says what stands in the way of an editor', async () => {
    rmSync(join(out, 'index.html'));
    const { status, body, headers } = await get('/editor/');
    expect([status, headers['retry-after']]).toEqual([503, '2']);
    expect(body).toContain('The editor is missing: install the package again.');
    expect(body).not.toContain('http-equiv');
  });
});
