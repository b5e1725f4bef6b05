import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../../sources/eventually.ts';
import { aMail } from '../office.ts';
import { PEOPLE } from '../rules.ts';
import type { Running } from '../running.ts';
import { Machines } from './machines.ts';
import { telling } from './policies.ts';

const MAILBOXES = ['sales', 'service', 'customs', 'finance', 'legal', 'press'];

describe('mailboxes that two workers share', () => {
  let machines: Machines;
  let serve: Running;
  let first: Running;
  let second: Running;
  const delivered: string[] = [];
  /** After how many ms the mailboxes of one that was killed were with the other: with Temporal's time-out for its heartbeats. */
  let tookWhenKilled = 60_000;

  beforeEach(async () => {
    delivered.length = 0;
    machines = await Machines.open({
      rules: { 'people.ts': PEOPLE, 'told.ts': telling('contract') },
      people: ['li'],
      mailboxes: MAILBOXES,
    });
    serve = await machines.start('serve', 'serve');
    // The first takes what it has room for, the second has room for all.
    first = await machines.start('first', 3);
    await eventually(async () => (await machines.countOf(first)) === 3, 'three mailboxes on the first', 30_000);
    second = await machines.start('second', MAILBOXES.length);
    await eventually(async () => (await machines.countOf(second)) === 3, 'three mailboxes on the second', 30_000);
  });
  afterEach(() => machines.close());

  /** One mail to each mailbox. */
  function deliver(when: string): void {
    for (const mailbox of MAILBOXES) {
      const subject = `contract ${mailbox} ${when}`;
      delivered.push(subject);
      machines.dovecot.deliver(mailbox, aMail(subject));
    }
  }

  /** Resolves when all of them are with one process. @returns after how many ms */
  async function moved(to: Running, timeout: number): Promise<number> {
    const begun = performance.now();
    const all = async () => (await machines.countOf(to)) === MAILBOXES.length;
    await eventually(all, 'all mailboxes with the other worker', timeout);
    return Math.round(performance.now() - begun);
  }

  /** Resolves when everything that was delivered has been told, with what came again. Later nothing more comes. */
  async function allToldOnce(): Promise<string[]> {
    const all = async () => (await machines.told()).once.length === delivered.length;
    await eventually(all, 'everything that was delivered to be told', 60_000);
    await sleep(3_000);
    const { once, again } = await machines.told();
    expect(once).toEqual([...delivered].sort());
    return again;
  }

  /** What came again is what the first may have been sending when it was killed or paused, and no more than once. */
  function expectInHand(again: readonly string[]): void {
    expect(again.filter((subject) => !/ (before|while it is (killed|paused))$/.test(subject))).toEqual([]);
    expect(new Set(again).size).toBe(again.length);
  }

  it('move within a minute when one is killed: no mail is lost, and no alert is made twice', async () => {
    deliver('before');
    await machines.sink.waitFor(MAILBOXES.length, 30_000);
    deliver('while it is killed');
    await first.kill();
    deliver('after');
    const took = await moved(second, 60_000);
    deliver('later');
    expectInHand(await allToldOnce());
    console.log(`killed: its mailboxes are with the other worker after ${took} ms`);
    expect(took).toBeLessThan(60_000);
    tookWhenKilled = took;
  });

  it('move within seconds when one is stopped in good order', async () => {
    deliver('before');
    const stopping = first.stop();
    deliver('while it stops');
    const took = await moved(second, 30_000);
    expect(await stopping).toBe(0);
    expect(await allToldOnce()).toEqual([]);
    console.log(`stopped: its mailboxes are with the other worker after ${took} ms`);
    expect(took, 'sooner than where it is killed').toBeLessThan(tookWhenKilled);
  });

  it('stay where they went when one that was paused wakes up: no alert made twice, nothing lost, no cursor taken back', async () => {
    const { cursors } = await machines.store();
    const lowest = new Map<string, number>();
    /** Cursors only ever grow. */
    const look = async () => {
      for (const mailbox of MAILBOXES) {
        const next = (await cursors.get(mailbox, 'INBOX'))?.uidNext ?? 0;
        expect(next).toBeGreaterThanOrEqual(lowest.get(mailbox) ?? 0);
        lowest.set(mailbox, next);
      }
    };
    deliver('before');
    first.signal('SIGSTOP');
    deliver('while it is paused');
    const took = await moved(second, 60_000);
    deliver('with the other');
    await machines.sink.waitFor(delivered.length, 60_000);
    await look();
    first.signal('SIGCONT');
    for (let n = 0; n < 20; n++) {
      if (n % 5 === 0) deliver(`awake ${n}`);
      await sleep(250);
      await look();
    }
    expectInHand(await allToldOnce());
    await look();
    console.log(`paused: its mailboxes are with the other worker after ${took} ms`);
    expect([...lowest.values()]).toEqual(MAILBOXES.map(() => 8));
    expect(await machines.countOf(second)).toBe(MAILBOXES.length);
    expect(first.over).toBe(false);
    expect(await first.stop()).toBe(0);
    expect(serve.trouble).toBe('');
  });
});
