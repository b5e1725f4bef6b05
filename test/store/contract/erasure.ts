import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Kept, Store } from '../../../connectors/store/store.ts';
import type { Entry } from '../../../engine/interpreter/entry.ts';
import type { Bench } from '../contract.ts';
import { anAlert, anEvent, aPlace, aTask } from '../specimens.ts';

/** The word that is in everything, and must be in nothing. */
const WORD = 'MSKU7';

/** An event with everything that is kept of one. @returns the hash of its mail */
async function everything(store: Store, id = 'e1'): Promise<string> {
  const mail = await store.mails.put(Buffer.from(`Subject: ${WORD} ${id}`));
  const envelope = {
    mailbox: 'sales',
    receivedAt: 900,
    mailFrom: `${WORD}@example.com`,
    rcptTo: [`${WORD}@ours.example`],
  };
  await store.events.takeIn(
    anEvent({ id, mail, subject: WORD, messageId: `${WORD}@example.com`, envelope, place: aPlace() }),
  );
  await store.events.settle(id, 'sales', 'started');
  await store.events.noteState(id, { at: 1, event: 'mail.read', by: 'li' });
  const alert = anAlert({
    key: `key ${id}`,
    event: id,
    subject: WORD,
    body: WORD,
    address: `${WORD}@ours.example`,
    name: WORD,
  });
  await store.log.begin(alert);
  await store.log.finish(alert.key, { ok: false, detail: WORD });
  const run = { at: 0, policy: 'p', branch: '0' };
  await store.log.append(id, 0, [
    { ...run, kind: 'start', seq: 0, detail: WORD },
    { ...run, kind: 'notify', seq: 1, to: 'li', channel: 'page', reason: 'told', alert: alert.key, subject: WORD },
    { ...run, kind: 'error', seq: 0, reason: WORD },
  ] satisfies Entry[]);
  await store.tasks.create(aTask({ id: `task ${id}`, event: id, title: WORD, note: WORD }));
  const out = { id: `out ${id}`, event: id, policy: 'p', to: [`${WORD}@example.com`], messageId: 'o1', subject: WORD };
  await store.outgoing.begin(out);
  await store.counters.add('mail.received', `${WORD}@example.com`, 900, id);
  await store.inhibitions.open({ event: id, policy: 'p', quiets: [], labels: { subject: WORD } });
  const sender = { sender: `${WORD}@example.com`, root: 'example.com', name: WORD, replyTo: WORD };
  await store.senders.note({ ...sender, event: id, accounts: [WORD], reasons: [], isSound: true, at: 900 });
  await store.verdicts.say({ event: id, verdict: 'fine', by: 'li', at: 950 });
  return mail;
}

/** All that the store tells of an event. */
const told = async ({ events, log, tasks, outgoing, inhibitions }: Store, id = 'e1') => ({
  event: await events.get(id),
  alerts: await log.alerts({ event: id }),
  entries: await log.entries(id),
  tasks: await tasks.list({ event: id }),
  outgoing: await outgoing.list({ event: id }),
  inhibitions: await inhibitions.openNow(),
});

export function erasureContract(given: () => Bench): void {
  erasing(given);
  finding(given);
  ofOurOwn(given);
  discarding(given);
  forgetting(given);
}

