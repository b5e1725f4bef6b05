import { describe, expect, it } from 'vitest';
import type { Bench } from '../contract.ts';

export function rulesContract(given: () => Bench): void {
  describe('published rulesets', () => {
    it('are kept by hash, the latest published is the active one', async () => {
      const bench = given();
      expect(await bench.store.rules.active()).toBeUndefined();
      expect(await bench.store.rules.activeHash()).toBeUndefined();
      await bench.store.rules.publish('{"a":1}', 'hash-a');
      bench.now = 2_000;
      await bench.store.rules.publish('{"b":1}', 'hash-b');
      const { rules } = await bench.reopen();
      expect(await rules.active()).toEqual({ hash: 'hash-b', json: '{"b":1}', publishedAt: 2_000 });
      expect(await rules.activeHash()).toBe('hash-b');
      expect(await rules.get('hash-a')).toEqual({ hash: 'hash-a', json: '{"a":1}', publishedAt: 1_000 });
      expect(await rules.get('hash-c')).toBeUndefined();
    });

    it('are all kept when many are published at once', async () => {
      const { rules } = given().store;
      const hashes = Array.from({ length: 20 }, (_, at) => `hash-${at}`);
      await Promise.all(hashes.map((hash) => rules.publish(hash, hash)));
      expect((await Promise.all(hashes.map((hash) => rules.get(hash)))).map((found) => found?.json)).toEqual(hashes);
      const active = (await rules.active())!.hash;
      expect(hashes).toContain(active);
      await rules.publish('{}', 'hash-last');
      expect((await rules.active())?.hash).toBe('hash-last');
    });

    it('can be gone back to, and published twice to no effect', async () => {
      const bench = given();
      const { rules } = bench.store;
      await rules.publish('{"a":1}', 'hash-a');
      await rules.publish('{"b":1}', 'hash-b');
      bench.now = 3_000;
      await rules.publish('{"a":1}', 'hash-a');
      bench.now = 4_000;
      await rules.publish('{"a":1}', 'hash-a');
      expect(await rules.active()).toEqual({ hash: 'hash-a', json: '{"a":1}', publishedAt: 3_000 });
      expect((await rules.get('hash-b'))?.json).toBe('{"b":1}');
    });
  });
}
