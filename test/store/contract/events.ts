import { describe, expect, it } from 'vitest';
import { Superseded } from '../../../connectors/store/superseded.ts';
import type { Bench } from '../contract.ts';
import { anEvent, aPlace } from '../specimens.ts';

export function eventsContract(given: () => Bench): void {
  it('events are searched by policy, person, words and time', async () => {
    const bench = given();
    const { events, log } = bench.store;
    const start = (policy: string) => ({ at: 0, kind: 'start', policy, branch: '0', seq: 0 }) as const;
    for (const [at, id] of ['a', 'b', 'c'].entries()) {
      bench.now = 1_000 * (at + 1);
      await events.takeIn(anEvent({ id, subject: `Subject 100%_! ${id.toUpperCase()} 清关`, messageId: `m-${id}` }));
      if (id !== 'c') await events.settle(id, 'sales', 'started');
    }
    await events.takeIn(anEvent({ id: 'a', mailbox: 'office' }));
    await log.append('a', 0, [start('sales/x'), { ...start('sales/x'), kind: 'notify', to: 'li', seq: 1 }]);
    await log.append('b', 0, [
      start('sales/xy'),
      { ...start('sales/xy'), kind: 'wait', detail: '"policy":"sales/x" "to":"li"' },
    ]);
    const found = async (search: object) => (await events.search({ limit: 10, ...search })).map(({ id }) => id);
    expect(await found({})).toEqual(['c', 'b', 'a']);
    expect(await found({ limit: 2 })).toEqual(['c', 'b']);
    expect(await found({ started: true })).toEqual(['b', 'a']);
    expect(await found({ policy: 'sales/x' })).toEqual(['a']);
    expect(await found({ policy: 'sales/%' })).toEqual([]);
    expect(await found({ person: 'li' })).toEqual(['a']);
    expect(await found({ text: '100%_! b' })).toEqual(['b']);
    expect(await found({ text: 'ject%' })).toEqual([]);
    expect(await found({ text: '清关', since: 2_000 })).toEqual(['c', 'b']);
    expect(await found({ text: 'm-c' })).toEqual(['c']);
    expect(await found({ before: 2_000 })).toEqual(['a']);
    expect(await found({ ids: ['a', 'c', 'z'], policy: 'sales/x' })).toEqual(['a']);
    expect(await found({ ids: [] })).toEqual([]);
    expect((await events.search({ ids: ['a'], limit: 1 }))[0]!.envelope.mailbox).toBe('sales');
  });
  holding(given);
  finding(given);
  cursors(given);
  describe('events', () => {
    it('knows a fresh mail, a copy in another mailbox, and what it has seen', async () => {
      const { store, reopen } = given();
      expect(await store.events.takeIn(anEvent())).toBe('fresh');
      expect(await store.events.takeIn(anEvent())).toBe('known');
      expect(await store.events.takeIn(anEvent({ mailbox: 'boss' }))).toBe('copy');
      const again = await reopen();
      expect(await again.events.takeIn(anEvent())).toBe('known');
      expect(await again.events.takeIn(anEvent({ mailbox: 'boss' }))).toBe('known');
    });

    it('gives an event back as it was taken in', async () => {
      const { store } = given();
      const event = anEvent({ place: aPlace() });
      await store.events.takeIn(event);
      expect(await store.events.get('e1')).toEqual({ ...event, state: 'taken', takenAt: 1_000 });
      expect(await store.events.get('e2')).toBeUndefined();
    });

    it('offers each arrival until it is settled, the oldest first', async () => {
      const bench = given();
      const { events } = bench.store;
      await events.takeIn(anEvent({ id: 'later' }));
      bench.now = 500;
      await events.takeIn(anEvent({ id: 'earlier' }));
      await events.takeIn(anEvent({ id: 'earlier', mailbox: 'boss' }));
      const open = async () => (await events.unsettled(9)).map(({ id, envelope }) => `${id} ${envelope.mailbox}`);
      expect(await open()).toEqual(['earlier boss', 'earlier sales', 'later sales']);
      expect(await events.unsettled(1, 999)).toMatchObject([{ id: 'earlier', envelope: { mailbox: 'boss' } }]);
      expect(await events.unsettled(9, 499)).toEqual([]);
      expect(await events.backlog()).toEqual([{ source: 'imap', count: 3, since: 500 }]);
      await events.settle('earlier', 'sales', 'started');
      await events.settle('later', 'sales', 'unmatched');
      expect(await open()).toEqual(['earlier boss']);
      expect((await events.get('later'))?.state).toBe('unmatched');
      expect((await events.arrival('earlier', 'sales'))?.state).toBe('started');
      expect(await events.arrival('later', 'boss')).toBeUndefined();
      expect(await events.backlog()).toEqual([{ source: 'imap', count: 1, since: 500 }]);
    });

    it('refuses to settle what never came', async () => {
      const { events } = given().store;
      await expect(events.settle('e1', 'sales', 'started')).rejects.toThrow('e1 never came by the mailbox sales');
    });

    it('lists the newest events, each once', async () => {
      const bench = given();
      for (const [now, id] of [
        [1, 'a'],
        [2, 'b'],
        [3, 'c'],
      ] as const) {
        bench.now = now;
        await bench.store.events.takeIn(anEvent({ id }));
        await bench.store.events.takeIn(anEvent({ id, mailbox: 'boss' }));
      }
      expect((await bench.store.events.recent(2)).map(({ id }) => id)).toEqual(['c', 'b']);
    });
  });
}

