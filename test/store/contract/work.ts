import { describe, expect, it } from 'vitest';
import type { NewOutgoing } from '../../../connectors/store/store.ts';
import type { Bench } from '../contract.ts';

const quote = (changes: Partial<NewOutgoing> = {}): NewOutgoing => ({
  id: 'sales/quote#0:1',
  event: 'e1',
  policy: 'sales/quote',
  to: ['anna@example.com', '陈@例子.cn'],
  messageId: 'q1@posthorn.example',
  subject: 'Quote 7',
  ...changes,
});

export function workContract(given: () => Bench): void {
  outgoing(given);
  it('what an installation shares is what came first', async () => {
    const { store, reopen } = given();
    expect(await store.installation.get('key')).toBeUndefined();
    expect(await Promise.all(['a', 'b'].map((value) => store.installation.keep('key', value)))).toSatisfy(
      ([one, two]) => one === two,
    );
    const { installation } = await reopen();
    expect(await installation.keep('key', 'c')).toBe(await installation.get('key'));
    expect(await installation.get('key')).not.toBe('c');
  });
  it('trouble goes on since it began, until it is over', async () => {
    const { store, reopen } = given();
    expect(await store.episodes.begin('channel sms', 20)).toBe(20);
    expect(await store.episodes.begin('channel sms', 90), 'the same').toBe(20);
    await store.episodes.begin('source sales', 30);
    const { episodes } = await reopen();
    expect([...(await episodes.openNow())]).toEqual([
      ['channel sms', 20],
      ['source sales', 30],
    ]);
    await episodes.end('channel sms');
    await episodes.end('nothing');
    expect([...(await episodes.openNow()).keys()]).toEqual(['source sales']);
    expect(await episodes.begin('channel sms', 100), 'another one').toBe(100);
  });
  answers(given);
  corrections(given);
  describe('used tokens', () => {
    it('work once, whoever comes first', async () => {
      const { store, reopen } = given();
      const uses = await Promise.all(['li', 'li', 'wang'].map((by) => store.tokens.use('n1', by, 10, 100)));
      expect(uses.filter(Boolean)).toHaveLength(1);
      const { tokens } = await reopen();
      expect(await tokens.use('n1', 'li', 10, 100)).toBe(false);
      expect(await tokens.use('n2', 'li', 10, 101)).toBe(true);
      await tokens.sweep(100);
      expect(await tokens.use('n2', 'li', 10, 101)).toBe(false);
      expect(await tokens.use('n1', 'li', 10, 100)).toBe(true);
    });
  });

  describe('codes of links', () => {
    const code = { nonce: 'n1', digest: 'd1', until: 100, tries: 3, expires: 200 };

    it('are tried so often, however many try at once', async () => {
      const { store, reopen } = given();
      expect(await store.codes.awaits('n1', 10)).toBe(false);
      expect(await store.codes.issue(code, 2)).toBe(true);
      const tries = await Promise.all(Array.from({ length: 8 }, () => store.codes.try('n1', 10)));
      expect(tries.flatMap((one) => one ?? []).toSorted((a, b) => a.left - b.left)).toEqual(
        [0, 1, 2].map((left) => ({ digest: 'd1', left })),
      );
      expect(await (await reopen()).codes.awaits('n1', 10)).toBe(false);
    });

    it('are so many for one link, each in the place of the one before', async () => {
      const { codes } = given().store;
      expect(await codes.issue(code, 2)).toBe(true);
      expect(await codes.issue({ ...code, digest: 'd2' }, 2)).toBe(true);
      expect(await codes.issue({ ...code, digest: 'd3' }, 2)).toBe(false);
      expect(await codes.try('n1', 99)).toEqual({ digest: 'd2', left: 2 });
      expect(await codes.try('n1', 100), 'too late').toBeUndefined();
      await codes.spend('n1');
      expect(await codes.awaits('n1', 10)).toBe(false);
      await codes.sweep(199);
      expect(await codes.issue(code, 2)).toBe(false);
      await codes.sweep(200);
      expect(await codes.issue(code, 2)).toBe(true);
    });
  });

  describe('leases', () => {
    it('are held by one at a time, and pass on when they run out', async () => {
      const bench = given();
      const { leases } = bench.store;
      expect(await leases.take('sweep', 'a', 50)).toBe(true);
      expect(await leases.take('sweep', 'b', 50)).toBe(false);
      expect(await leases.take('other', 'b', 50)).toBe(true);
      bench.now = 1_049;
      expect(await leases.take('sweep', 'b', 50)).toBe(false);
      expect(await leases.take('sweep', 'a', 50)).toBe(true);
      bench.now = 1_098;
      expect(await (await bench.reopen()).leases.take('sweep', 'b', 50)).toBe(false);
      bench.now = 1_099;
      expect(await bench.store.leases.take('sweep', 'b', 50)).toBe(true);
      expect(await bench.store.leases.take('sweep', 'a', 50)).toBe(false);
    });

    it('are given up by their holder only', async () => {
      const { leases } = given().store;
      await leases.take('sweep', 'a', 50);
      await leases.release('sweep', 'b');
      expect(await leases.take('sweep', 'b', 50)).toBe(false);
      await leases.release('sweep', 'a');
      expect(await leases.take('sweep', 'b', 50)).toBe(true);
    });

    it('are taken by one of many that ask at once', async () => {
      const { leases } = given().store;
      const holders = Array.from({ length: 20 }, (_, at) => `holder ${at}`);
      const taken = await Promise.all(holders.map((holder) => leases.take('sweep', holder, 50)));
      expect(taken.filter(Boolean)).toHaveLength(1);
    });
  });
}

