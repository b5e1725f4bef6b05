import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../connectors/store/open.ts';
import { posthorn } from '../app/command.ts';
import { eventually } from '../sources/eventually.ts';
import { aMail, Office } from './office.ts';
import { PEOPLE, recall } from './rules.ts';

describe('an office that erases a mail', () => {
  let office: Office;
  beforeEach(async () => {
    const rules = { 'people.ts': PEOPLE, 'recall.ts': recall('contract', '6h'), 'soon.ts': recall('letter', '1s') };
    office = await Office.open({ rules, people: ['li', 'chen'] });
  });
  afterEach(() => office.close());

  it('does so once its run is over, and knows the mail when it comes again', async () => {
    const running = await office.start();
    const mail = aMail('contract 1', { headers: 'Message-ID: <once@customer.example>\r\n' });
    await office.send(mail);
    await office.sink.waitFor(1);
    const erase = (...args: string[]) => posthorn(['erase', '--config', office.config, ...args]);
    expect(await erase('--mail', 'once@customer.example')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('a run of this mail still waits'),
    });
    expect((await erase('--older-than', '1d', '--dry-run')).stdout).toMatch(/^0 would be erased; 0 are left/);
    const { tasks } = await running.api<{ tasks: { id: string }[] }>('/api/tasks');
    await running.api(`/api/tasks/${encodeURIComponent(tasks[0]!.id)}/done`, {});
    await eventually(
      async () => (await erase('--mail', '<once@customer.example>')).code === 0,
      'the run to be over',
      20_000,
    );

    await office.send(mail);
    await office.send(aMail('letter 2'));
    await eventually(async () => (await office.alerts()).length === 3, 'the second mail to be recalled', 30_000);
    expect(await office.told()).toHaveLength(3);
    expect(running.trouble).toBe('');
    const store = await openStore({ dir: `${office.dir}/data` });
    const [second, first] = await store.events.recent(9);
    expect([second?.subject, first?.subject]).toEqual(['letter 2', '']);
    expect(JSON.stringify(await store.log.alerts({ event: first!.id }))).not.toContain('contract');
    await store.close();
  });

  it('leaves what may still run where nobody can say', async () => {
    const running = await office.start();
    await office.send(aMail('contract 1'));
    await office.sink.waitFor(1);
    await running.stop();
    const { code, stderr } = await posthorn(['erase', '--config', office.config, '--older-than', '1d']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining('Temporal does not answer') });
  });
});
