import { expect, it } from 'vitest';
import { lines, play } from './play.ts';

const verdicts = async (...args: Parameters<typeof play>) => lines(await play(...args), ['notify', 'suppressed']);

it('makes one alert of all wishes of a round to one person, with every text, danger first', async () => {
  const played = await play({
    a: { priority: 'urgent', run: `await notify(li, { text: 'pay now' });` },
    b: { run: `await notify([li, anna], { text: 'looks forged', danger: true });` },
  });
  expect(lines(played, ['notify', 'suppressed'])).toEqual([
    'PT0S not li: merged',
    'PT0S notify anna by webhook: told',
    'PT0S notify li by email: told',
  ]);
  const alert = played.alerts.find(({ person }) => person === 'li');
  expect(alert).toMatchObject({ subject: 'looks forged', priority: 'urgent', danger: true, policies: ['b', 'a'] });
  expect(alert?.body.indexOf('looks forged')).toBeLessThan(alert?.body.indexOf('pay now') ?? 0);
});

it('tells a person once for each stage and turn', async () => {
  const run = `
    await notify(li, { text: 'one' });
    await sleep('1h');
    await notify(desk, { text: 'two' });
    await notify(li, { text: 'three', stage: 'reminder' });
    for await (const n of every('1h', { times: 2 })) { await notify(li, { text: 'again', stage: 'reminder' }); }`;
  expect(await verdicts({ p: { run } })).toEqual([
    'PT0S notify li by email: told',
    'PT1H notify anna by webhook: told',
    'PT1H not li: already',
    'PT1H notify li by email: told',
    'PT2H notify li by email: told',
    'PT3H notify li by email: told',
  ]);
});

it('tells again what presses more, and a danger that the earlier alert did not bring', async () => {
  const run = `
    await notify(li, { text: 'one' });
    await sleep('1h');
    await notify(li, { text: 'two', priority: 'high' });
    await sleep('1h');
    await notify(li, { text: 'three', priority: 'low', danger: true });
    await sleep('1h');
    await notify(li, { text: 'four', danger: true });`;
  expect(await verdicts({ p: { run } })).toEqual([
    'PT0S notify li by email: told',
    'PT1H notify li by email: upgrade',
    'PT2H notify li by email: danger',
    'PT3H not li: already',
  ]);
});

it('holds a round for effects in flight, but never an urgent one', async () => {
  const policies = (priority: string) => ({
    slow: { run: `await createTask({ in: 'oa', title: 'a' }); await notify(li, { text: 'made' });` },
    quick: { priority, run: `await notify(li, { text: 'quick' });` },
  });
  const world = { effects: [{ effect: 'createTask', takes: 'PT2S' }] };
  expect(await verdicts(policies('normal'), world)).toEqual(['PT0S notify li by email: told', 'PT0S not li: merged']);
  expect(await verdicts(policies('urgent'), world)).toEqual(['PT0S notify li by email: told', 'PT0S not li: already']);
});

it('closes a held round when the hold has passed since its first wish', async () => {
  const run = `await together(
    async () => { await createTask({ in: 'oa', title: 'a' }); await notify(li, { text: 'late' }); },
    async () => { await notify(li, { text: 'held' }); },
  );`;
  const world = { effects: [{ effect: 'createTask', takes: 'PT10S' }] };
  expect(await verdicts({ p: { run } }, world)).toEqual(['PT0S notify li by email: told', 'PT10S not li: already']);
});

it('goes to the next channel when one fails for good, and complains to the owner after the last', async () => {
  const failing = (channel: string) => ({ effect: 'send', channel, to: 'anna', fails: { message: 'gone' } });
  const policies = { p: { run: `await notify(anna, { text: 'hello' });` } };
  expect(await verdicts(policies, { effects: [failing('webhook')] })).toEqual([
    'PT0S notify anna by webhook: told',
    'PT0S notify anna by email: fallback',
  ]);
  const all = await play(policies, { effects: ['webhook', 'email', 'page'].map(failing) });
  expect(lines(all, ['suppressed'])).toEqual(['PT0S not anna: failed', 'PT0S not anna: failed']);
  expect(all.alerts.some(({ person, subject }) => person === 'li' && subject.includes('出现问题'))).toBe(true);
});

it('stops what waits for an acknowledgement of the alert that carries the wish', async () => {
  const run = `
    const alert = await notify(li, { text: 'one' });
    if (!(await until(alert.acknowledged, '20m'))) { await notify(chen, { text: 'up', stage: 'escalation' }); }`;
  const acknowledged = { then: [{ at: 'PT10M', event: 'alert.acknowledged', by: 'li' }] };
  const byAnother = { then: [{ at: 'PT10M', event: 'alert.acknowledged', by: 'anna' }] };
  expect(await verdicts({ p: { run } }, acknowledged)).toEqual(['PT0S notify li by email: told']);
  expect(await verdicts({ p: { run } }, byAnother)).toEqual([
    'PT0S notify li by email: told',
    'PT20M notify chen by email: told',
  ]);
});

it('takes what is resolved for acknowledged, and not the other way round', async () => {
  const run = `
    const alert = await notify(li, { text: 'one' });
    if (!(await until(alert.acknowledged, '20m'))) { await notify(chen, { text: 'up', stage: 'escalation' }); }
    if (await until(alert.resolved, '20m')) { await notify(anna, { text: 'over', stage: 'resolved' }); }`;
  const after = (event: string, by: string) => verdicts({ p: { run } }, { then: [{ at: 'PT10M', event, by }] });
  expect(await after('alert.resolved', 'li')).toEqual([
    'PT0S notify li by email: told',
    'PT10M notify anna by webhook: told',
  ]);
  expect(await after('alert.acknowledged', 'li')).toEqual(['PT0S notify li by email: told']);
  expect(await after('alert.resolved', 'anna')).toEqual([
    'PT0S notify li by email: told',
    'PT20M notify chen by email: told',
  ]);
});

it('ends what waits for any alert of the event to be resolved', async () => {
  const run = `
    await notify(li, { text: 'one' });
    if (!(await until(alerts.resolved, '20m'))) { await notify(chen, { text: 'up', stage: 'escalation' }); }`;
  const resolved = { then: [{ at: 'PT10M', event: 'alert.resolved' }] };
  expect(await verdicts({ p: { run } }, resolved)).toEqual(['PT0S notify li by email: told']);
});

it('decides alike in whatever order policies are given', async () => {
  const bodies = {
    a: { run: `await notify(desk, { text: 'a' });` },
    b: { priority: 'high', run: `await notify(desk, { text: 'b' });` },
  };
  const [one, other] = [await play(bodies), await play({ b: bodies.b, a: bodies.a })];
  expect(one.alerts).toEqual(other.alerts);
  expect(one.entries).toEqual(other.entries);
});
