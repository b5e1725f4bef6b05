import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../engine/interpreter/entry.ts';
import type { Bench } from '../contract.ts';
import { anAlert } from '../specimens.ts';

const anEntry = (at: number): Entry => ({ at, kind: 'notify', policy: 'p', branch: '0', seq: 1, subject: '清关 📦' });

export function logContract(given: () => Bench): void {
  timelines(given);
  describe('the notification log', () => {
    it('lets a delivery go until it was sent, and never again', async () => {
      const { store, reopen } = given();
      const alert = anAlert();
      expect(await store.log.begin(alert)).toBe('go');
      expect((await store.log.get(alert.key))?.state).toBe('sending');
      expect(await (await reopen()).log.begin(alert)).toBe('go');
      await given().store.log.finish(alert.key, { ok: true, receipt: '<r@example.com>' });
      const { log } = await reopen();
      expect(await log.begin(alert)).toBe('sent');
      expect(await log.get(alert.key)).toEqual({ alert, state: 'sent', receipt: '<r@example.com>', loggedAt: 1_000 });
    });

    it('lets a failed delivery be tried again', async () => {
      const { log } = given().store;
      const { key } = anAlert();
      await log.begin(anAlert());
      await log.finish(key, { ok: false, detail: 'The host answered 404.' });
      expect(await log.get(key)).toMatchObject({ state: 'failed', detail: 'The host answered 404.' });
      expect(await log.begin(anAlert())).toBe('go');
      expect(await log.get(key)).toMatchObject({ state: 'sending' });
      await log.finish(key, { ok: true });
      expect(await log.get(key)).toEqual({ alert: anAlert(), state: 'sent', loggedAt: 1_000 });
    });

    it('keeps what was sent as sent, whatever a late repeat says', async () => {
      const { log } = given().store;
      await log.begin(anAlert());
      await log.finish(anAlert().key, { ok: true, receipt: 'r' });
      await log.finish(anAlert().key, { ok: false, detail: 'time-out' });
      expect(await log.get(anAlert().key)).toMatchObject({ state: 'sent', receipt: 'r' });
    });

    it('lists alerts by event, person and channel, the newest first', async () => {
      const bench = given();
      const { log } = bench.store;
      const alerts = [
        anAlert({ key: '1' }),
        anAlert({ key: '2', person: 'wang' }),
        anAlert({ key: '3', event: 'e2', channel: 'email' }),
      ];
      for (const alert of alerts) {
        bench.now += 1;
        await log.begin(alert);
      }
      const keys = async (filter: Parameters<typeof log.alerts>[0]) =>
        (await log.alerts(filter)).map(({ alert }) => alert.key);
      expect(await keys({})).toEqual(['3', '2', '1']);
      expect(await keys({ event: 'e1' })).toEqual(['2', '1']);
      expect(await keys({ person: 'li' })).toEqual(['3', '1']);
      expect(await keys({ channel: 'page' })).toEqual(['2', '1']);
      expect(await keys({ channel: 'page', person: 'li', limit: 1 })).toEqual(['1']);
      expect(await keys({ limit: 1 })).toEqual(['3']);
    });

    it('counts what was begun for a person since an instant', async () => {
      const bench = given();
      for (const [key, person] of [
        ['1', 'li'],
        ['2', 'li'],
        ['3', 'wang'],
      ] as const) {
        bench.now += 1;
        await bench.store.log.begin(anAlert({ key, person }));
        await bench.store.log.begin(anAlert({ key, person }));
      }
      const count = (person: string, since: number) => bench.store.log.claim(person, 'e9', { since, most: 0 });
      expect(await count('li', 1_001)).toBe(2);
      expect(await count('li', 1_002)).toBe(1);
      expect(await count('li', 1_003)).toBe(0);
      expect(await count('nobody', 0)).toBe(0);
    });

    it('gives each of several events that ask at once a place of its own, and no more than there are', async () => {
      const { log } = given().store;
      const limit = { since: 0, most: 3 };
      await log.begin(anAlert({ key: '1', event: 'before' }));
      const events = ['a', 'b', 'c', 'd', 'e', 'f'];
      const seen = await Promise.all(events.map((event) => log.claim('li', event, limit)));
      expect(seen.toSorted()).toEqual([1, 2, 3, 3, 3, 3]);
      expect(await log.claim('wang', 'a', limit)).toBe(0);
    });

    it('keeps a place until its alert is begun, or half a minute', async () => {
      const bench = given();
      const { log } = bench.store;
      const limit = { since: 0, most: 9 };
      expect(await log.claim('li', 'a', limit)).toBe(0);
      expect(await log.claim('li', 'a', limit)).toBe(0);
      expect(await log.claim('li', 'b', limit)).toBe(1);
      await log.begin(anAlert({ key: '1', event: 'a' }));
      expect(await log.claim('li', 'c', limit)).toBe(2);
      bench.now += 30_001;
      expect(await log.claim('li', 'd', limit)).toBe(1);
    });

    it('finds an alert by what the other side calls it', async () => {
      const bench = given();
      const { log } = bench.store;
      for (const key of ['1', '2']) {
        bench.now += 1;
        await log.begin(anAlert({ key }));
        await log.finish(key, { ok: true, receipt: 'r1@example.com' });
      }
      expect(await log.findByReceipt('r1@example.com')).toMatchObject({ alert: { key: '2' }, state: 'sent' });
      expect(await log.findByReceipt('r2@example.com')).toBeUndefined();
    });

    it('gives one of many that begin at once the same answer as the others', async () => {
      const { log } = given().store;
      const answers = await Promise.all(Array.from({ length: 20 }, () => log.begin(anAlert())));
      expect(new Set(answers)).toEqual(new Set(['go']));
      expect(await log.alerts({})).toHaveLength(1);
    });
  });
}

