import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../../sources/eventually.ts';
import { aMail } from '../office.ts';
import { PEOPLE } from '../rules.ts';
import { Machines } from './machines.ts';
import { telling } from './policies.ts';

describe('machines that share a Postgres and a Temporal service', () => {
  let machines: Machines;
  beforeEach(async () => {
    const rules = { 'people.ts': PEOPLE, 'contract.ts': telling('contract') };
    machines = await Machines.open({ rules, people: ['li'], mailboxes: ['sales'] });
  });
  afterEach(() => machines.close());

  it('use the rules that one of them publishes within seconds, and one that is behind does not take them back', async () => {
    const serve = await machines.start('serve', 'serve');
    await machines.start('worker', 1);
    await eventually(async () => (await machines.watches()).size === 1, 'the mailbox to be watched', 20_000);
    machines.rule('serve', 'inquiry.ts', telling('inquiry'));
    await eventually(() => serve.published.length === 1, 'the rules to be published');
    const behind = await machines.start('behind', 'serve');
    // A worker looks every second.
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    machines.dovecot.deliver('sales', aMail('inquiry 1'));
    await machines.sink.waitFor(1, 20_000);
    await machines.send(aMail('inquiry 2'));
    await machines.sink.waitFor(2, 20_000);
    expect(await machines.told()).toEqual({ once: ['inquiry 1', 'inquiry 2'], again: [] });
    expect(behind.published).toEqual([]);
    expect((await (await machines.store()).rules.active())?.json).toContain('inquiry');
  });

  it('finish what one that was killed had only taken in', async () => {
    await machines.start('publisher', 'serve');
    await machines.start('worker', 0);
    const front = await machines.start('front', 'serve', { crashAt: 'intake:before-start' });
    await machines.send(aMail('contract 1'));
    expect(await front.ended).toBe('SIGKILL');
    expect(machines.sink.messages).toHaveLength(0);
    await machines.sink.waitFor(1, 60_000);
    expect(await machines.told()).toEqual({ once: ['contract 1'], again: [] });
  });

  it('refuse one with another key, which would know no mail again', async () => {
    await machines.start('serve', 'serve');
    const stranger = await machines.begin('stranger', 1, { key: '0'.repeat(64) });
    expect(await stranger.ended).toBe(1);
    expect(stranger.trouble).toMatch(/^The store is used with the key \w{8}, and the key given here is \w{8}\. Give/);
  });
});