function erasing(given: () => Bench): void {
  describe('an event that is erased', () => {
    it('says nothing any more, and is known all the same', async () => {
      const bench = given();
      const mail = await everything(bench.store);
      bench.now = 5_000;
      await bench.store.erasure.erase('e1', true);
      const store = await bench.reopen();
      const left = await told(store);
      expect(JSON.stringify(left)).not.toContain(WORD);
      expect(left.event).toEqual({
        ...anEvent({ mail: '', subject: '', messageId: '', place: aPlace() }),
        envelope: { mailbox: 'sales', receivedAt: 900 },
        state: 'started',
        takenAt: 1_000,
        erasedAt: 5_000,
      });
      expect(left.entries.map(({ kind, to, reason }) => [kind, to, reason])).toEqual([
        ['start', undefined, undefined],
        ['notify', 'li', 'told'],
        ['error', undefined, undefined],
      ]);
      expect(left.alerts).toMatchObject([{ alert: { key: 'key e1', person: 'li', stage: 'first' }, state: 'failed' }]);
      expect(await store.events.states('e1')).toEqual([{ at: 1, event: 'mail.read', by: 'li' }]);
      expect(await store.counters.count('mail.received', `${WORD}@example.com`, 0, 9_999)).toBe(0);
      const asked = { event: 'e9', sender: `${WORD}@example.com`, root: 'example.com', name: WORD };
      expect(await store.senders.past(asked)).toMatchObject({ mails: 0, domainMails: 0, replyTo: '', accounts: [] });
      expect(await store.verdicts.get('e1')).toBeUndefined();
      expect(await store.verdicts.about(asked)).toBeUndefined();
      expect(await store.events.takeIn(anEvent({ mail }))).toBe('known');
      expect(await store.events.unsettled(9)).toEqual([]);
      expect(await store.erasure.stateOf('e1')).toBe('erased');
    });

    it('keeps the title of a task that is still to be done, until it was', async () => {
      const { store } = given();
      await everything(store);
      await store.erasure.erase('e1', false);
      expect((await store.tasks.get('task e1'))?.title).toBe(WORD);
      await store.tasks.finish('task e1');
      await store.erasure.dropLog(0);
      expect(await store.tasks.get('task e1')).toMatchObject({ title: '', note: '' });
    });

    it('keeps a copy that was not handed over', async () => {
      const { store } = given();
      const mail = await everything(store);
      await store.events.takeIn(anEvent({ mail, mailbox: 'boss' }));
      expect(await store.erasure.stateOf('e1')).toBe('open');
      await store.erasure.erase('e1', true);
      expect(await store.events.unsettled(9)).toMatchObject([{ id: 'e1', mail, envelope: { mailbox: 'boss' } }]);
      expect(await store.erasure.dropMails(Number.MAX_SAFE_INTEGER)).toBe(0);
      await store.events.settle('e1', 'boss', 'unmatched');
      expect(await store.erasure.stateOf('e1')).toBe('kept');
    });

    it('is alone', async () => {
      const { store } = given();
      await everything(store);
      await everything(store, 'e2');
      const before = await told(store, 'e2');
      await store.erasure.erase('e1', true);
      const { inhibitions, ...rest } = before;
      expect(await told(store, 'e2')).toMatchObject(rest);
      expect(inhibitions).toHaveLength(2);
      expect(await store.erasure.stateOf('e3')).toBeUndefined();
    });
  });
}

function finding(given: () => Bench): void {
  describe('events that are due', () => {
    it('are found by age, page by page, the oldest first', async () => {
      const bench = given();
      const { events, erasure } = bench.store;
      for (const [now, id, mailbox, state] of [
        [10, 'a', 'sales', 'started'],
        [20, 'b', 'sales', 'unmatched'],
        [20, 'c', 'sales', undefined],
        [30, 'd', 'sales', 'unmatched'],
        [99, 'd', 'boss', 'unmatched'],
        [99, 'e', 'sales', 'unmatched'],
      ] as const) {
        bench.now = now;
        await events.takeIn(anEvent({ id, mailbox }));
        if (state) await events.settle(id, mailbox, state);
      }
      const all: Kept[] = [];
      for (let page = await erasure.due(99, 2); page.length; page = await erasure.due(99, 2, page.at(-1)))
        all.push(...page);
      expect(all).toEqual([
        { id: 'a', takenAt: 10, state: 'started' },
        { id: 'b', takenAt: 20, state: 'unmatched' },
        { id: 'c', takenAt: 20, state: 'busy' },
        { id: 'd', takenAt: 30, state: 'busy' },
      ]);
      await erasure.erase('a', false);
      expect((await erasure.due(99, 9)).map(({ id }) => id)).toEqual(['b', 'c', 'd']);
    });
  });
}

function ofOurOwn(given: () => Bench): void {
  it('a summary of events is due by its alerts, erased and forgotten like them', async () => {
    const bench = given();
    const { log, erasure } = bench.store;
    await everything(bench.store);
    bench.now = 2_000;
    await log.begin(anAlert({ key: 's1', event: 'summary', body: WORD }));
    await log.append('summary', 0, [{ at: 0, kind: 'end', policy: 'p', branch: '0', seq: 0, detail: WORD }]);
    expect(await erasure.dueOwn(2_000, 9)).toEqual([]);
    const [summary, ...others] = await erasure.dueOwn(2_001, 9);
    expect([summary, others]).toEqual([{ id: 'summary', takenAt: 2_000, state: 'started' }, []]);
    expect(await erasure.dueOwn(2_001, 9, summary)).toEqual([]);
    await erasure.erase('summary', false);
    const store = await bench.reopen();
    expect(
      JSON.stringify([await store.log.alerts({ event: 'summary' }), await store.log.entries('summary')]),
    ).not.toContain(WORD);
    expect(await store.erasure.dueOwn(2_001, 9)).toEqual([]);
    expect((await store.events.recent(9)).map(({ id }) => id)).toEqual(['e1']);
    expect(await store.erasure.dropLog(2_001)).toBe(2);

    bench.now = 3_000;
    await store.log.begin(anAlert({ key: 's2', event: 'summary' }));
    expect((await store.erasure.dueOwn(3_001, 9)).map(({ id }) => id)).toEqual(['summary']);
  });
}