function outgoing(given: () => Bench): void {
  describe('outgoing mail', () => {
    it('goes until it was sent, and never again', async () => {
      const bench = given();
      const { id } = quote();
      expect(await bench.store.outgoing.begin(quote())).toBe('go');
      expect(await bench.store.outgoing.get(id)).toEqual({ ...quote(), state: 'sending', begunAt: 1_000 });
      expect(await (await bench.reopen()).outgoing.begin(quote())).toBe('go');
      await bench.store.outgoing.finish(id, { ok: false, detail: '451 later' });
      expect(await bench.store.outgoing.get(id)).toMatchObject({ state: 'failed', detail: '451 later' });
      expect(await bench.store.outgoing.begin(quote())).toBe('go');
      bench.now = 2_000;
      await bench.store.outgoing.finish(id, { ok: true, receipt: '250 q7' });
      await bench.store.outgoing.finish(id, { ok: false, detail: 'late' });
      expect(await (await bench.reopen()).outgoing.begin(quote())).toBe('sent');
      const sent = { ...quote(), state: 'sent', receipt: '250 q7', begunAt: 1_000, finishedAt: 2_000 };
      expect(await bench.store.outgoing.findByMessageId('q1@posthorn.example')).toEqual(sent);
    });

    it('that came back is not sent again', async () => {
      const { outgoing } = given().store;
      const { id } = quote();
      await outgoing.begin(quote());
      await outgoing.finish(id, { ok: true });
      expect(await outgoing.bounced(id, '550 no such user')).toMatchObject({ state: 'bounced' });
      expect(await outgoing.bounced(id, 'another')).toMatchObject({ detail: '550 no such user' });
      await outgoing.finish(id, { ok: true });
      expect(await outgoing.begin(quote())).toBe('sent');
      expect(await outgoing.bounced('nothing', '550')).toBeUndefined();
    });

    it('is listed by event, the newest first', async () => {
      const bench = given();
      const { outgoing } = bench.store;
      for (const [id, event] of [
        ['a', 'e1'],
        ['b', 'e2'],
        ['c', 'e1'],
      ] as const) {
        bench.now += 1;
        await outgoing.begin(quote({ id, event }));
      }
      const ids = async (filter?: Parameters<typeof outgoing.list>[0]) =>
        (await outgoing.list(filter)).map(({ id }) => id);
      expect(await ids()).toEqual(['c', 'b', 'a']);
      expect(await ids({ event: 'e1' })).toEqual(['c', 'a']);
      expect(await ids({ limit: 1 })).toEqual(['c']);
      expect(await outgoing.findByMessageId('nothing')).toBeUndefined();
    });
  });
}

