import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { beginning } from '../../../editor/conditions/begin.ts';
import { countingOf, printCounting } from '../../../editor/conditions/counting.ts';
import { factsBelow, groupRoots, searchedFacts, typeOf } from '../../../editor/conditions/facts.ts';
import { type Choice, choicesFor, conditionOfRow, rowOf, withChoice } from '../../../editor/conditions/rows.ts';
import { asGroup, complete, conditionOfGroup, DRAFT, groupOf } from '../../../editor/conditions/tree.ts';
import type { Condition } from '../../../engine/compiler/condition/condition.ts';
import { printCondition } from '../../../engine/compiler/condition/print.ts';
import { conditionOf } from '../../../engine/compiler/condition/read.ts';
import { outlineOf } from '../../../engine/compiler/edit/outline/outline-of.ts';

const facts = factsBelow(groupRoots(['mail']));
const rowText = (text: string) => rowOf(conditionOf(text));

describe('facts', () => {
  it('are found in either language, by what they are called', () => {
    expect(searchedFacts(facts, 'sender domain')[0]?.path).toBe('mail.from.domain');
    expect(searchedFacts(facts, '发件人 域名')[0]?.path).toBe('mail.from.domain');
    expect(searchedFacts(facts, 'nothing of that kind')).toEqual([]);
    expect(facts.find(({ path }) => path === 'mail.from.domain')?.label).toEqual({
      en: 'sender domain',
      zh: '发件人的域名',
    });
  });

  it('go on through what may be absent, and count lists', () => {
    const paths = facts.map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining(['mail.replyTo?.domain', 'mail.attachments', 'mail.attachments.length']),
    );
    expect(typeOf('mail.subject.toLowerCase()', facts)?.type).toBe('string');
    expect(typeOf("count('mail.received', { of: mail.from.address, within: '15m' })", facts)?.type).toBe('number');
  });
});

describe('a row', () => {
  it.each([
    ['carriers.has(mail.from.domain)', 'mail.from.domain', 'listed'],
    ['!carriers.has(mail.from.domain)', 'mail.from.domain', '!listed'],
    ["mentions(mail, ['customs hold'])", 'mail', 'mentions'],
    ["!mentions(mail.subject, 'offer')", 'mail.subject', '!mentions'],
    ['mail.isReply', 'mail.isReply', 'true'],
    ['!mail.isReply', 'mail.isReply', '!true'],
    ['mail.size > 1000', 'mail.size', '>'],
    ["['a', 'b'].includes(mail.mailbox)", 'mail.mailbox', 'in'],
    ["mail.subject.startsWith('QT')", 'mail.subject', 'startsWith'],
    ['!isOurs(mail.from.root)', 'mail.from.root', '!call isOurs'],
    ["mail.from.domain !== 'ours.example'", 'mail.from.domain', '!=='],
  ])('%s asks about %s by %s, and is written back as it was', (text, fact, choice) => {
    const row = rowText(text);
    expect([row?.fact, row?.choice]).toEqual([fact, choice]);
    expect(printCondition(conditionOfRow(row!))).toBe(text);
  });

  it('is none for what has another shape', () => {
    for (const text of [
      '!(mail.size > 3)',
      'isOurs(mail.from.root, 3)',
      'isOurs(1 + 2)',
      'a ? b : c',
      '!!mail.isReply',
    ])
      expect(rowText(text)).toBeUndefined();
  });

  it('keeps its value where another way to ask wants one of that kind', () => {
    const change = (text: string, ...choices: Choice[]) =>
      printCondition(
        conditionOfRow(
          choices.reduce((row, one) => withChoice(row, one, { type: 'string' }, 'carriers'), rowText(text)!),
        ),
      );
    expect(change("mail.subject === 'QT'", 'startsWith')).toBe("mail.subject.startsWith('QT')");
    expect(change("mail.subject === 'QT'", 'in')).toBe("['QT'].includes(mail.subject)");
    expect(change("mail.subject === 'QT'", 'mentions')).toBe("mentions(mail.subject, ['QT'])");
    expect(change("mail.subject === ''", 'mentions')).toBe('mentions(mail.subject, [])');
    expect(change("['a', 'b'].includes(mail.mailbox)", 'mentions')).toBe("mentions(mail.mailbox, ['a', 'b'])");
    expect(change("mentions(mail.mailbox, ['a', 'b'])", '!in', '===')).toBe("mail.mailbox === 'a'");
    expect(change("mail.subject === 'x'", 'listed')).toBe('carriers.has(mail.subject)');
  });

  it('begins as what fits the type', () => {
    const begun = (path: string) => printCondition(complete(beginning(path, facts, 'carriers')) ?? DRAFT);
    expect(begun('mail.isReply')).toBe('mail.isReply');
    expect(begun('mail.size')).toBe('mail.size === 0');
    expect(begun('mail')).toBe('mentions(mail, [])');
    expect(beginning('mail.attachments', facts, undefined)).toMatchObject({
      kind: 'each',
      list: 'mail.attachments',
      item: 'one',
    });
    expect(choicesFor({ type: 'boolean' })).toEqual(['true', '!true']);
    expect(choicesFor({ type: 'string' }, ['isOurs'])).toContain('!call isOurs');
  });
});

