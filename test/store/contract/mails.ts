import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Bench } from '../contract.ts';

export function mailsContract(given: () => Bench): void {
  describe('raw mails', () => {
    it('come back byte for byte, by the SHA-256 of their bytes', async () => {
      const { store, reopen } = given();
      const hash = await store.mails.put(Buffer.from('abc'));
      expect(hash).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
      expect(await store.mails.put(Buffer.from('abc'))).toBe(hash);
      expect(Buffer.from(await (await reopen()).mails.read(hash)).toString()).toBe('abc');
    });

    it('may be large, empty, and hold any byte', async () => {
      const { mails } = given().store;
      for (const raw of [randomBytes(5_000_000), Buffer.alloc(0), Buffer.from([0, 255, 13, 10, 0])]) {
        expect(raw.equals(await mails.read(await mails.put(raw)))).toBe(true);
      }
    });

    it('may be put by many at once', async () => {
      const { mails } = given().store;
      const raw = randomBytes(100_000);
      const hashes = await Promise.all(Array.from({ length: 10 }, () => mails.put(raw)));
      expect(new Set(hashes).size).toBe(1);
      expect(raw.equals(await mails.read(hashes[0]!))).toBe(true);
    });

    it('are missed in words', async () => {
      const { mails } = given().store;
      await expect(mails.read('0'.repeat(64))).rejects.toMatchObject({ name: 'StoreError', trouble: 'missing' });
    });

    it('are never looked for outside of their folder', async () => {
      const { mails } = given().store;
      await expect(mails.read('../../../../etc/passwd')).rejects.toMatchObject({ trouble: 'missing' });
    });
  });
}
