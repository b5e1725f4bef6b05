import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { posthorn } from '../app/command.ts';
import { eventually } from '../sources/eventually.ts';
import { aMail, Office } from './office.ts';
import { PEOPLE, recall } from './rules.ts';

describe('an office whose disk is lost', () => {
  let office: Office;
  beforeEach(async () => {
    const rules = { 'people.ts': PEOPLE, 'recall.ts': recall('contract', '12s') };
    office = await Office.open({ rules, people: ['li', 'chen'] });
  });
  afterEach(() => office.close());

  it.each(['copy.tar.gz'])('goes on from a backup that was made at work: %s', async (name) => {
    const running = await office.start();
    const sent: number[] = [];
    let busy = true;
    const sending = (async () => {
      for (let at = 1; busy; at += 1) {
        await office.send(aMail(`contract ${at}`));
        sent.push(at);
        await sleep(50);
      }
    })();
    await eventually(() => sent.length >= 5, 'five mails to be taken', 30_000);
    const before = [...sent];
    const backup = await posthorn(['backup', join(office.dir, name), '--config', office.config, '--json']);
    expect(backup).toMatchObject({ code: 0, stderr: '' });
    busy = false;
    await sending;
    expect(await running.stop()).toBe(0);
    renameSync(join(office.dir, 'data'), join(office.dir, 'lost'));

    const restored = await posthorn(['restore', join(office.dir, name), '--data', join(office.dir, 'data')]);
    expect(restored).toMatchObject({ code: 0, stderr: '' });
    expect(restored.stdout).toContain(`${JSON.parse(backup.stdout).kept.mails} mails`);
    const again = await office.start();
    await office.send(aMail('contract anew'));
    const wanted = [...before, 'anew'].flatMap((at) => [`chen: recall contract ${at}`, `li: first contract ${at}`]);
    const missing = async () => {
      const alerts = await office.alerts();
      return wanted.filter((one) => !alerts.includes(one));
    };
    await eventually(
      async () => (await missing()).length === 0,
      'all promises made before the backup to be kept',
      60_000,
    );
    expect(again.trouble).toBe('');
  });
});