function timelines(given: () => Bench): void {
  describe('timelines', () => {
    it('appends each entry of a timeline once, in their order', async () => {
      const { store, reopen } = given();
      expect(await store.log.append('e1', 0, [anEntry(0), anEntry(1)])).toBe(2);
      expect(await store.log.append('e1', 1, [anEntry(1), anEntry(2)]), 'one of them is there').toBe(1);
      expect(await store.log.append('e1', 3, [])).toBe(0);
      await store.log.append('e2', 0, [anEntry(7)]);
      const { log } = await reopen();
      expect(await log.entries('e1')).toEqual([anEntry(0), anEntry(1), anEntry(2)]);
      expect(await log.entries('e2')).toEqual([anEntry(7)]);
      expect(await log.entries('e3')).toEqual([]);
      expect([await log.nextOrdinal('e1'), await log.nextOrdinal('e3')]).toEqual([3, 0]);
    });

    it('lets what a longer history came to replace what a task that was done again had written', async () => {
      const { log } = given().store;
      await log.append('e1', 0, [anEntry(0)], 5);
      await log.append('e1', 1, [anEntry(1), anEntry(2), anEntry(3)], 8);
      expect(await log.append('e1', 1, [anEntry(41)], 9), 'and of the first try nothing stays').toBe(1);
      expect(await log.entries('e1')).toEqual([anEntry(0), anEntry(41)]);
      expect(await log.append('e1', 2, [anEntry(42)], 9)).toBe(1);
      expect(await log.append('e1', 1, [anEntry(1), anEntry(2)], 8), 'a late repeat of the first try').toBe(0);
      expect(await log.append('e1', 0, [anEntry(0)], 5), 'a late repeat of what is right').toBe(0);
      expect(await log.entries('e1')).toEqual([anEntry(0), anEntry(41), anEntry(42)]);
    });

    it('keeps what was decided again as it was, whichever piece of the second try is written first', async () => {
      const { log } = given().store;
      await log.append('e1', 1, [anEntry(1), anEntry(2)], 8);
      await log.append('e1', 1, [anEntry(1)], 9);
      await log.append('e1', 0, [anEntry(0)], 9);
      expect(await log.entries('e1')).toEqual([anEntry(0), anEntry(1)]);
    });

    it('appends a timeline of thousands of entries', async () => {
      const { log } = given().store;
      const entries = Array.from({ length: 8_000 }, (_, at) => anEntry(at));
      expect(await log.append('e1', 0, entries)).toBe(8_000);
      expect(await log.entries('e1')).toEqual(entries);
    });
  });
}