function answers(given: () => Bench): void {
  const received = (id: string, at: number) => ({
    id,
    kind: 'mail.received',
    source: 'imap' as const,
    envelope: { mailbox: 'sales', receivedAt: at },
    mail: `raw of ${id}`,
    messageId: `${id}@a.example`,
    subject: 'Chairs',
  });
  it('what was answered is found with what it was and which mail answers it, until it is erased', async () => {
    const { store, reopen } = given();
    for (const [id, at] of [
      ['r1', 10],
      ['r2', 20],
      ['r3', 30],
    ] as const) {
      await store.events.takeIn(received(id, at));
      await store.events.settle(id, 'sales', 'unmatched');
    }
    await store.events.takeIn({ ...received('s1', 40), kind: 'mail.sent', source: 'sent' });
    await store.events.settle('s1', 'sales', 'unmatched');
    for (const [id, at] of [
      ['r1', 50],
      ['r2', 60],
      ['s1', 70],
    ] as const)
      await store.events.noteState(id, { event: 'mail.answered', at });
    await store.events.noteState('r3', { event: 'mail.read', at: 60 });
    await store.answers.pair('s1', ['r1']);
    await store.answers.pair('s1', ['r1']);
    await store.answers.note({ event: 'r1', kind: 'other', language: 'en', customer: 'a.example' });
    await store.answers.note({ event: 'r1', kind: 'inquiry', language: 'en', customer: 'a.example' });
    const again = await reopen();
    const r1 = { event: 'r1', mail: 'raw of r1', receivedAt: 10, answeredAt: 50, reply: 'raw of s1' };
    const r2 = { event: 'r2', mail: 'raw of r2', receivedAt: 20, answeredAt: 60 };
    const reading = { kind: 'inquiry', language: 'en', customer: 'a.example' };
    expect(await again.answers.since(0, 10)).toEqual([r2, { ...r1, reading }]);
    expect(await again.answers.since(60, 10)).toEqual([r2]);
    expect(await again.answers.since(0, 1)).toEqual([r2]);
    await again.erasure.erase('s1', false);
    expect((await again.answers.since(0, 10))[1]?.reply).toBeUndefined();
    await again.erasure.erase('r1', false);
    expect(await again.answers.since(0, 10)).toEqual([r2]);
  });
}

function corrections(given: () => Bench): void {
  it('what a mail was said to be is kept once for each mail, and goes with the mail or the log', async () => {
    const bench = given();
    const { store } = bench;
    const said = (id: string, kind: string, event = '') => ({
      id,
      event,
      kind,
      seen: ['en:refund', 'broken'],
      by: 'Li',
    });
    await store.corrections.keep(said('c1', 'other', 'r1'));
    bench.now = 2_000;
    await store.corrections.keep(said('c2', 'order'));
    await store.corrections.keep(said('c1', 'complaint', 'r1'));
    const { corrections, erasure } = await bench.reopen();
    expect(await corrections.list(10)).toEqual([
      { ...said('c1', 'complaint', 'r1'), at: 2_000 },
      { ...said('c2', 'order'), at: 2_000 },
    ]);
    expect(await corrections.list(1)).toHaveLength(1);
    await erasure.erase('r1', false);
    expect((await corrections.list(10)).map(({ id }) => id)).toEqual(['c2']);
    await erasure.dropLog(2_000);
    expect(await corrections.list(10)).toHaveLength(1);
    await erasure.dropLog(2_001);
    expect(await corrections.list(10)).toEqual([]);
    await corrections.keep(said('c3', 'order'));
    expect([await corrections.remove('c3'), await corrections.remove('c3')]).toEqual([true, false]);
  });
}
