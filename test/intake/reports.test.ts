import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { kindOf } from '../../app/intake/kind.ts';
import { tellReport } from '../../app/intake/reports.ts';
import { openStore } from '../../connectors/store/open.ts';
import type { Store } from '../../connectors/store/store.ts';
import { extractMail } from '../../engine/facts/extract.ts';
import type { WorldEvent } from '../../engine/interpreter/host.ts';
import { anAlert } from '../store/specimens.ts';

let dir: string;
let store: Store;
let told: (WorldEvent & { readonly id: string })[];
let unheard: object[];
/** Whether the run that sent something is there to be told. */
let running: boolean;

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'posthorn-reports-'));
  store = await openStore({ dir });
  told = [];
  unheard = [];
  running = true;
  const mail = {
    id: 'o1',
    event: 'e1',
    policy: 'p',
    to: ['a@b.example'],
    messageId: 'o1@posthorn.ours.example',
    subject: 'x',
  };
  await store.outgoing.begin(mail);
  await store.outgoing.finish('o1', { ok: true });
});
afterEach(async () => {
  await store.close();
  rmSync(dir, { recursive: true });
});

const teller = {
  async tell(id: string, world: WorldEvent) {
    told.push({ id, ...world });
    return running;
  },
};

const report = (action: string, { messageId = '', envelopeId = '' }) =>
  new TextEncoder().encode(
    [
      'From: MAILER-DAEMON@mx.example',
      'Subject: Delivery report',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
      '',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.example',
      ...(envelopeId && [`Original-Envelope-Id: ${envelopeId}`]),
      '',
      'Final-Recipient: rfc822;a@b.example',
      `Action: ${action}`,
      'Status: 5.1.1',
      '',
      '--b',
      'Content-Type: text/rfc822-headers',
      '',
      `Message-ID: <${messageId}>`,
      '',
      '--b--',
      '',
    ].join('\r\n'),
  );

const tell = (action: string, about: Parameters<typeof report>[1]) =>
  tellReport(report(action, about), 5, {
    store,
    teller,
    unheard: async (key, what) => void unheard.push({ key, ...what }),
  });

describe('a report', () => {
  it('that a mail of the company’s own has bounced is told to the run that sent it, by Message-ID or by envelope', async () => {
    await tell('failed', { messageId: 'o1@posthorn.ours.example' });
    await tell('failed', { envelopeId: 'o1' });
    const bounced = { id: 'e1', at: 5, event: 'outgoing.bounced', of: 'o1' };
    expect(told).toEqual([bounced, bounced]);
    expect(await store.outgoing.get('o1')).toMatchObject({ state: 'bounced', detail: '5.1.1' });
  });

  it('that it was delivered is told, and one of a delay or a relay that tells no more is not', async () => {
    for (const action of ['delayed', 'relayed', 'expanded']) await tell(action, { envelopeId: 'o1' });
    expect(told).toEqual([]);
    await tell('delivered', { envelopeId: 'o1' });
    expect(told).toEqual([{ id: 'e1', at: 5, event: 'outgoing.delivered', of: 'o1' }]);
    expect(await store.outgoing.get('o1')).toMatchObject({ state: 'sent' });
  });

  it('that an alert has bounced is told to its event', async () => {
    const alert = anAlert({ event: 'e2' });
    await store.log.begin(alert);
    await store.log.finish(alert.key, { ok: true, receipt: `<${alert.key}@posthorn.ours.example>` });
    await tell('failed', { messageId: `${alert.key}@posthorn.ours.example` });
    expect(told).toEqual([{ id: 'e2', at: 5, event: 'alert.bounced', of: alert.key }]);
    await tell('delivered', { messageId: `${alert.key}@posthorn.ours.example` });
    expect(told).toHaveLength(1);
  });

  it('that an alert has bounced whose run is over is heard of otherwise', async () => {
    const alert = anAlert({ event: 'e2', channel: 'email' });
    await store.log.begin(alert);
    await store.log.finish(alert.key, { ok: true, receipt: `<${alert.key}@posthorn.ours.example>` });
    running = false;
    await tell('failed', { messageId: `${alert.key}@posthorn.ours.example` });
    expect(unheard).toEqual([{ key: alert.key, person: 'li', channel: 'email', detail: '5.1.1' }]);
  });

  it('about mail that nobody here has sent is told to nobody', async () => {
    await tell('failed', { messageId: 'x@y.example', envelopeId: 'zzz' });
    await tell('failed', {});
    expect(told).toEqual([]);
  });

  it('starts policies where something failed, and none else', () => {
    const kind = (action: string) => {
      const raw = report(action, {});
      return kindOf(raw, extractMail(raw, { mailbox: 'sales', receivedAt: 0 }), () => false);
    };
    expect(['failed', 'delayed', 'delivered'].map(kind)).toEqual(['mail.bounced', 'report', 'report']);
  });
});
