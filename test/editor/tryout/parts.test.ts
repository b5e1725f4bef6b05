import { describe, expect, it } from 'vitest';
import { casesFor } from '../../../editor/tryout/choose/cases.ts';
import { caseName, expectationOf, isCaseName } from '../../../editor/tryout/keep/expectations.ts';
import { framed } from '../../../editor/tryout/mail/framed.ts';
import { afterWords, clockOf, lineOf, type Speech, stateWords } from '../../../editor/tryout/saying.ts';
import {
  countIn,
  durationOf,
  factIn,
  happeningsOf,
  otherParts,
  shortDuration,
  withCount,
  withFact,
  withField,
  withHappenings,
} from '../../../editor/tryout/scenario/scenario.ts';
import { tryout as en } from '../../../editor/words/tryout/en.ts';
import { tryout as zh } from '../../../editor/words/tryout/zh.ts';
import type { Entry } from '../../../engine/interpreter/entry.ts';

describe('a scenario that is edited', () => {
  const first = {
    about: 'a',
    directory: { recent: { li: 2 } },
    then: [
      { at: 'PT2H', event: 'mail.read', by: 'li' },
      { at: 'PT3H', event: 'task.done', of: 't1', lost: true },
      { at: 'soon', event: 'mail.read' },
    ],
  };

  it('keeps what the forms do not show, and stands in the order of time', () => {
    const [read, done] = happeningsOf(first);
    expect([read?.by, done?.rest]).toEqual(['li', { of: 't1', lost: true }]);
    expect(otherParts(first)).toEqual(['directory']);
    const later = withHappenings(first, [{ ...read!, at: 86_400_000 }, done!]);
    expect(later).toEqual({
      about: 'a',
      directory: { recent: { li: 2 } },
      then: [
        { at: 'PT3H', event: 'task.done', of: 't1', lost: true },
        { at: 'P1D', event: 'mail.read', by: 'li' },
      ],
    });
  });

  it('tells dear facts, and takes them back', () => {
    const told = withCount(first, 'mail.received', 5);
    expect([countIn(told, 'mail.received'), countIn(first, 'mail.received')]).toEqual([5, undefined]);
    expect(countIn(withCount(told, 'mail.received', undefined), 'mail.received')).toBeUndefined();
    const fact = withFact(told, 'erp.rating', 'a@b.example', '{"stars":3}')!;
    expect([factIn(fact, 'erp.rating', 'a@b.example'), countIn(fact, 'mail.received')]).toEqual(['{"stars":3}', 5]);
    expect(withFact(told, 'erp.rating', 'a', '{')).toBeUndefined();
    expect(factIn(withFact(fact, 'erp.rating', 'a@b.example', ' ')!, 'erp.rating', 'a@b.example')).toBe('');
    expect(withField({ zone: 'UTC' }, 'zone', '')).toEqual({});
  });

  it('reads and says spans of time as policies do', () => {
    expect(['2h', '1d 2H', '0m', 'soon'].map(durationOf)).toEqual([7_200_000, 93_600_000, 0, undefined]);
    expect([0, 7_200_000, 93_600_000].map(shortDuration)).toEqual(['0m', '2h', '1d2h']);
  });
});

describe('what follows, in words', () => {
  const person = {
    kind: 'person',
    id: 'li',
    name: 'Li Na',
    zone: 'Asia/Shanghai',
    language: 'zh',
    channels: [],
  } as const;
  const speech = (language: 'en' | 'zh'): Speech => ({
    words: language === 'en' ? en : zh,
    language,
    people: { li: person },
    clock: clockOf(Date.parse('2026-03-11T06:20:00Z'), 'Asia/Shanghai', language),
  });
  const entry = (fields: Partial<Entry> & Pick<Entry, 'kind'>) =>
    ({ kind: 'entry', at: 0, entry: { at: 0, policy: 'p', branch: '0', seq: 1, ...fields } }) as const;

  it('has the reasons of the engine', () => {
    const told = entry({
      kind: 'notify',
      to: 'li',
      channel: 'email',
      stage: 'escalation',
      priority: 'urgent',
      reason: 'upgrade',
    });
    expect(lineOf(told, speech('en'))).toMatchObject({
      title: 'Tells Li Na by e-mail',
      detail: 'escalation · urgent · because: told before, but now it presses more',
    });
    const kept = entry({ kind: 'suppressed', to: 'li', reason: 'silenced', cause: 's1' });
    expect(lineOf(kept, speech('zh'))).toMatchObject({ title: '不通知Li Na', detail: '原因：已被静默规则屏蔽 (s1)' });
  });

  it('says what is awaited, and until when by the clock of the zone', () => {
    const wait = entry({ kind: 'wait', state: 'any(outgoing.bounced, mail.read)', until: 86_400_000 });
    expect(lineOf(wait, speech('en')).title).toMatch(
      /^Waits until our mail comes back or the mail is read, at most until Thu,? 12 Mar,? 14:20$/,
    );
    expect(stateWords('mail.answered', zh)).toBe('邮件已回复');
    expect([afterWords(0, speech('en')), afterWords(9_000_000, speech('en'))]).toEqual(['It came', '+2 h 30 min']);
    const world = { kind: 'world', at: 0, happening: { at: 0, event: 'mail.read', by: 'li' } } as const;
    expect(lineOf(world, speech('en')).title).toBe('Outside: the mail is read, by Li Na');
  });

  it('becomes what a case expects', () => {
    expect(
      expectationOf({
        at: 7_200_000,
        kind: 'notify',
        policy: 'p',
        branch: '0',
        seq: 1,
        to: 'li',
        channel: 'email',
        stage: 'first',
        turn: '0',
        priority: 'high',
        reason: 'told',
        alert: 'k',
      }),
    ).toEqual({
      at: 'PT2H',
      kind: 'notify',
      policy: 'p',
      to: 'li',
      channel: 'email',
      stage: 'first',
      priority: 'high',
    });
    expect([caseName('Änfrage: 2 Teile.eml'), caseName('清关'), isCaseName('late-answer'), isCaseName('Late')]).toEqual(
      ['a-nfrage-2-teile', '', true, false],
    );
  });
});

it('cases of the policy come first', () => {
  const row = (name: string, match: readonly string[] = []) => ({ name, kind: 'mail', about: 'Night', match }) as const;
  const all = [row('offer-late'), row('other', ['sales/offer']), row('third')];
  expect(casesFor(all, 'sales/offer', '').own.map(({ name }) => name)).toEqual(['offer-late', 'other']);
  expect(casesFor(all, 'sales/offer', 'night third')).toEqual({ own: [], others: [all[2]] });
});

it('the HTML of a mail stands behind a policy that lets nothing in', () => {
  const page = framed('<img src="https://spy.example/x.png"><script>alert(1)</script>');
  expect(page.indexOf("default-src 'none'")).toBeGreaterThan(0);
  expect(page.indexOf("default-src 'none'")).toBeLessThan(page.indexOf('spy.example'));
});
