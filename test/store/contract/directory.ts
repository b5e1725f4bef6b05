import { describe, expect, it } from 'vitest';
import type { Bench } from '../contract.ts';

export function directoryContract(given: () => Bench): void {
  describe('addresses', () => {
    it('are one for each person and channel', async () => {
      const { store, reopen } = given();
      await store.directory.set('li', 'email', 'old@example.com');
      await store.directory.set('li', 'email', 'li@example.com');
      await store.directory.set('li', 'hook', 'https://example.com/li');
      await store.directory.set('wang', 'email', 'wang@example.com');
      await store.directory.remove('li', 'hook');
      await store.directory.remove('nobody', 'hook');
      const { directory } = await reopen();
      const li = { person: 'li', channel: 'email', address: 'li@example.com' };
      const wang = { person: 'wang', channel: 'email', address: 'wang@example.com' };
      expect(await directory.all()).toEqual([li, wang]);
      expect(await directory.of(['li', 'nobody'])).toEqual([li]);
      expect(await directory.of([])).toEqual([]);
    });
  });

  describe('counters', () => {
    it('count each event once within a window that is open at its start', async () => {
      const { counters } = given().store;
      for (const [at, event] of [
        [10, 'a'],
        [20, 'b'],
        [20, 'b'],
        [30, 'c'],
      ] as const) {
        await counters.add('mail.received', 'x@example.com', at, event);
      }
      await counters.add('mail.received', 'y@example.com', 20, 'd');
      await counters.add('mail.bounced', 'x@example.com', 20, 'e');
      expect(await counters.count('mail.received', 'x@example.com', 10, 30)).toBe(2);
      expect(await counters.count('mail.received', 'x@example.com', 9, 29)).toBe(2);
      expect(await counters.count('mail.received', 'z@example.com', 0, 99)).toBe(0);
    });
  });
}