describe('groups', () => {
  it('say all, any, none and not all', () => {
    for (const [text, joined] of [
      ['a && b', 'all'],
      ['a || b', 'any'],
      ['!(a || b)', 'none'],
      ['!(a && b)', 'notAll'],
    ] as const) {
      const group = groupOf(conditionOf(text));
      expect(group?.joined).toBe(joined);
      expect(printCondition(conditionOfGroup(group!))).toBe(text);
    }
    expect(asGroup(conditionOf('mail.isReply')).of).toHaveLength(1);
  });

  it('are written without rows that say nothing yet', () => {
    const a = conditionOf('mail.isReply');
    expect(complete({ kind: 'all', of: [DRAFT] })).toBeUndefined();
    expect(printCondition(complete({ kind: 'all', of: [a, DRAFT, { kind: 'any', of: [DRAFT] }] })!)).toBe(
      'mail.isReply',
    );
    expect(complete({ kind: 'not', of: { kind: 'any', of: [DRAFT] } })).toBeUndefined();
  });
});

it('reads every condition of the shipped rules into parts, and writes each back byte for byte', () => {
  const root = join(import.meta.dirname, '../../../rules');
  const through = (condition: Condition): Condition => {
    const row = rowOf(condition);
    if (row) return conditionOfRow(row);
    const group = groupOf(condition);
    if (group) return conditionOfGroup({ ...group, of: group.of.map(through) });
    return condition.kind === 'each' ? { ...condition, of: through(condition.of) } : condition;
  };
  let count = 0;
  for (const path of readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((one) => one.endsWith('.ts'))) {
    const { when } = outlineOf(readFileSync(join(root, path), 'utf8')).settings;
    if (!when) continue;
    count++;
    expect(printCondition(through(conditionOf(when.text))).replace(/\s+/g, ' ')).toBe(when.text.replace(/\s+/g, ' '));
  }
  expect(count).toBeGreaterThan(20);
});

describe('how often something was', () => {
  const text = "count('mail.received', { of: mail.from.address, within: '15m' })";

  it('is read in its parts, and written back', () => {
    const counting = countingOf(text)!;
    expect(counting).toEqual({ event: 'mail.received', of: 'mail.from.address', within: '15m' });
    expect(printCounting(counting, "'")).toBe(text);
    expect(printCounting({ ...counting, within: '2d', event: 'mail.sent' }, '"')).toBe(
      'count("mail.sent", { of: mail.from.address, within: "2d" })',
    );
  });

  it.each([
    "count(kind, { of: mail.from.address, within: '15m' })",
    "count('mail.received', { of: mail.from.address, within: long })",
    "count('mail.received', options)",
    "counted('mail.received', { of: mail.from.address, within: '15m' })",
    "count('mail.received', { of: mail.from.address, within: '15m' }",
  ])('is an expression where a part of it is none: %s', (other) => expect(countingOf(other)).toBeUndefined());

  it('begins as a row that asks for three', () => {
    expect(printCondition(beginning(text, [], undefined))).toBe(`${text} >= 3`);
  });
});
