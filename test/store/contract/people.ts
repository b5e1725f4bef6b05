import { describe, expect, it } from 'vitest';
import type { Absence, Override, Subscription } from '../../../connectors/store/store.ts';
import type { Bench } from '../contract.ts';

const away = (changes: Partial<Absence> = {}): Absence => ({
  id: 'a1',
  person: 'li',
  from: 100,
  until: 200,
  note: '年假',
  ...changes,
});

const instead = (changes: Partial<Override> = {}): Override => ({
  id: 'o1',
  team: 'customs',
  person: 'wang',
  from: 100,
  until: 200,
  note: '',
  ...changes,
});

const browser = (changes: Partial<Subscription> = {}): Subscription => ({
  person: 'li',
  endpoint: 'https://push.example.com/1',
  keys: { p256dh: 'BNc', auth: 'tBH' },
  ...changes,
});

export function peopleContract(given: () => Bench): void {
  describe('absences', () => {
    it('hold from their start until just before their end', async () => {
      const { absences } = given().store;
      await absences.add(away({ deputy: 'wang' }));
      await absences.add(away({ id: 'a2', person: 'wang', from: 150 }));
      const at = async (instant: number) => (await absences.at(['li', 'wang'], instant)).map(({ id }) => id);
      expect(await at(99)).toEqual([]);
      expect(await at(100)).toEqual(['a1']);
      expect(await at(150)).toEqual(['a1', 'a2']);
      expect(await at(200)).toEqual([]);
      expect(await absences.at(['li'], 150)).toEqual([away({ deputy: 'wang' })]);
      expect(await absences.at([], 150)).toEqual([]);
    });

    it('are put in the place of the one with their id, and removed', async () => {
      const { store, reopen } = given();
      await store.absences.add(away({ deputy: 'wang' }));
      await store.absences.add(away({ until: 300 }));
      await store.absences.add(away({ id: 'a0', from: 50 }));
      const { absences } = await reopen();
      expect(await absences.list()).toEqual([away({ id: 'a0', from: 50 }), away({ until: 300 })]);
      await absences.remove('a1');
      await absences.remove('nothing');
      expect(await absences.list()).toEqual([away({ id: 'a0', from: 50 })]);
    });
  });

  describe('overrides', () => {
    it('hold for their team, the latest start last', async () => {
      const { store, reopen } = given();
      await store.overrides.add(instead({ id: 'o2', from: 150, person: 'zhao' }));
      await store.overrides.add(instead());
      await store.overrides.add(instead({ id: 'o3', team: 'service' }));
      const { overrides } = await reopen();
      const at = async (instant: number) => (await overrides.at(['customs'], instant)).map(({ person }) => person);
      expect(await at(99)).toEqual([]);
      expect(await at(100)).toEqual(['wang']);
      expect(await at(199)).toEqual(['wang', 'zhao']);
      expect(await at(200)).toEqual([]);
      expect(await overrides.at([], 150)).toEqual([]);
      await overrides.add(instead({ person: 'chen' }));
      await overrides.remove('o3');
      expect((await overrides.list()).map(({ id, person }) => `${id} ${person}`)).toEqual(['o1 chen', 'o2 zhao']);
    });
  });

  describe('subscriptions', () => {
    it('are one for each browser, and of whoever signed in there last', async () => {
      const bench = given();
      const { subscriptions } = bench.store;
      await subscriptions.add(browser());
      bench.now += 1;
      const phone = browser({ endpoint: 'https://push.example.com/0' });
      await subscriptions.add(phone);
      await subscriptions.add(browser({ keys: { p256dh: 'new', auth: 'new' } }));
      const again = (await bench.reopen()).subscriptions;
      expect(await again.of('li')).toEqual([browser({ keys: { p256dh: 'new', auth: 'new' } }), phone]);
      await again.add({ ...phone, person: 'wang' });
      await again.remove(browser().endpoint);
      expect(await again.of('li')).toEqual([]);
      expect(await again.of('wang')).toEqual([{ ...phone, person: 'wang' }]);
    });
  });
}
