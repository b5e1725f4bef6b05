import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readReplyToken, replyToken, replyTokensIn } from '../../connectors/links/reply-token.ts';
import { type Grant, readGrant, sealGrant } from '../../connectors/links/token.ts';
import { keyOf } from '../../workflows/key.ts';

const key = keyOf(Buffer.alloc(32, 1)).derive('links');
const NOW = Date.parse('2026-03-02T01:00:00Z');
const grant: Omit<Grant, 'nonce'> = {
  action: 'acknowledge',
  event: 'mail-00112233445566778899aabbccddeeff',
  alert: '00112233445566778899aabbccddeeff',
  person: '李雷',
  expires: NOW + 1_000,
};
const read = (token: string, at = NOW, by = key) => readGrant(token, by, at);

describe('the token of a link', () => {
  it('says again what was sealed into it, and is fit for an address', () => {
    const token = sealGrant(grant, key);
    expect(read(token)).toEqual({ grant: { ...grant, nonce: expect.stringMatching(/^[0-9a-f]{24}$/) } });
    expect(token).toMatch(/^[\w-]{120,220}$/);
  });

  it('is the same when the same alert is sent again, and another for another action, alert or person', () => {
    const nonces = [{}, { action: 'resolve' as const }, { alert: 'ff'.repeat(16) }, { person: 'chen' }].map(
      (change) => {
        const reading = read(sealGrant({ ...grant, ...change }, key));
        return 'grant' in reading && reading.grant.nonce;
      },
    );
    expect(new Set(nonces).size).toBe(4);
    expect(sealGrant(grant, key)).toBe(sealGrant({ ...grant }, key));
  });

  it('ends at its second', () => {
    const token = sealGrant(grant, key);
    expect(read(token, NOW + 999)).toHaveProperty('grant');
    expect(read(token, NOW + 1_000)).toEqual({ trouble: 'expired' });
  });

  it('of another installation, or signed for another purpose, is refused', () => {
    const other = keyOf(Buffer.alloc(32, 2)).derive('links');
    const replies = keyOf(Buffer.alloc(32, 1)).derive('replies');
    for (const by of [other, replies]) expect(read(sealGrant(grant, by))).toEqual({ trouble: 'invalid' });
  });

  it('of a later version is refused, though it is signed', () => {
    const body = Buffer.from(sealGrant(grant, key), 'base64url').subarray(0, -32);
    for (const [at, value] of [
      [0, 2],
      [1, 9],
    ] as const) {
      const changed = Buffer.from(body);
      changed[at] = value;
      const mac = createHmac('sha256', key).update(changed).digest();
      expect(read(Buffer.concat([changed, mac]).toString('base64url'))).toEqual({ trouble: 'invalid' });
    }
  });

  it('is refused with any letter changed, cut anywhere, or with anything added', () => {
    const token = sealGrant(grant, key);
    for (let at = 0; at < token.length; at++) {
      const other = token[at] === 'A' ? 'B' : 'A';
      expect(read(token.slice(0, at) + other + token.slice(at + 1))).toEqual({ trouble: 'invalid' });
      expect(read(token.slice(0, at))).toEqual({ trouble: 'invalid' });
    }
    for (const more of ['A', '=', '.', '>', ' ']) expect(read(token + more)).toEqual({ trouble: 'invalid' });
  });

  it('is refused whatever is written instead of one', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'AZaz09_-'), maxLength: 2_000 })),
        (text) => {
          expect(read(text)).toEqual({ trouble: 'invalid' });
        },
      ),
    );
  });

  it('names nothing that is too long to be named', () => {
    expect(() => sealGrant({ ...grant, person: 'x'.repeat(256) }, key)).toThrow('longer than 255 bytes');
  });
});

describe('the token of an answer', () => {
  const alert = '00112233445566778899aabbccddeeff';
  const token = replyToken(alert, key)!;

  it('tells the alert, in capitals too', () => {
    expect(token).toMatch(/^[a-z2-7]{42}$/);
    expect(readReplyToken(token, key)).toBe(alert);
    expect(readReplyToken(token.toUpperCase(), key)).toBe(alert);
  });

  it('is refused with any letter changed, cut, or by another key', () => {
    for (let at = 0; at < token.length; at++) {
      const other = token[at] === 'a' ? 'q' : 'a';
      // The last letter carries two bits that mean nothing.
      const changed = readReplyToken(token.slice(0, at) + other + token.slice(at + 1), key);
      expect(changed).toBeUndefined();
      expect(readReplyToken(token.slice(0, at), key)).toBeUndefined();
    }
    expect(readReplyToken(token, new Uint8Array(32))).toBeUndefined();
    expect(readReplyToken('1'.repeat(42), key)).toBeUndefined();
  });

  it('is found in addresses and subjects, and nowhere else', () => {
    expect(replyTokensIn([`alerts+${token}@ours.example`], '')).toEqual([token]);
    expect(replyTokensIn([], `AW: Customs hold [#${token.toUpperCase()}]`)).toEqual([token]);
    expect(replyTokensIn([`${token}@ours.example`, 'alerts+x@ours.example'], `#${token}`)).toEqual([]);
  });

  it('is not made for what is no alert of the arbiter', () => {
    expect(replyToken('a', key)).toBeUndefined();
  });
});
