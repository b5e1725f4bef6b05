import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Environment, evaluate, truth, UNKNOWN, value } from '../../engine/expression/evaluate.ts';
import { LimitError } from '../../engine/expression/limits.ts';
import { print } from '../../engine/expression/print.ts';
import { type Expression, expression as schema, type Value } from '../../engine/plan/expression.ts';
import { processorMs } from '../processor-time.ts';
import { anything, FACTS, fact, literal, name, node } from './expressions.ts';

const environment: Environment = {
  fact: (path) => FACTS[path],
  name: (of) => (of === 'outer' ? 'around' : undefined),
  derived: (index) => index * 10,
  has: (list, member) => list === 'carriers' && member === 'forwarder.example',
  count: () => UNKNOWN,
};

const binary = (op: string, left: Expression, right: Expression) => node('binary', { op, left, right } as never);
const logical = (op: string, left: Expression, right: Expression) => node('logical', { op, left, right } as never);
const property = (of: Expression, of2: string, optional = false) => node('property', { of, name: of2, optional });

const unknown = node('helper', {
  name: 'count',
  args: [
    literal('mail.received'),
    node('object', {
      fields: [
        { name: 'of', value: literal('x') },
        { name: 'within', value: literal('15m') },
      ],
    }),
  ],
});
const manyUnknown = binary('>=', unknown, literal(5));

/** Facts as the object that JavaScript sees, without anything to inherit. */
function asObject(of: Value): unknown {
  if (Array.isArray(of)) return of.map(asObject);
  if (of === null || typeof of !== 'object') return of;
  return Object.assign(
    Object.create(null),
    Object.fromEntries(Object.entries(of).map(([key, inner]) => [key, asObject(inner)])),
  );
}

const mail = Object.fromEntries(Object.entries(FACTS).map(([path, of]) => [path.slice('mail.'.length), asObject(of)]));

/** What JavaScript makes of the printed expression; undefined where it throws (the checker refuses those). */
function inJavaScript(expression: Expression): { readonly result: unknown } | undefined {
  try {
    return { result: new Function('mail', 'outer', `return (${print(expression)});`)(mail, 'around') };
  } catch (error) {
    if (error instanceof SyntaxError) throw error;
    return undefined;
  }
}

const plain = (of: unknown) =>
  of === undefined
    ? undefined
    : JSON.parse(
        JSON.stringify(of, (_, inner) =>
          inner === undefined
            ? '∅'
            : Object.is(inner, -0)
              ? '-0'
              : typeof inner === 'number' && !Number.isFinite(inner)
                ? String(inner)
                : inner,
        ),
      );

const INHERITED = /\b(?:constructor|__proto__|toString)\b/;

