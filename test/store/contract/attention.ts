import { describe, expect, it } from 'vitest';
import type { NewSilence } from '../../../connectors/store/store.ts';
import type { Bench } from '../contract.ts';

const silence = (changes: Partial<NewSilence> = {}): NewSilence => ({
  id: 's1',
  matchers: [{ label: 'domain', is: '*.example.com' }],
  from: 100,
  until: 200,
  by: 'li',
  comment: '迁移',
  ...changes,
});

export function attentionContract(given: () => Bench): void {
  holding(given);
  hiding(given);
  describe('inhibitions', () => {
    it('are open from when a policy begins until it ends', async () => {
      const bench = given();
      const first = { event: 'e2', policy: 'it/outage', quiets: ['it/*'], labels: { mailbox: 'it' } };
      const second = { event: 'e1', policy: 'it/outage', quiets: [], labels: {} };
      await bench.store.inhibitions.open(first);
      bench.now += 1;
      await bench.store.inhibitions.open(second);
      expect(await bench.store.inhibitions.openNow(bench.now - 1)).toEqual([first]);
      bench.now += 1;
      await bench.store.inhibitions.open({ ...first, quiets: ['other'] });
      const { inhibitions } = await bench.reopen();
      expect(await inhibitions.openNow()).toEqual([second, first]);
      expect(await inhibitions.openNow(bench.now - 1)).toEqual([second]);
      await inhibitions.close('e2', 'it/outage');
      await inhibitions.close('e2', 'it/outage');
      expect(await inhibitions.openNow()).toEqual([second]);
    });
  });
}

function holding(given: () => Bench): void {
  describe('silences', () => {
    it('hold from their start until their end, or until somebody ends them', async () => {
      const { silences } = given().store;
      await silences.add(silence());
      const at = async (instant: number) => (await silences.at(instant)).map(({ id }) => id);
      expect([await at(99), await at(100), await at(199), await at(200)]).toEqual([[], ['s1'], ['s1'], []]);
      expect(await silences.end('s1', 150)).toMatchObject({ endedAt: 150 });
      expect([await at(149), await at(150)]).toEqual([['s1'], []]);
      expect(await silences.end('s1', 170)).toMatchObject({ endedAt: 150 });
      expect(await silences.end('nothing', 170)).toBeUndefined();
    });

    it('come back as they were made, the newest first', async () => {
      const bench = given();
      const recurs = { days: ['saturday', 'sunday'], from: '22:00', to: '06:00', zone: 'Asia/Shanghai' } as const;
      await bench.store.silences.add(silence());
      bench.now = 2_000;
      await bench.store.silences.add(silence({ id: 's2', recurs }));
      await bench.store.silences.add(silence({ comment: 'another' }));
      const { silences } = await bench.reopen();
      const first = { ...silence(), createdAt: 1_000, hidden: 0 };
      const second = { ...silence({ id: 's2', recurs }), createdAt: 2_000, hidden: 0 };
      expect(await silences.list()).toEqual([second, first]);
      expect(await silences.get('s2')).toEqual(second);
      expect(await silences.get('s3')).toBeUndefined();
    });
  });
}

function hiding(given: () => Bench): void {
  describe('what a silence hid', () => {
    it('is counted once for each alert', async () => {
      const { store, reopen } = given();
      await store.silences.add(silence());
      await store.silences.hid('s1', { key: 'k1', urgent: false, at: 110 });
      await store.silences.hid('s1', { key: 'k1', urgent: false, at: 120 });
      expect(await store.silences.get('s1')).toEqual({ ...silence(), createdAt: 1_000, hidden: 1 });
      await store.silences.hid('s1', { key: 'k2', urgent: true, at: 130 });
      await store.silences.hid('s1', { key: 'k3', urgent: true, at: 125 });
      const { silences } = await reopen();
      expect(await silences.at(150)).toMatchObject([{ id: 's1', hidden: 3, hidUrgentAt: 130 }]);
    });

    it('and that it ends is said once, by one of those who would', async () => {
      const { silences } = given().store;
      await silences.add(silence());
      const all = await Promise.all([150, 151, 152].map((at) => silences.markReminded('s1', 'ending', at)));
      expect(all.filter(Boolean)).toHaveLength(1);
      expect(await silences.markReminded('s1', 'urgent', 160)).toBe(true);
      expect(await silences.markReminded('s1', 'urgent', 160)).toBe(true);
      expect(await silences.get('s1')).toMatchObject({ remindedAt: 150 + all.indexOf(true), urgentToldAt: 160 });
      // of one that recurs, the next window
      expect(await silences.markReminded('s1', 'ending', 250, 140)).toBe(false);
      expect(await silences.markReminded('s1', 'ending', 250, 153)).toBe(true);
      expect(await silences.markReminded('nothing', 'ending', 150)).toBe(false);
    });
  });
}
