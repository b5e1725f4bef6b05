import { expect, it } from 'vitest';
import { lines, play } from './play.ts';

/** Li has a phone that rings and a desktop that does not; the mail comes at 09:00 of theirs. */
const WORLD = {
  directory: {
    addresses: { li: { sms: '+86', webpush: 'li' } },
    channels: { sms: { rings: true }, webpush: {} },
  },
};
const alertThat = (more: string, priority = 'urgent') =>
  `await notify(li, { text: 'x', priority: '${priority}', by: ['sms', 'webpush']${more} }); await until(mail.read, '5h');`;
const timeline = async (run: string, world: object = {}) =>
  lines(await play({ p: { run } }, { ...WORLD, ...world }), ['notify', 'suppressed']);
const NOON = ", ringFrom: '2026-03-02T04:00:00Z'";

it('shows at once by what is silent, and rings from then on as a reminder', async () => {
  expect(await timeline(alertThat(NOON))).toEqual(['PT0S notify li by webpush: quiet', 'PT3H notify li by sms: due']);
  const { entries, alerts } = await play({ p: { run: alertThat(NOON) } }, WORLD);
  expect(entries.find(({ channel }) => channel === 'sms')).toMatchObject({ stage: 'reminder', turn: '0 due' });
  expect(alerts.map(({ silent }) => silent ?? false)).toEqual([true, false]);
});

it('does not ring for a mail that was read by then', async () => {
  const world = { then: [{ at: 'PT1H', event: 'mail.read' }] };
  expect(await timeline(alertThat(NOON), world)).toEqual(['PT0S notify li by webpush: quiet']);
});

it('rings at once where the instant is over, or the alert breaks through', async () => {
  expect(await timeline(alertThat(", ringFrom: '2026-03-02T00:00:00Z'"))).toEqual(['PT0S notify li by sms: told']);
  expect(await timeline(alertThat(`${NOON}, breakThrough: true`))).toEqual(['PT0S notify li by sms: told']);
});

it('another policy that may ring now does', async () => {
  const played = await play({ p: { run: alertThat(NOON) }, q: { run: alertThat('') } }, WORLD);
  expect(lines(played, ['notify'])[0]).toContain('by sms');
});

it('takes no channel that rings in the place of one that failed', async () => {
  const fails = { message: 'gone', temporary: false };
  const effects = [{ effect: 'send', channel: 'webpush', fails }];
  const told = await timeline(alertThat(NOON), { effects });
  expect(told.filter((line) => line.startsWith('PT0S')).join()).not.toContain('sms');
  expect(told.at(-1)).toContain('PT3H notify li by sms');
});
