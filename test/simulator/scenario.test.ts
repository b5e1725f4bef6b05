import { expect, it } from 'vitest';
import { scenario } from '../../engine/simulator/scenario.ts';

it.each([
  ['an event that no wait knows', { then: [{ at: 'PT1H', event: 'mail.answred' }] }, 'mail.answered'],
  ['a state that no wait knows', { holds: ['alert.acknowleged'] }, 'alert.acknowledged'],
  ['a zone that is none', { zone: 'Mars/Olympus' }, 'Europe/Berlin'],
])('says of %s what to write', (_, given, remedy) => {
  expect(scenario.safeParse(given).error?.issues[0]?.message).toContain(remedy);
});

it('leaves the states of effects to those who make them', () => {
  const given = { zone: 'Asia/Shanghai', holds: ['mail.read'], then: [{ at: 'PT1H', event: 'ticket.closed' }] };
  expect(scenario.safeParse(given).success).toBe(true);
});
