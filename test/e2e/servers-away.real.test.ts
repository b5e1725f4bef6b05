import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aMail, Office } from './office.ts';
import { PEOPLE, recall } from './rules.ts';
import type { Running } from './running.ts';

describe('a Temporal server', () => {
  let office: Office;
  let posthorn: Running;
  beforeEach(async () => {
    const rules = { 'people.ts': PEOPLE, 'recall.ts': recall('contract', '4s') };
    office = await Office.open({ rules, people: ['li', 'chen'] });
    posthorn = await office.start();
    await office.send(aMail('contract 1'));
    await office.sink.waitFor(1);
  });
  afterEach(() => office.close());

  const ALL = ['chen: recall contract 1', 'chen: recall contract 2', 'li: first contract 1', 'li: first contract 2'];

  it('that is killed is started again: mail is taken meanwhile, and no promise is lost', async () => {
    process.kill(office.temporalPid, 'SIGKILL');
    await office.send(aMail('contract 2'));
    await office.sink.waitFor(4, 60_000);
    expect(await office.alerts()).toEqual(ALL);
    expect(posthorn.trouble).toContain('The Temporal server has ended and is started again.');
  });

  it('that hangs holds up neither mail nor a stop, and all goes on at the next start', async () => {
    process.kill(office.temporalPid, 'SIGSTOP');
    await office.send(aMail('contract 2'));
    const asked = performance.now();
    expect(await posthorn.stop()).toBe(0);
    expect(performance.now() - asked).toBeLessThan(40_000);
    posthorn = await office.start();
    await office.sink.waitFor(4, 60_000);
    expect(await office.alerts()).toEqual(ALL);
  });
});