const LATER = Number.MAX_SAFE_INTEGER;

function discarding(given: () => Bench): void {
  describe('raw mails', () => {
    it('are removed when no event names them', async () => {
      const { store } = given();
      const mail = await everything(store);
      const other = await store.mails.put(Buffer.from('nobody’s'));
      expect(await store.erasure.dropMails(LATER)).toBe(1);
      await expect(store.mails.read(other)).rejects.toMatchObject({ trouble: 'missing' });
      await store.erasure.erase('e1', true);
      expect(await store.erasure.dropMails(LATER, [other])).toBe(0);
      expect(await store.mails.read(mail)).toBeDefined();
      expect(await store.erasure.dropMails(LATER, [mail])).toBe(1);
      await expect(store.mails.read(mail)).rejects.toMatchObject({ trouble: 'missing' });
      expect(await store.mails.put(Buffer.from('nobody’s'))).toBe(other);
      expect(await store.mails.read(other)).toBeDefined();
    });

    it('are kept where they were just put, also for the second time', async () => {
      const bench = given();
      const mail = await bench.store.mails.put(Buffer.from('a mail'));
      expect(await bench.store.erasure.dropMails(0)).toBe(0);
      const wanted = async () => {
        // somebody puts it between the look and the removal
        await bench.store.mails.put(Buffer.from('a mail'));
        return false;
      };
      bench.now = LATER;
      expect(await bench.store.mails.discard(Date.now() - 1, wanted)).toBe(0);
      expect(await bench.store.mails.read(mail)).toBeDefined();
    });

    it('that one removes while others put them are there afterwards', async () => {
      const { store } = given();
      const raws = Array.from({ length: 20 }, () => randomBytes(1_000));
      const hashes = await Promise.all(raws.map((raw) => store.mails.put(raw)));
      const named = new Set<string>();
      const putting = raws.map(async (raw) => named.add(await store.mails.put(raw)));
      await Promise.all([store.mails.discard(LATER, async (hash) => named.has(hash)), ...putting]);
      for (const raw of raws) await store.mails.put(raw);
      for (const hash of hashes) expect(await store.mails.read(hash)).toBeDefined();
    });
  });

  it('payloads are removed by their age', async () => {
    const { store } = given();
    const hash = await store.payloads.put(Buffer.from('a payload'));
    expect(await store.erasure.dropPayloads(0)).toBe(0);
    expect(await store.payloads.read(hash)).toBeDefined();
    expect(await store.erasure.dropPayloads(LATER)).toBe(1);
    await expect(store.payloads.read(hash)).rejects.toMatchObject({ trouble: 'missing' });
  });
}

function forgetting(given: () => Bench): void {
  describe('the log', () => {
    it('of erased events goes by its age, and what has ended', async () => {
      const { store } = given();
      await everything(store);
      await everything(store, 'e2');
      await store.tasks.finish('task e1');
      const when = { from: 1, until: 2 };
      await store.absences.add({ id: 'a', person: 'li', ...when, note: '' });
      await store.overrides.add({ id: 'o', team: 't', person: 'li', ...when, note: '' });
      await store.silences.add({ id: 's', matchers: [], ...when, by: 'li', comment: '' });
      await store.silences.hid('s', { key: 'k', urgent: false, at: 1 });
      await store.erasure.erase('e1', true);
      expect(await store.erasure.dropLog(1)).toBe(0);
      // an alert, three entries, a mail, a task; an absence, an override, a silence with what it hid
      expect(await store.erasure.dropLog(1_001)).toBe(10);
      const { event, ...rest } = await told(store);
      expect(rest).toMatchObject({ alerts: [], entries: [], tasks: [], outgoing: [] });
      expect(event?.id).toBe('e1');
      expect((await told(store, 'e2')).alerts).toHaveLength(1);
      expect(await store.silences.list()).toEqual([]);
    });
  });
}
