import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFiles } from '../../connectors/store/files.ts';
import type { Bytes } from '../../connectors/store/store.ts';
import { SealingCodec } from '../../workflows/codec/codec.ts';
import { keyOf } from '../../workflows/key.ts';

const OURS = keyOf(new Uint8Array(32).fill(1));
const THEIRS = keyOf(new Uint8Array(32).fill(2));

let dir: string;
let large: Bytes;
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'posthorn-codec-'));
  large = await openFiles(dir);
});
afterEach(() => rmSync(dir, { recursive: true }));

const payload = (value: unknown) => defaultPayloadConverter.toPayload(value)!;
const readOf = (one: Payload) => defaultPayloadConverter.fromPayload(one);
const codec = (key = OURS) => new SealingCodec(key, large);
/** So that compression does not help. */
const numbers = () => Array.from({ length: 20_000 }, () => Math.random());

describe('the codec', () => {
  it.each([['a word'], [{ subject: '清关异常', list: [1, null, true] }], [''], ['long '.repeat(10_000)]])(
    'gives back what it sealed: %j',
    async (value) => {
      const [sealed] = await codec().encode([payload(value)]);
      expect(readOf((await codec().decode([sealed!]))[0]!)).toEqual(value);
    },
  );

  it('shows nothing of the value and the same value never alike', async () => {
    const [one, two] = await codec().encode([payload('Customs hold'), payload('Customs hold')]);
    expect(Buffer.from(one!.data!).includes('Customs')).toBe(false);
    expect(Buffer.from(one!.data!).equals(Buffer.from(two!.data!))).toBe(false);
  });

  it('keeps what is large in a file, sealed as well', async () => {
    const value = { secret: 'Customs hold', numbers: numbers() };
    const [sealed] = await codec().encode([payload(value)]);
    expect(sealed!.data!.length).toBe(64);
    const hash = Buffer.from(sealed!.data!).toString();
    expect(readdirSync(join(dir, hash.slice(0, 2)))).toEqual([hash]);
    expect(readOf((await codec().decode([sealed!]))[0]!)).toEqual(value);
  });

  it('says which key was used and which would be needed', async () => {
    const [sealed] = await codec(THEIRS).encode([payload('x')]);
    await expect(codec().decode([sealed!])).rejects.toThrow(
      `with the key ${THEIRS.id}, and the key in use is ${OURS.id}`,
    );
  });

  it('refuses what was changed, in its bytes or in its file', async () => {
    const [small, kept] = await codec().encode([payload('x'.repeat(1_000)), payload(numbers())]);
    const data = Uint8Array.from(small!.data!);
    for (const place of [0, 5, data.length - 1]) {
      const changed = data.with(place, data[place]! ^ 1);
      await expect(codec().decode([{ ...small!, data: changed }])).rejects.toThrow('damaged or changed');
    }
    const hash = Buffer.from(kept!.data!).toString();
    const file = join(dir, hash.slice(0, 2), hash);
    writeFileSync(file, 'other bytes');
    await expect(codec().decode([kept!])).rejects.toThrow(`${file}: the file is damaged`);
    rmSync(file);
    await expect(codec().decode([kept!])).rejects.toThrow(`${file}: there is no such file`);
    const climbing = { ...kept!, data: Buffer.from('../../etc/passwd') };
    await expect(codec().decode([climbing])).rejects.toThrow('there is no such file');
  });

  it('passes on what is not ours', async () => {
    const plain = payload('from Temporal itself');
    expect(await codec().decode([plain])).toEqual([plain]);
  });
});
