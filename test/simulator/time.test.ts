import { expect, it } from 'vitest';
import { lines, play } from './play.ts';

const timeline = async (run: string, world: object = {}, endsWhen?: string) =>
  lines(await play({ p: { run, endsWhen } }, world));

it('waits until exactly the deadline', async () => {
  expect(await timeline(`if (!(await until(mail.read, '6h'))) { await notify(chen, { text: 'late' }); }`)).toEqual([
    'PT0S mail.read until PT6H',
    'PT6H mail.read timed out',
    'PT6H notify chen by email: told',
  ]);
});

it('takes the exit of a state that comes true in time', async () => {
  const world = { then: [{ at: 'PT5H', event: 'mail.read' }] };
  expect(
    await timeline(`if (!(await until(mail.read, '6h'))) { await notify(chen, { text: 'late' }); }`, world),
  ).toEqual(['PT0S mail.read until PT6H', 'PT5H mail.read happened']);
});

it('lets the world come before timers of the same instant', async () => {
  const world = { then: [{ at: 'PT6H', event: 'mail.read' }] };
  expect(await timeline(`await until(mail.read, '6h');`, world)).toContain('PT6H mail.read happened');
});

it('answers at once for a state that holds, and for a wait of no time', async () => {
  expect(await timeline(`await until(mail.read, '24h');`, { holds: ['mail.read'] })).toEqual([
    'PT0S mail.read happened',
  ]);
  expect(await timeline(`await until(mail.read, '0s');`)).toEqual(['PT0S mail.read timed out']);
});

it('waits first in every, and counts the next interval from the end of the body', async () => {
  const run = `for await (const n of every('30m', { times: 2 })) { await notify(li, { text: \`turn \${n}\` }); await sleep('10m'); }`;
  expect(await timeline(run)).toEqual([
    'PT0S every until PT30M',
    'PT30M notify li by email: told',
    'PT30M sleep until PT40M',
    'PT40M every until PT1H10M',
    'PT1H10M notify li by email: told',
    'PT1H10M sleep until PT1H20M',
  ]);
});

it('gives effects no logical time, unless they outlast the hold', async () => {
  const run = `await createTask({ in: 'oa', title: 'a' }); await sleep('1m');`;
  const takes = (duration: string) => ({ effects: [{ effect: 'createTask', takes: duration }] });
  expect(await timeline(run, takes('PT2S'))).toEqual(['PT0S createTask', 'PT0S sleep until PT1M']);
  expect(await timeline(run, takes('PT10S'))).toEqual(['PT0S createTask', 'PT10S sleep until PT1M10S']);
});

it('keeps the instant of what happens while an effect in time is in flight', async () => {
  const run = `await together(
    async () => { await createTask({ in: 'oa', title: 'a' }); await notify(li, { text: 'made' }); },
    async () => { await until(mail.read, '1s'); },
  );`;
  expect(await timeline(run, { effects: [{ effect: 'createTask', takes: 'PT2S' }] })).toEqual([
    'PT0S createTask',
    'PT0S notify li by email: told',
    'PT0S mail.read until PT1S',
    'PT1S mail.read timed out',
  ]);
});

it('ends wherever it waits: no catch and no finally runs', async () => {
  const run = `try { await sleep('6h'); } catch { await notify(li, { text: 'caught' }); } finally { await notify(li, { text: 'finally' }); }`;
  const played = await play(
    { p: { run, endsWhen: 'mail.answered' } },
    { then: [{ at: 'PT1H', event: 'mail.answered' }] },
  );
  expect(lines(played)).toEqual(['PT0S sleep until PT6H']);
  expect(played.entries.at(-1)).toMatchObject({ kind: 'end', reason: 'ended', at: 3_600_000 });
});

it('drops the result of an effect whose run has ended, and withdraws its wishes', async () => {
  const run = `await together(
    async () => { await createTask({ in: 'oa', title: 'a' }); await notify(li, { text: 'never' }); },
    async () => { await notify(anna, { text: 'held' }); },
  );`;
  const world = { effects: [{ effect: 'createTask', takes: 'PT2S' }], holds: [], then: [] };
  expect(lines(await play({ p: { run, endsWhen: 'mail.answered' } }, { ...world, holds: ['mail.answered'] }))).toEqual(
    [],
  );
});

it('throws the first error in the order of the source when all arms are done', async () => {
  const run = `try {
    await together(
      async () => { await sleep('1h'); await createTask({ in: 'oa', title: 'first' }); },
      async () => { await flag('seen'); },
    );
  } catch (error) { await notify(li, { text: failure(error).effect }); }`;
  const world = {
    effects: [
      { effect: 'createTask', fails: { message: 'no' } },
      { effect: 'flag', fails: { message: 'no' } },
    ],
  };
  const played = await play({ p: { run } }, world);
  expect(lines(played)).toContain('PT1H notify li by email: told');
  expect(played.alerts[0]?.body).toBe('createTask');
});

it('ends a run with a failure that nobody caught, tells the owner, and lets the others go on', async () => {
  const played = await play(
    {
      bad: { run: `await flag('seen'); await notify(li, { text: 'never' });` },
      good: { run: `await sleep('1h'); await notify(chen, { text: 'fine' });` },
    },
    { effects: [{ effect: 'flag', fails: { message: 'no mailbox' } }] },
  );
  expect(lines(played, ['error', 'notify'])).toEqual([
    'PT0S notify anna by webhook: told',
    'PT0S notify li by email: told',
    'PT0S error: no mailbox',
    'PT1H notify chen by email: told',
  ]);
  expect(played.alerts[0]?.subject).toContain('is in trouble');
});

it('says so where it waits for what the source of the mail never reports', async () => {
  const { entries } = await play(
    { p: { run: `await until(any(mail.read, alerts.acknowledged), '1h');` } },
    { source: 'smtp' },
  );
  expect(entries.find(({ until }) => until)?.detail).toBe('mail.read: never reported for mail that came this way');
});
