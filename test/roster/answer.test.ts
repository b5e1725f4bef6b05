import { describe, expect, it } from 'vitest';
import type { Question } from '../../engine/arbiter/alert.ts';
import { answer } from '../../engine/roster/answer.ts';
import type { SilenceRow } from '../../engine/roster/known.ts';
import { away, knowing, ms, peopleOf, person, team } from './people.ts';

const AT = ms('2026-03-07T16:00:00Z');
const PEOPLE = peopleOf(
  person('li', { deputy: 'wang', channels: ['sms', 'email'], quiet: [{ from: '22:00', to: '07:00' }] }),
  person('wang', { zone: 'Europe/Berlin', language: 'de' }),
  team('desk', { lead: 'li', members: ['wang'] }),
);
const KNOWN = knowing({
  addresses: [
    { person: 'li', channel: 'email', address: 'li@ours.example' },
    { person: 'li', channel: 'sms', address: '+8613' },
    { person: 'wang', channel: 'email', address: 'wang@ours.example' },
    { person: 'wang', channel: 'pager', address: '5' },
  ],
  ways: [{ channel: 'sms', rings: true, least: 'high' }, { channel: 'email' }, { channel: 'page' }],
});
const question = (changes: Partial<Question> = {}): Question => ({
  event: 'e1',
  refs: ['li'],
  at: AT,
  labels: { from: 'a@x.example', mailbox: 'sales' },
  ...changes,
});
const silence = (changes: Partial<SilenceRow>): SilenceRow => ({
  id: 's',
  matchers: [{ label: 'policy', is: 'office/*' }],
  from: ms('2026-03-01T00:00:00Z'),
  until: ms('2026-04-01T00:00:00Z'),
  by: 'li',
  comment: 'move',
  ...changes,
});

describe('the answer of the directory', () => {
  it('tells how persons are reached, what each way can do, and until when nothing may ring', () => {
    expect(answer(question(), PEOPLE, KNOWN)).toEqual({
      refs: { li: ['li'] },
      persons: {
        li: {
          name: 'li',
          language: 'en',
          zone: 'Asia/Shanghai',
          channels: [
            { channel: 'sms', address: '+8613', rings: true, least: 'high' },
            { channel: 'email', address: 'li@ours.example' },
            { channel: 'page', address: 'li' },
          ],
          quietUntil: ms('2026-03-07T23:00:00Z'),
        },
      },
    });
  });

  it('says for whom somebody stands in, unless they are asked in their own right', () => {
    const known = { ...KNOWN, absences: [away('li')] };
    expect(answer(question(), PEOPLE, known)).toMatchObject({
      refs: { li: ['wang'] },
      persons: { wang: { standsInFor: 'li', channels: [{ channel: 'email' }, { channel: 'page' }] } },
    });
    const both = answer(question({ refs: ['desk', 'li', 'wang'] }), PEOPLE, known);
    expect(both.refs).toEqual({ desk: ['wang'], li: ['wang'], wang: ['wang'] });
    expect(both.persons.wang).not.toHaveProperty('standsInFor');
  });

  it('counts what persons were sent, where that is asked', () => {
    const known = { ...KNOWN, recent: { li: 4 } };
    expect(answer(question({ since: 1 }), PEOPLE, known).persons.li?.recent).toBe(4);
    expect(answer(question({ since: 1, refs: ['wang'] }), PEOPLE, known).persons.wang?.recent).toBe(0);
    expect(answer(question(), PEOPLE, known).persons.li).not.toHaveProperty('recent');
  });

  it.each([
    ['holds', {}, '2026-04-01T00:00:00Z'],
    ['is over', { until: AT }, undefined],
    ['has not begun', { from: AT + 1 }, undefined],
    [
      'recurs, and this is its time: a Saturday evening in Berlin',
      { recurs: { days: ['saturday'], from: '00:00', to: '24:00', zone: 'Europe/Berlin' } },
      '2026-03-07T23:00:00Z',
    ],
    [
      'recurs, and this is Sunday already in Shanghai',
      { recurs: { days: ['saturday'], from: '00:00', to: '24:00', zone: 'Asia/Shanghai' } },
      undefined,
    ],
    [
      'ends for good within its window',
      { until: AT + 60_000, recurs: { from: '00:00', to: '24:00', zone: 'UTC' } },
      '2026-03-07T16:01:00Z',
    ],
  ])('knows a silence that %s', (_, changes, until) => {
    const { silences } = answer(question(), PEOPLE, { ...KNOWN, silences: [silence(changes as Partial<SilenceRow>)] });
    expect(silences).toEqual(
      until && [{ id: 's', matchers: silence({}).matchers, until: ms(until), by: 'li', comment: 'move' }],
    );
  });

  it('names the policies that are at work on other events about the same', () => {
    const at = (event: string, labels?: Record<string, string>) => ({
      event,
      policy: 'p',
      quiets: ['office/*'],
      labels,
    });
    const inhibitions = [
      at('e1'),
      at('e2'),
      at('e3', { mailbox: 'sales' }),
      at('e4', { mailbox: 'info' }),
      at('e5', { mailbox: 'sales', from: 'a@x.example' }),
      at('e6', { task: '7' }),
    ];
    const { inhibitors } = answer(question(), PEOPLE, { ...KNOWN, inhibitions });
    expect(inhibitors?.map(({ event }) => event)).toEqual(['e2', 'e3', 'e5']);
    expect(inhibitors?.[1]).toEqual({ event: 'e3', policy: 'p', quiets: ['office/*'] });
  });
});