function holding(given: () => Bench): void {
  describe('an event', () => {
    it('takes any text that a mail may hold', async () => {
      const { store, reopen } = given();
      const subject = `a\0b \u202e ' " ; -- \\ 📦 ${'清'.repeat(10_000)}`;
      await store.events.takeIn(anEvent({ subject, messageId: "<'; drop table events; --\0>" }));
      const { events } = await reopen();
      expect(await events.get('e1')).toMatchObject({ subject });
      expect(await events.findByMessageId("<'; drop table events; --\0>")).toMatchObject({ subject });
    });

    it('takes what is no text anywhere else', async () => {
      const { events } = given().store;
      const subject = '\uFDD0 \uFDD00 \uFDD0. \0 \uFFFE';
      await events.takeIn(anEvent({ subject }));
      await events.takeIn(anEvent({ id: 'e2', subject: 'half \uD83D of a pair' }));
      expect((await events.get('e1'))?.subject).toBe(subject);
      expect((await events.get('e2'))?.subject).toBe('half \uFFFD of a pair');
    });

    it('is fresh for one of many that take it in at once', async () => {
      const { events } = given().store;
      const mailboxes = Array.from({ length: 10 }, (_, at) => `box ${at}`);
      const verdicts = await Promise.all(
        [...mailboxes, ...mailboxes].map((mailbox) => events.takeIn(anEvent({ mailbox }))),
      );
      const count = Object.groupBy(verdicts, (verdict) => verdict);
      expect([count.fresh?.length, count.copy?.length, count.known?.length]).toEqual([1, 9, 10]);
    });

    it('keeps the first note of each state, handle and person', async () => {
      const { store, reopen } = given();
      await store.events.noteState('e1', { at: 20, event: 'mail.read', by: 'li' });
      await store.events.noteState('e1', { at: 30, event: 'mail.read', by: 'li' });
      await store.events.noteState('e1', { at: 25, event: 'task.done', of: 't1' });
      await store.events.noteState('e1', { at: 10, event: 'mail.read' });
      expect(await (await reopen()).events.states('e1')).toEqual([
        { at: 10, event: 'mail.read' },
        { at: 20, event: 'mail.read', by: 'li' },
        { at: 25, event: 'task.done', of: 't1' },
      ]);
    });

    it('are untold until their run was told, each by itself', async () => {
      const { store, reopen } = given();
      await store.events.takeIn(anEvent());
      const [read, done] = [
        { at: 20, event: 'mail.read', by: 'li' },
        { at: 25, event: 'task.done', of: 't1' },
      ];
      await store.events.noteState('e1', done);
      await store.events.noteState('e1', read);
      expect(await store.events.untold(24, 9)).toEqual([{ id: 'e1', world: read }]);
      expect((await store.events.untold(25, 9)).map(({ world }) => world)).toEqual([read, done]);
      expect(await store.events.untold(25, 1)).toHaveLength(1);
      await store.events.noteTold('e1', read);
      const { events } = await reopen();
      expect((await events.untold(25, 9)).map(({ world }) => world)).toEqual([done]);
      await events.noteState('e1', read);
      expect(await events.untold(25, 9)).toHaveLength(1);
    });
  });
}