describe('expressions', () => {
  it('mean what JavaScript means', () => {
    const seen = { compared: 0, threw: 0 };
    fc.assert(
      fc.property(anything, (expression) => {
        const text = print(expression);
        fc.pre(!INHERITED.test(text) && !/toString|Object/.test(text));
        const js = inJavaScript(expression);
        if (!js) seen.threw++;
        else {
          seen.compared++;
          expect(plain(evaluate(expression, environment)), text).toEqual(plain(js.result));
        }
      }),
      { numRuns: 2_000 },
    );
    console.log(`expressions compared with JavaScript: ${JSON.stringify(seen)}`);
    expect(seen.compared).toBeGreaterThan(seen.threw * 3);
  });

  it('never throw on any of them, and pass the schema', () => {
    fc.assert(
      fc.property(anything, (expression) => {
        evaluate(expression, environment);
        expect(schema.safeParse(expression).success).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('read nothing from a prototype', () => {
    for (const of of ['mail.from', 'mail.subject', 'mail.words', 'mail.size']) {
      for (const link of ['constructor', '__proto__', 'toString', 'valueOf', 'hasOwnProperty']) {
        expect(evaluate(property(fact(of), link), environment), `${of}.${link}`).toBeUndefined();
        expect(
          evaluate(node('method', { of: fact(of), name: link, args: [], optional: false }), environment),
        ).toBeUndefined();
      }
    }
    const own = node('object', { fields: [{ name: '__proto__', value: literal('x') }] });
    expect(evaluate(property(own, '__proto__'), environment)).toBeUndefined();
  });

  it('skip a whole chain at a missing link', () => {
    const chain = property(property(property(fact('mail.nothing'), 'from', true), 'domain'), 'length');
    expect(evaluate(chain, environment)).toBeUndefined();
    expect(
      evaluate(node('method', { of: chain, name: 'trim', args: [], optional: false }), environment),
    ).toBeUndefined();
  });

  it('name places among people', () => {
    const purchasing = node('who', { ref: 'purchasing' });
    expect(evaluate(purchasing, environment)).toEqual({ who: 'purchasing' });
    expect(evaluate(property(property(purchasing, 'lead'), 'superior'), environment)).toEqual({
      who: 'purchasing.lead.superior',
    });
  });

  it('ask lists and derived values', () => {
    const member = node('member', { list: 'carriers', value: literal('forwarder.example') });
    expect(evaluate(member, environment)).toBe(true);
    expect(evaluate(node('derived', { index: 2 }), environment)).toBe(20);
  });

  it('bind the nearest parameter of nested arrows', () => {
    const inner = node('method', {
      of: node('array', { items: [literal('inner')] }),
      name: 'map',
      args: [node('arrow', { params: ['item'], body: name('item') })],
      optional: false,
    });
    const outer = node('method', {
      of: fact('mail.words'),
      name: 'map',
      args: [node('arrow', { params: ['item'], body: binary('+', name('item'), inner) })],
      optional: false,
    });
    expect(evaluate(outer, environment)).toEqual(['delayinner', 'holdinner', 'inner', '7inner']);
  });
});

describe('what is unknown', () => {
  it.each([
    ['false && ?', logical('&&', literal(false), manyUnknown), false],
    ['? && false', logical('&&', manyUnknown, literal(false)), false],
    ['? && true', logical('&&', manyUnknown, literal(true)), UNKNOWN],
    ['true || ?', logical('||', literal(true), manyUnknown), true],
    ['? || true', logical('||', manyUnknown, literal(true)), true],
    ['? || false', logical('||', manyUnknown, literal(false)), UNKNOWN],
    ['!?', node('unary', { op: '!', of: manyUnknown }), UNKNOWN],
    ['!(? && false)', node('unary', { op: '!', of: logical('&&', unknown, literal(false)) }), true],
    ['? ?? 1', logical('??', unknown, literal(1)), UNKNOWN],
    ['? ? 1 : 1', node('choose', { test: manyUnknown, then: literal(1), else: literal(1) }), 1],
    ['? ? 1 : 2', node('choose', { test: manyUnknown, then: literal(1), else: literal(2) }), UNKNOWN],
    ['number && false keeps which falsy value it is to itself', logical('&&', unknown, literal(false)), UNKNOWN],
    ['[?]', node('array', { items: [unknown] }), UNKNOWN],
    ['`${?}`', node('template', { parts: [unknown] }), UNKNOWN],
    ['some: one true decides', some([manyUnknown, literal(true)]), true],
    ['some: none true', some([manyUnknown, literal(false)]), UNKNOWN],
  ])('%s', (_, expression, expected) => {
    expect(evaluate(expression, environment)).toBe(expected);
  });

  it('may be true or false all the same', () => {
    expect(truth(logical('&&', unknown, literal(false)), environment)).toBe(false);
    expect(truth(logical('||', unknown, literal(7)), environment)).toBe(true);
  });

  it('is refused where a value is needed', () => {
    expect(() => value(unknown, environment)).toThrow(/not known/);
    expect(value(literal(3), environment)).toBe(3);
  });

  it('never contradicts what turns out', () => {
    const leaf = fc.oneof(fc.constantFrom(unknown, manyUnknown), fc.constantFrom(true, false, 0, 5, '').map(literal));
    const condition = fc.letrec<{ node: Expression }>((tie) => ({
      node: fc.oneof(
        { depthSize: 'small', maxDepth: 5 },
        leaf,
        fc.tuple(fc.constantFrom('&&', '||', '??'), tie('node'), tie('node')).map(([op, a, b]) => logical(op, a, b)),
        fc.tuple(fc.constantFrom('===', '<', '+'), tie('node'), tie('node')).map(([op, a, b]) => binary(op, a, b)),
        tie('node').map((of) => node('unary', { op: '!', of })),
        fc
          .tuple(tie('node'), tie('node'), tie('node'))
          .map(([test, then, otherwise]) => node('choose', { test, then, else: otherwise })),
      ),
    })).node;
    fc.assert(
      fc.property(condition, fc.constantFrom(0, 4, 5, 6), (expression, count) => {
        const told = { ...environment, count: () => count };
        const before = evaluate(expression, environment);
        const after = evaluate(expression, told);
        if (before !== UNKNOWN) expect(before).toBe(after);
        const verdict = truth(expression, environment);
        if (verdict !== UNKNOWN) expect(verdict).toBe(Boolean(after));
        expect(truth(expression, told)).toBe(Boolean(after));
      }),
      { numRuns: 2_000 },
    );
  });

  function some(items: readonly Expression[]): Expression {
    const arrow = node('arrow', {
      params: ['i'],
      body: node('choose', { test: binary('===', name('i'), literal(0)), then: items[0]!, else: items[1]! }),
    });
    return node('method', {
      of: node('array', { items: [literal(0), literal(1)] }),
      name: 'some',
      args: [arrow],
      optional: false,
    });
  }
});

describe('limits', () => {
  const long = literal('a'.repeat(2 ** 20));
  const doubled = (times: number): Expression => (times ? binary('+', doubled(times - 1), doubled(times - 1)) : long);

  it.each([
    ['a text that doubles', doubled(6)],
    [
      'replaceAll',
      node('method', { of: long, name: 'replaceAll', args: [literal('a'), literal('$`')], optional: false }),
    ],
    ['padStart', node('method', { of: literal('a'), name: 'padStart', args: [literal(2 ** 30)], optional: false })],
    ['split', node('method', { of: long, name: 'split', args: [literal('')], optional: false })],
  ])('end %s', (_, expression) => {
    expect(() => evaluate(expression, environment)).toThrow(LimitError);
  });

  it('end nested loops over what a hostile mail brings', () => {
    const many = { ...environment, fact: () => Array.from({ length: 50_000 }, () => 'x') };
    const every = (body: Expression): Expression =>
      node('method', {
        of: fact('mail.to'),
        name: 'every',
        args: [node('arrow', { params: ['a'], body })],
        optional: false,
      });
    const started = process.cpuUsage();
    expect(() => evaluate(every(every(literal(true))), many)).toThrow(LimitError);
    expect(processorMs(started)).toBeLessThan(20_000);
  });

  it('search in linear time', () => {
    const text = { ...environment, fact: () => 'a'.repeat(400_000) };
    const includes = node('method', {
      of: fact('mail.text'),
      name: 'includes',
      args: [literal(`b${'a'.repeat(100_000)}`)],
      optional: false,
    });
    const started = process.cpuUsage();
    expect(evaluate(includes, text)).toBe(false);
    expect(processorMs(started)).toBeLessThan(2_000);
  });
});
