import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { afterEach, expect, it } from 'vitest';
import type { EventRow } from '../../connectors/store/store.ts';
import { eventually } from '../sources/eventually.ts';
import { Office } from './office.ts';
import { PEOPLE } from './rules.ts';

const onThe = (minute: string) => `
import { notify, policy, schedule } from 'posthorn';
import { li } from './people.ts';
export default policy({
  title: 'Round',
  owner: 'sales',
  on: schedule('${minute} * * * *', { zone: 'Asia/Shanghai' }),
  async run({ tick }) {
    await notify(li, { text: \`Round of \${tick.at}\` });
  },
});
`;

let office: Office;
afterEach(() => office.close());

async function schedules(): Promise<string[]> {
  const connection = await Connection.connect({ address: `127.0.0.1:${office.ports.temporal}` });
  const found = await connection.workflowService.listSchedules({ namespace: 'default' });
  await connection.close();
  return found.schedules!.map(({ scheduleId }) => scheduleId!);
}

it('a policy on a schedule runs each time, once, and no more when its file is gone', async () => {
  office = await Office.open({ rules: { 'people.ts': PEOPLE, 'round.ts': onThe('*') }, people: ['li'] });
  const posthorn = await office.start();
  await office.sink.waitFor(1, 70_000);
  const { events } = await posthorn.api<{ events: EventRow[] }>('/api/events');
  const [event] = events;
  expect(event).toMatchObject({
    kind: 'schedule:round',
    source: 'schedule',
    state: 'started',
    subject: 'schedule:round',
  });
  const due = new Date(Math.floor(event!.envelope.receivedAt / 60_000) * 60_000).toISOString();
  expect(await office.alerts()).toEqual([`li: Round of ${due}`]);
  expect(await schedules()).toEqual(['posthorn/round']);

  rmSync(join(office.dir, 'rules', 'round.ts'));
  office.rule('other.ts', onThe('59'));
  await eventually(async () => (await schedules()).join() === 'posthorn/other', 'the other schedule alone', 20_000);
});
