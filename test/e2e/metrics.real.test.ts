import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Readiness } from '../../app/ops/ready.ts';
import { freePort } from '../../workflows/server/port.ts';
import { type Family, families, lint, seriesSum } from '../app/ops/exposition.ts';
import { aMail, Office } from './office.ts';
import { PEOPLE, recall } from './rules.ts';
import type { Running } from './running.ts';

let office: Office;
let posthorn: Running;
let base: string;

beforeAll(async () => {
  const rules = { 'people.ts': PEOPLE, 'recall.ts': recall('contract', '6h') };
  const port = await freePort();
  office = await Office.open({ rules, people: ['li', 'chen'], config: { ops: { port } } });
  base = `http://127.0.0.1:${port}`;
  posthorn = await office.start();
});
afterAll(() => office.close());

const scrape = async (): Promise<Family[]> => {
  const answer = await fetch(`${base}/metrics`);
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  return families(await answer.text());
};

describe('a run with mail', () => {
  it('is ready, on the page and on the port of its own', async () => {
    const parts = { store: 'ok', rules: 'ok', temporal: 'ok', worker: 'ok' };
    for (const url of [`${base}/readyz`, new URL('/readyz', posthorn.page!)]) {
      expect(await (await fetch(url)).json()).toEqual({ ready: true, parts });
    }
  });

  it('is counted: mails, matches, verdicts, deliveries, runs and tasks, without a word of them', async () => {
    const mails = [aMail('contract 7'), aMail('contract 8'), aMail('nothing of interest'), aMail('contract 9')];
    for (const mail of mails) await office.send(mail);
    await office.send(mails[0]!);
    await office.sink.waitFor(3);
    await expect.poll(async () => seriesSum(await scrape(), 'posthorn_open_tasks'), { timeout: 20_000 }).toBe(3);
    await expect.poll(async () => seriesSum(await scrape(), 'posthorn_waiting_runs'), { timeout: 20_000 }).toBe(3);
    const all = await scrape();
    expect(lint(all)).toEqual([]);
    const value = (name: string, labels = {}) => seriesSum(all, `posthorn_${name}`, labels);
    expect({
      fresh: value('arrivals_total', { source: 'smtp', kind: 'mail.received', news: 'fresh' }),
      known: value('arrivals_total', { source: 'smtp', news: 'known' }),
      matched: value('events_judged_total', { outcome: 'matched' }),
      unmatched: value('events_judged_total', { outcome: 'unmatched' }),
      policy: value('policy_matches_total', { policy: 'recall' }),
      told: value('verdicts_total', { verdict: 'sent', reason: 'told', channel: 'email', priority: 'urgent' }),
      sent: value('deliveries_total', { channel: 'email', outcome: 'sent' }),
      latencies: value('delivery_seconds_count', { channel: 'email' }),
      handed: value('intake_seconds_count'),
      up: value('source_up', { source: 'smtp' }),
      unsettled: value('unsettled_arrivals'),
      troubles: value('store_errors_total'),
    }).toEqual({
      ...{ fresh: 4, known: 1, matched: 3, unmatched: 1, policy: 3, told: 3, sent: 3, latencies: 3, handed: 3 },
      ...{ up: 1, unsettled: undefined, troubles: undefined },
    });
    expect(value('delivery_seconds_sum')).toBeLessThan(15);
    expect(value('source_lag_seconds', { source: 'smtp' })).toBeLessThan(60);
    const labels = all.flatMap(({ samples }) => samples.map((one) => JSON.stringify(one.labels))).join();
    expect(labels).not.toMatch(/contract|@|customer|ours\.example/);
  });

  it('is not ready while its Temporal server hangs, and alive all the same', async () => {
    process.kill(office.temporalPid, 'SIGSTOP');
    const look = async () => ((await (await fetch(`${base}/readyz`)).json()) as Readiness).parts.temporal;
    await expect.poll(look, { timeout: 20_000 }).toBe('The Temporal service does not answer.');
    expect((await fetch(`${base}/readyz`)).status).toBe(503);
    expect((await fetch(`${base}/healthz`)).status).toBe(200);
    expect(seriesSum(await scrape(), 'posthorn_waiting_runs')).toBeUndefined();
    process.kill(office.temporalPid, 'SIGCONT');
    await expect.poll(look, { timeout: 20_000 }).toBe('ok');
  });
});