function finding(given: () => Bench): void {
  describe('finding events', () => {
    it('finds the original of a reused Message-ID', async () => {
      const bench = given();
      await bench.store.events.takeIn(anEvent({ id: 'original' }));
      bench.now = 2_000;
      await bench.store.events.takeIn(anEvent({ id: 'forged' }));
      expect((await bench.store.events.findByMessageId('<m1@example.com>'))?.id).toBe('original');
      expect(await bench.store.events.findByMessageId('<other@example.com>')).toBeUndefined();
      await bench.store.events.takeIn(anEvent({ id: 'nameless', messageId: '' }));
      expect(await bench.store.events.findByMessageId('')).toBeUndefined();
    });

    it('finds a message where it lies and where it lay', async () => {
      const bench = given();
      const { events } = bench.store;
      const archive = aPlace({ folder: 'Archive', uid: 7 });
      await events.takeIn(anEvent({ place: aPlace() }));
      bench.now = 2_000;
      expect(await events.takeIn(anEvent({ place: archive }))).toBe('known');
      for (const place of [aPlace(), archive]) {
        expect(await events.findByPlace(place)).toMatchObject({ id: 'e1', place: archive });
      }
      expect(await events.places('e1')).toEqual([archive, aPlace()]);
      expect(await events.findByPlace(aPlace({ uidValidity: '1' }))).toBeUndefined();
    });

    it('knows what lies in a folder, and what is true of it', async () => {
      const { events } = given().store;
      const archive = aPlace({ folder: 'Archive', uid: 7 });
      await events.takeIn(anEvent({ id: 'stays', messageId: 'm1@example.com', place: aPlace({ uid: 1 }) }));
      await events.takeIn(anEvent({ id: 'moves', place: aPlace({ uid: 2 }) }));
      await events.takeIn(anEvent({ id: 'moves', place: archive }));
      await events.takeIn(anEvent({ id: 'goes', place: aPlace({ uid: 3 }) }));
      await events.takeIn(anEvent({ id: 'elsewhere' }));
      await events.noteState('stays', { at: 5, event: 'mail.read', by: 'li' });
      await events.noteState('stays', { at: 6, event: 'mail.read', by: 'wang' });
      await events.noteState('goes', { at: 5, event: 'mail.deleted' });
      const stays = { place: aPlace({ uid: 1 }), messageId: 'm1@example.com', takenAt: 1_000, states: ['mail.read'] };
      expect(await events.lyingIn('sales', 'INBOX')).toEqual([stays]);
      expect(await events.lyingIn('sales', 'Archive')).toMatchObject([{ place: archive, states: [] }]);
      expect(await events.lyingIn('boss', 'INBOX')).toEqual([]);
      expect(await events.lyingIn('sales', 'INBOX', 1_000)).toEqual([stays]);
      expect(await events.lyingIn('sales', 'INBOX', 1_001)).toEqual([]);
    });

    it('keeps the places of copies apart by mailbox', async () => {
      const { events } = given().store;
      const other = aPlace({ mailbox: 'boss', uid: 1 });
      await events.takeIn(anEvent({ place: aPlace() }));
      await events.takeIn(anEvent({ mailbox: 'boss', place: other }));
      expect((await events.findByPlace(other))?.envelope.mailbox).toBe('boss');
      expect((await events.findByPlace(aPlace()))?.envelope.mailbox).toBe('sales');
    });
  });
}

function cursors(given: () => Bench): void {
  describe('cursors', () => {
    it('keep how far a folder was read', async () => {
      const { store, reopen } = given();
      expect(await store.cursors.get('sales', 'INBOX')).toBeUndefined();
      await store.cursors.set('sales', 'INBOX', {
        uidValidity: '7',
        uidNext: 4_294_967_295,
        modSeq: '9223372036854775807',
      });
      await store.cursors.set('sales', 'Sent', { uidValidity: '8', uidNext: 1 });
      await store.cursors.set('sales', 'Sent', { uidValidity: '9', uidNext: 2, readAt: 3_000 });
      const { cursors } = await reopen();
      expect(await cursors.get('sales', 'INBOX')).toEqual({
        uidValidity: '7',
        uidNext: 4_294_967_295,
        modSeq: '9223372036854775807',
      });
      expect(await cursors.get('sales', 'Sent')).toEqual({ uidValidity: '9', uidNext: 2, readAt: 3_000 });
    });

    it('are written by the latest watch of a mailbox alone', async () => {
      const { store, reopen } = given();
      const at = (uidNext: number) => ({ uidValidity: '7', uidNext });
      const [first, other] = [await store.cursors.beginWatch('sales'), await store.cursors.beginWatch('service')];
      await store.cursors.set('sales', 'INBOX', at(5), first);
      const { cursors } = await reopen();
      const second = await cursors.beginWatch('sales');
      expect(second).toBeGreaterThan(first);
      await cursors.set('sales', 'INBOX', at(9), second);
      await expect(cursors.set('sales', 'INBOX', at(6), first)).rejects.toThrow(Superseded);
      await expect(cursors.set('sales', 'Sent', at(6), first)).rejects.toThrow(Superseded);
      expect(await cursors.get('sales', 'INBOX')).toEqual(at(9));
      expect(await cursors.get('sales', 'Sent')).toBeUndefined();
      await cursors.set('service', 'INBOX', at(2), other);
      expect(await cursors.get('service', 'INBOX')).toEqual(at(2));
    });
  });

  it('tells how mails came by a mailbox', async () => {
    const bench = given();
    for (const [id, at] of [
      ['a', 1_000],
      ['b', 2_000],
      ['c', 9_000],
      ['d', 10_000],
    ] as const) {
      bench.now = at;
      await bench.store.events.takeIn(anEvent({ id }));
    }
    await bench.store.events.takeIn(anEvent({ id: 'e', mailbox: 'service' }));
    const { events } = await bench.reopen();
    expect(await events.pace('sales', 1_500)).toEqual({ count: 3, first: 2_000, last: 10_000, longest: 7_000 });
    expect(await events.pace('sales', 50_000)).toEqual({ count: 0, last: 10_000, longest: 0 });
    expect(await events.pace('nobody', 0)).toEqual({ count: 0, longest: 0 });
  });
}
