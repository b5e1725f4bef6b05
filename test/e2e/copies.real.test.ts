import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EventRow } from '../../connectors/store/store.ts';
import type { Entry } from '../../engine/interpreter/entry.ts';
import { type Dovecot, startDovecot } from '../real/dovecot.ts';
import { eventually } from '../sources/eventually.ts';
import { aMail, Office } from './office.ts';
import { PEOPLE, recall, watched } from './rules.ts';
import type { Running } from './running.ts';

const onTheWay = (mailbox: string, raw: string) =>
  `Delivered-To: ${mailbox}@ours.example\r\nReceived: by mx.ours.example for ${mailbox}; ${new Date().toUTCString()}\r\n${raw}`;

describe('the same mail', () => {
  let dovecot: Dovecot;
  let office: Office;
  let posthorn: Running;
  beforeEach(async () => {
    dovecot = await startDovecot({ users: ['sales', 'service'] });
    office = await Office.open({
      rules: { 'people.ts': PEOPLE, 'recall.ts': recall('contract', '4s') },
      people: ['li', 'chen'],
      config: { mailboxes: [watched(dovecot, 'sales'), watched(dovecot, 'service')] },
    });
    posthorn = await office.start();
  });
  afterEach(async () => {
    await office.close();
    await dovecot.close();
  });

  const events = async () => (await posthorn.api<{ events: EventRow[] }>('/api/events')).events;
  const entries = async () => {
    const [event] = await events();
    if (!event) return [];
    return (await posthorn.api<{ entries: Entry[] }>(`/api/entries?event=${event.id}`)).entries;
  };
  const over = () => eventually(async () => (await entries()).at(-1)?.kind === 'end', 'the end of the run', 20_000);

  async function nothingNew(): Promise<void> {
    await sleep(6_000);
    expect(office.sink.messages).toHaveLength(2);
    expect(await events()).toHaveLength(1);
    const { tasks } = await posthorn.api<{ tasks: unknown[] }>('/api/tasks');
    expect(tasks).toHaveLength(1);
  }

  it('in two mailboxes is one run; again later, or after a restart, it is nothing new', async () => {
    const mail = aMail('contract 1');
    dovecot.deliver('sales', onTheWay('sales', mail));
    dovecot.deliver('service', onTheWay('service', mail));
    await over();
    expect(await office.alerts()).toEqual(['chen: recall contract 1', 'li: first contract 1']);
    expect(office.sink.messages).toHaveLength(2);
    expect((await entries()).filter(({ kind }) => kind === 'start')).toHaveLength(1);

    dovecot.deliver('sales', onTheWay('sales', mail));
    await office.send(onTheWay('smtp', mail));
    await nothingNew();

    await posthorn.kill();
    posthorn = await office.start();
    dovecot.deliver('service', onTheWay('service', mail));
    await office.send(onTheWay('smtp', mail));
    await nothingNew();
  });
});
