import { describe, expect, it } from 'vitest';
import { factsBelow, groupRoots } from '../../../editor/conditions/facts.ts';
import { clockOf, printClock } from '../../../editor/forms/model/clock.ts';
import { filledOf, printFilled } from '../../../editor/forms/model/filled.ts';
import { isTextName, suggestedName, textWith } from '../../../editor/forms/model/new-template.ts';
import { previewOf } from '../../../editor/forms/model/preview.ts';
import { awaitedOf, printAwaited } from '../../../editor/forms/model/states.ts';
import { isWorkingTime, readDuration, sayDuration } from '../../../editor/ui/duration-words.ts';
import { filesFrom } from '../../../engine/compiler/2-link/files.ts';
import { readTemplates } from '../../../engine/compiler/2-link/templates.ts';
import { Diagnostics } from '../../../engine/compiler/diagnostic.ts';

describe('a duration in words', () => {
  it.each([
    ['6 hours', '6h'],
    ['6h', '6h'],
    ['6 h.'.slice(0, 3), '6h'],
    ['an hour', '1h'],
    ['half an hour', '30m'],
    ['1.5 hours', '90m'],
    ['1 day and 12 hours', '1d12h'],
    ['2 weeks', '2w'],
    ['90 min', '90m'],
    ['0 seconds', '0s'],
    ['6 小时', '6h'],
    ['六小时', '6h'],
    ['两天', '2d'],
    ['十五分钟', '15m'],
    ['二十四小时', '24h'],
    ['１ 小时 ３０ 分', '1h30m'],
    ['半小时', '30m'],
    ['3个小时', '3h'],
  ])('%s is %s', (said, written) => {
    expect(readDuration(said)).toBe(written);
  });

  it.each(['', 'soon', '6', 'six moons', '6 hours or so', '9999 weeks', '-2 hours', '1.0001 seconds'])(
    '“%s” is none',
    (said) => {
      expect(readDuration(said)).toBeUndefined();
    },
  );

  it('is said in full, and read back', () => {
    expect(['6h', '1h30m', '1d', '2w', '0s'].map((one) => sayDuration(one, 'en'))).toEqual([
      '6 hours',
      '1 hour 30 minutes',
      '1 day',
      '2 weeks',
      '0 seconds',
    ]);
    expect(sayDuration('1h30m', 'zh')).toBe('1 小时 30 分钟');
    for (const one of ['6h', '1h30m', '45s', '3d', '2w', '1d12h'])
      for (const language of ['en', 'zh'] as const) expect(readDuration(sayDuration(one, language)!)).toBe(one);
    expect(sayDuration('soon', 'en')).toBeUndefined();
  });
});

describe('words with facts', () => {
  it.each([
    ["'Customs hold'", 'Customs hold'],
    ['`Shipping trouble: ${mail.subject}`', 'Shipping trouble: {{ mail.subject }}'],
    ['mail.subject', '{{ mail.subject }}'],
    ["'it\\'s'", "it's"],
    ["''", ''],
    ['`${mail.from.name}: ${there.hour}`', '{{ mail.from.name }}: {{ there.hour }}'],
  ])('%s stands in a field as %s', (text, shown) => {
    expect(filledOf(text)).toBe(shown);
    expect(filledOf(printFilled(shown, "'"))).toBe(shown);
  });

  it('are no words where the text is something else', () => {
    for (const text of ["late ? 'a' : 'b'", "'a {{ b }}'", 'pick(mail)', '`${ { a: 1 }.a }`', "'unfinished"])
      expect(filledOf(text)).toBeUndefined();
  });

  it('are written as a literal, a fact or a template', () => {
    expect(printFilled('Held', '"')).toBe('"Held"');
    expect(printFilled('{{mail.subject}}', "'")).toBe('mail.subject');
    expect(printFilled('Held: {{ mail.subject }} `now` ${x}', "'")).toBe('`Held: ${mail.subject} \\`now\\` \\${x}`');
  });

  it('are previewed by examples', () => {
    const facts = factsBelow(groupRoots(['mail']));
    expect(
      previewOf('Held: {{ mail.subject }}, {{ task.title }}', facts, 'en')
        .map(({ text }) => text)
        .join(''),
    ).toBe('Held: 清关异常 / customs hold MSKU1234565, ‹task.title›');
    expect(previewOf('{{ mail.isReply }}', facts, 'zh')).toEqual([{ text: '‹是回复›', isFact: true }]);
  });
});

it('reads what is waited for, and writes it back', () => {
  expect(awaitedOf('any(mail.read, alerts.acknowledged)')).toEqual({
    joined: 'any',
    of: ['mail.read', 'alerts.acknowledged'],
  });
  for (const text of ['task.done', 'any(mail.read, alert.acknowledged)', 'all(rma.done, any(mail.read, mail.moved))'])
    expect(printAwaited(awaitedOf(text))).toBe(text);
  expect(printAwaited({ joined: 'all', of: [] })).toBeUndefined();
});

describe('a moment of a schedule', () => {
  it.each([
    ['0 9 * * mon', { time: '09:00', days: 'mon' }],
    ['30 17 * * 1-5', { time: '17:30', days: 'working' }],
    ['5 0 * * *', { time: '00:05', days: 'every' }],
  ] as const)('%s is a time on some days, and is written back', (plan, clock) => {
    const text = `schedule('${plan}', { zone: 'Asia/Shanghai' })`;
    expect(clockOf(text)).toEqual({ ...clock, zone: 'Asia/Shanghai' });
    expect(printClock(clockOf(text)!, "'")).toBe(text);
  });

  it('is none of another form', () => {
    expect(clockOf("schedule('0 9 * * 7', { zone: 'UTC' })")?.days).toBe('sun');
    for (const plan of ['*/5 * * * *', '0 9 1 * *', '0 9 * * 1,3', '0 9 * *'])
      expect(clockOf(`schedule('${plan}', { zone: 'UTC' })`)).toBeUndefined();
    expect(clockOf("'mail.received'")).toBeUndefined();
  });
});

describe('a new text', () => {
  it('is called after the policy and the stage, as no other is', () => {
    const path = 'finance/payment-notice.ts';
    expect(suggestedName(path, undefined, new Set())).toBe('payment-notice');
    expect(suggestedName(path, 'first', new Set(['payment-notice']))).toBe('payment-notice-2');
    expect(suggestedName(path, 'escalation', new Set(['payment-notice']))).toBe('payment-notice-escalation');
    expect(['payment-late', '付款'].map(isTextName)).toEqual([true, true]);
    expect(['', 'a.b', '../a', '-a', 'a b'].map(isTextName)).toEqual([false, false, false, false, false]);
  });

  it('is one that the compiler reads', () => {
    const files = filesFrom({ 'templates/late.en.md': textWith(' Late: {{ mail.subject }} ', '\nSee to it.\n') });
    const diagnostics = new Diagnostics();
    expect(readTemplates(files, files.paths(), diagnostics)).toEqual({
      late: { en: { subject: 'Late: {{ mail.subject }}', body: 'See to it.' } },
    });
    expect(diagnostics.all()).toEqual([]);
  });
});

it('knows working time from the clock’s', () => {
  expect(['one working day', '2 business days', '一个工作日', 'office hours'].every(isWorkingTime)).toBe(true);
  expect(['1 day', '两天', 'network'].some(isWorkingTime)).toBe(false);
});
