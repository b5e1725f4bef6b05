import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRules } from '../../../app/rules-folder.ts';
import { type Condition, plainCondition, sameCondition } from '../../../engine/compiler/condition/condition.ts';
import { printCondition } from '../../../engine/compiler/condition/print.ts';
import { conditionOf, operandOf } from '../../../engine/compiler/condition/read.ts';
import { outlineOf } from '../../../engine/compiler/edit/outline/outline-of.ts';

const shipped = readRules(fileURLToPath(new URL('../../../rules', import.meta.url)));
const conditions = shipped.paths().flatMap((path) => {
  const { when } = path.endsWith('.ts') ? outlineOf(shipped.read(path)!).settings : {};
  return when ? [[path, when.text] as const] : [];
});

/** Without how it was written. */
const bare = (condition: Condition): Condition =>
  JSON.parse(JSON.stringify(condition, (key, value) => (key === 'source' ? undefined : value)));

const FACTS = [
  'mail.subject',
  'mail.from.domain',
  'mail.replyTo?.domain',
  'mail.size',
  "count('x', { of: mail })",
  'mail.subject.toLowerCase()',
];
const VALUES = ["'清关 🚢'", '42', '`a ${mail.size}`', "mail.isBulk ? 'a' : 'b'", '-1', 'limit + 1'];
const RAWS = [
  'a ?? b',
  'mail.isBulk ? x : y',
  'matchesAll[0]',
  'a + b',
  'typeof a',
  'mail.to[0]?.name',
  '(a, b)',
  'f?.(x)',
  'x as boolean',
  '!!a.b[0]',
];

const text = (from: readonly string[]) => fc.constantFrom(...from);
const operand = text(VALUES).map((value) => operandOf(/^mail.*\?/.test(value) ? `(${value})` : value));
const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    kind: fc.constant('test' as const),
    fact: text(FACTS),
    operator: fc.constantFrom('===', '!==', '<', '>=', 'includes', 'startsWith'),
    values: fc.tuple(operand),
  }),
  fc.record({
    kind: fc.constant('test' as const),
    fact: text(FACTS),
    operator: fc.constant('in' as const),
    values: fc.array(operand, { maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant('test' as const),
    fact: text(FACTS),
    operator: fc.constant('listed' as const),
    values: fc.constant([{ text: 'carriers' }]),
  }),
  text(['mail.isReply', 'data.vip']).map((fact) => ({
    kind: 'test' as const,
    fact,
    operator: 'true' as const,
    values: [],
  })),
  fc.record({
    kind: fc.constant('call' as const),
    name: text(['mentions', 'isOurs']),
    args: fc.array(operand, { maxLength: 2 }),
  }),
  // Read alone each of these is raw, but for those whose form is a group's: they are what they say.
  text(RAWS).map((raw) => bare(conditionOf(raw))),
);
const tree = fc.letrec<{ node: Condition }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.record({
      kind: fc.constantFrom('all' as const, 'any' as const),
      of: fc.array(tie('node'), { minLength: 2, maxLength: 4 }),
    }),
    fc.record({ kind: fc.constant('not' as const), of: tie('node') }),
    fc.record({
      kind: fc.constant('each' as const),
      quantity: fc.constantFrom('some' as const, 'every' as const),
      list: text(['mail.to', 'mail.attachments']),
      item: fc.constant('one'),
      of: tie('node'),
    }),
  ),
})).node;

describe('reading back what was printed', () => {
  it('gives the same tree', () => {
    fc.assert(
      fc.property(tree, (condition) => {
        const written = printCondition(condition);
        expect(bare(conditionOf(written)), written).toEqual(bare(plainCondition(condition)));
      }),
      { numRuns: 400 },
    );
  });

  it('gives the same bytes where nothing was changed', () => {
    fc.assert(
      fc.property(tree, (condition) => {
        const written = printCondition(condition)
          .replaceAll(' && ', '  && // 因为\n   ')
          .replaceAll('.includes(', '.includes( ');
        expect(printCondition(conditionOf(written))).toBe(written);
      }),
      { numRuns: 200 },
    );
  });

  it('keeps the text of what was not changed', () => {
    const condition = conditionOf(
      "carriers.has( mail.from.domain ) &&\n  (mail.isReply||mentions(mail, [ 'a' ])) && mail.size>3",
    );
    if (condition.kind !== 'all') throw new Error(condition.kind);
    const [first, second] = condition.of;
    const changed: Condition = {
      ...condition,
      of: [first!, second!, { kind: 'test', fact: 'mail.size', operator: '<', values: [operandOf('9')] }],
    };
    expect(printCondition(changed)).toBe(
      "carriers.has( mail.from.domain ) && (mail.isReply||mentions(mail, [ 'a' ])) && mail.size < 9",
    );
  });
});

it.each(conditions)('reads the condition of %s, and writes it back', (_, written) => {
  const condition = conditionOf(written);
  expect(printCondition(condition)).toBe(written);
  expect(sameCondition(conditionOf(printCondition(bare(condition))), condition)).toBe(true);
  expect(JSON.stringify(condition)).not.toContain('"kind":"raw"');
});

it('opens values for a form', () => {
  const condition = conditionOf("mentions(mail, ['船期延误', 'delay'])");
  expect(condition.kind === 'call' && condition.args[1]!.items!.map(({ literal }) => literal)).toEqual([
    '船期延误',
    'delay',
  ]);
});

it('takes what cannot be read as it is, and drops groups of one', () => {
  expect(conditionOf('mail.subject ===')).toEqual({ kind: 'raw', text: 'mail.subject ===' });
  const one: Condition = { kind: 'all', of: [{ kind: 'any', of: [conditionOf('a')] }] };
  expect(printCondition(one)).toBe('a');
  expect(printCondition({ kind: 'all', of: [] })).toBe('true');
});

it('breaks a group where its line has no room, two columns for a character of Chinese', () => {
  const condition = conditionOf("carriers.has(mail.from.domain) && mentions(mail, ['船期延误', '清关异常'])");
  const changed: Condition = { kind: 'all', of: condition.kind === 'all' ? condition.of : [] };
  const line = "carriers.has(mail.from.domain) && mentions(mail, ['船期延误', '清关异常'])";
  expect(printCondition(changed, line.length + 8)).toBe(line);
  expect(printCondition(changed, line.length + 7)).toBe(line.replace('&& ', '&&\n  '));
});
