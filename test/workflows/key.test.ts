import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventId, keyOf, openKey } from '../../workflows/key.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'posthorn-key-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

const HEX = 'ab'.repeat(32);
const file = () => join(dir, 'key');

describe('the key of an installation', () => {
  it('is made once, for this user alone, and is the same ever after', () => {
    const made = openKey(dir, {});
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(readFileSync(file(), 'utf8')).toMatch(/^[0-9a-f]{64}\n$/);
    expect(openKey(dir, {}).derive('payloads')).toEqual(made.derive('payloads'));
  });

  it('is that of POSTHORN_KEY where that is given, and then writes none', () => {
    const given = openKey(dir, { POSTHORN_KEY: HEX });
    expect(given.id).toBe(keyOf(Buffer.from(HEX, 'hex')).id);
    expect(() => statSync(file())).toThrow('ENOENT');
  });

  it('must be the one that the data were written with', () => {
    const { id } = openKey(dir, {});
    expect(() => openKey(dir, { POSTHORN_KEY: HEX })).toThrow(`were written with the key ${id}`);
    expect(() => openKey(dir, { POSTHORN_KEY: HEX })).toThrow(`in ${file()}`);
  });

  it.each(['', 'abc', `${HEX}00`, 'x'.repeat(64)])('is refused where it is %j', (text) => {
    writeFileSync(file(), text);
    expect(() => openKey(dir, {})).toThrow(`${file()}: a key is 64 hexadecimal digits`);
    expect(() => openKey(dir, { POSTHORN_KEY: text })).toThrow('POSTHORN_KEY: a key is 64 hexadecimal digits');
  });

  it('says where it cannot be read', () => {
    mkdirSync(file());
    expect(() => openKey(dir, {})).toThrow(`${file()}: the key cannot be read (EISDIR)`);
  });

  it('gives each purpose a key of its own', () => {
    const key = keyOf(new Uint8Array(32));
    const made = ['payloads', 'event id', 'own mail'].map((purpose) =>
      Buffer.from(key.derive(purpose)).toString('hex'),
    );
    expect(new Set(made).size).toBe(3);
    expect(made.every((one) => one.length === 64)).toBe(true);
  });
});

describe('the id of an event', () => {
  const key = keyOf(new Uint8Array(32).fill(3));
  const mail = { messageId: 'a@b.example', digest: 'd'.repeat(64) };

  it('is of the mail and the key, and shows neither', () => {
    expect(eventId(key, mail)).toMatch(/^mail-[0-9a-f]{32}$/);
    expect(eventId(key, mail)).toBe(eventId(key, { ...mail }));
    expect(eventId(key, { ...mail, messageId: 'c@d.example' })).not.toBe(eventId(key, mail));
    expect(eventId(key, { ...mail, digest: 'e'.repeat(64) })).not.toBe(eventId(key, mail));
    expect(eventId(keyOf(new Uint8Array(32)), mail)).not.toBe(eventId(key, mail));
  });

  it('does not mistake a part of one for a part of the other', () => {
    expect(eventId(key, { messageId: 'ab', digest: 'c' })).not.toBe(eventId(key, { messageId: 'a', digest: 'bc' }));
  });
});
