import fc from 'fast-check';
import type { Expression, Value } from '../../engine/plan/expression.ts';
import type { Span } from '../../engine/plan/span.ts';

const span: Span = [0, 0];

/** An expression node without its place. */
export const node = <K extends Expression['kind']>(
  kind: K,
  rest: Omit<Extract<Expression, { kind: K }>, 'kind' | 'span'>,
): Expression => ({ kind, span, ...rest }) as unknown as Expression;

export const literal = (value: null | boolean | number | string) => node('literal', { value });
export const fact = (path: string) => node('fact', { path });
export const name = (name: string) => node('name', { name });

/** What generated expressions may name, under the names that they have as JavaScript too. */
export const FACTS: { readonly [path: string]: Value } = {
  'mail.subject': 'Vessel delay 船期延误',
  'mail.size': 18_230,
  'mail.isReply': false,
  'mail.empty': '',
  'mail.zero': 0,
  'mail.nothing': undefined,
  'mail.none': null,
  'mail.words': ['delay', 'hold', '', '7'],
  'mail.from': { address: 'li@forwarder.example', name: 'Li', depth: { deeper: 'end' } },
  'mail.to': [
    { address: 'a@ours.example', name: 'A' },
    { address: 'b@ours.example', name: '' },
  ],
};

const paths = (test: (value: Value) => boolean) =>
  fc.constantFrom(...Object.keys(FACTS).filter((path) => test(FACTS[path]))).map(fact);

const primitive = fc.oneof(
  fc.constantFrom<null | boolean | number | string>(
    null,
    true,
    false,
    0,
    -1,
    2,
    0.5,
    '',
    'a',
    'delay',
    '10',
    '船期',
    "it's",
    '`${',
  ),
);

/** Any value at all: lists, objects and what is not there included. */
export const anything: fc.Arbitrary<Expression> = fc.letrec<{ any: Expression; text: Expression; list: Expression }>(
  (tie) => ({
    text: fc.oneof(
      { depthSize: 'small', maxDepth: 4 },
      fc.constantFrom('', 'delay', 'Vessel delay', 'a,b,,c', 'ß', ' x ').map(literal),
      paths((value) => typeof value === 'string'),
      fc
        .array(fc.oneof(fc.constantFrom('', 'a', '\\', '`', '${', '\r\n'), tie('any')), { maxLength: 3 })
        .map((parts) => node('template', { parts })),
      textMethod(tie),
    ),
    list: fc.oneof(
      { depthSize: 'small', maxDepth: 4 },
      paths(Array.isArray),
      fc.array(tie('any'), { maxLength: 3 }).map((items) => node('array', { items })),
      listMethod(tie),
    ),
    any: fc.oneof(
      { depthSize: 'small', maxDepth: 5 },
      primitive.map(literal),
      fc.constant(node('absent', {})),
      paths(() => true),
      tie('text'),
      tie('list'),
      fc.tuple(fc.constantFrom('!', '-', '+'), tie('any')).map(([op, of]) => node('unary', { op, of } as never)),
      fc
        .tuple(fc.constantFrom('+', '-', '*', '/', '%', '===', '!==', '<', '<=', '>', '>='), tie('any'), tie('any'))
        .map(([op, left, right]) => node('binary', { op, left, right } as never)),
      fc
        .tuple(fc.constantFrom('&&', '||', '??'), tie('any'), tie('any'))
        .map(([op, left, right]) => node('logical', { op, left, right } as never)),
      fc
        .tuple(tie('any'), tie('any'), tie('any'))
        .map(([test, then, otherwise]) => node('choose', { test, then, else: otherwise })),
      fc
        .array(tie('any'), { maxLength: 2 })
        .map((values) => node('object', { fields: values.map((value, i) => ({ name: ['a', 'x y'][i]!, value })) })),
      chain(),
      anyMethod(tie),
    ),
  }),
).any;

type Tie = (key: 'any' | 'text' | 'list') => fc.Arbitrary<Expression>;

const call = (of: Expression, method: string, args: readonly Expression[], optional = false) =>
  node('method', { of, name: method, args, optional });

function textMethod(tie: Tie): fc.Arbitrary<Expression> {
  const small = fc.integer({ min: -3, max: 6 }).map(literal);
  return fc.oneof(
    fc
      .tuple(tie('text'), fc.constantFrom('trim', 'trimStart', 'trimEnd', 'toLowerCase', 'toUpperCase'))
      .map(([of, method]) => call(of, method, [])),
    fc
      .tuple(tie('text'), fc.constantFrom('slice', 'substring'), fc.array(small, { minLength: 1, maxLength: 2 }))
      .map(([of, method, args]) => call(of, method, args)),
    fc.tuple(tie('text'), small).map(([of, index]) => call(of, 'charAt', [index])),
    fc.tuple(tie('text'), tie('text')).map(([of, other]) => call(of, 'concat', [other])),
    fc
      .tuple(tie('text'), fc.constantFrom('padStart', 'padEnd'), small, tie('text'))
      .map(([of, method, length, fill]) => call(of, method, [length, fill])),
    fc
      .tuple(
        tie('text'),
        fc.constantFrom('replace', 'replaceAll'),
        fc.constantFrom('', 'a', 'delay', ','),
        fc.constantFrom('', 'x', '$&$&', '$$', "$'", '$`', '$1', '$<a>'),
      )
      .map(([of, method, part, by]) => call(of, method, [literal(part), literal(by)])),
    fc
      .tuple(tie('list'), fc.constantFrom<readonly Expression[]>([], [literal('-')], [literal('')]))
      .map(([of, args]) => call(of, 'join', args)),
  );
}

function listMethod(tie: Tie): fc.Arbitrary<Expression> {
  const small = fc.integer({ min: -3, max: 4 }).map(literal);
  return fc.oneof(
    fc.tuple(tie('text'), fc.constantFrom('', ',', ' ', 'delay')).map(([of, by]) => call(of, 'split', [literal(by)])),
    fc.tuple(tie('list'), small, small).map(([of, start, end]) => call(of, 'slice', [start, end])),
    fc.tuple(tie('list'), tie('any')).map(([of, other]) => call(of, 'concat', [other])),
    fc
      .tuple(tie('list'), fc.constantFrom('map', 'filter'), arrow(tie))
      .map(([of, method, by]) => call(of, method, [by])),
  );
}

function anyMethod(tie: Tie): fc.Arbitrary<Expression> {
  const small = fc.integer({ min: -3, max: 6 }).map(literal);
  return fc.oneof(
    fc
      .tuple(tie('text'), fc.constantFrom('includes', 'startsWith', 'endsWith', 'indexOf'), tie('text'))
      .map(([of, method, part]) => call(of, method, [part])),
    fc
      .tuple(tie('list'), fc.constantFrom('includes', 'indexOf'), tie('any'))
      .map(([of, method, item]) => call(of, method, [item])),
    fc
      .tuple(tie('list'), fc.constantFrom('some', 'every', 'find', 'findIndex'), arrow(tie))
      .map(([of, method, by]) => call(of, method, [by])),
    fc.tuple(fc.oneof(tie('list'), tie('text')), small).map(([of, index]) => call(of, 'at', [index])),
    fc.tuple(fc.oneof(tie('list'), tie('text')), small).map(([of, at]) => node('index', { of, at, optional: false })),
    fc.oneof(tie('list'), tie('text')).map((of) => node('property', { of, name: 'length', optional: false })),
  );
}

/** Arrows use their own parameters, one that shadows another, and the names around them. */
function arrow(tie: Tie): fc.Arbitrary<Expression> {
  const params = fc.constantFrom<readonly string[]>(['item'], ['item', 'index'], [], ['outer']);
  const body = fc.oneof(
    tie('any'),
    fc.constantFrom('item', 'index', 'outer').map(name),
    tie('any').map((right) => node('binary', { op: '===', left: name('item'), right })),
  );
  return fc
    .tuple(params, body)
    .map(([names, inner]) => node('arrow', { params: names, body: names.length ? inner : literal(true) }))
    .filter((made) => namesUnbound(made).size === 0);
}

function namesUnbound(expression: Expression, bound: readonly string[] = ['outer']): Set<string> {
  if (expression.kind === 'name') return new Set(bound.includes(expression.name) ? [] : [expression.name]);
  const inner = expression.kind === 'arrow' ? [...bound, ...expression.params] : bound;
  const found = new Set<string>();
  for (const part of Object.values(expression).flat(2)) {
    const nested =
      typeof part === 'object' && part !== null
        ? (('kind' in part ? part : 'value' in part ? part.value : undefined) as Expression)
        : undefined;
    if (nested?.kind) for (const unbound of namesUnbound(nested, inner)) found.add(unbound);
  }
  return found;
}

/** Chains over what may be missing at any link; a link is optional wherever JavaScript would throw otherwise. */
function chain(): fc.Arbitrary<Expression> {
  const start = fc.constantFrom('mail.from', 'mail.nothing', 'mail.none', 'mail.to', 'mail.subject').map(fact);
  const links = fc.array(
    fc.constantFrom('address', 'depth', 'deeper', 'length', 'constructor', '__proto__', 'toString', '0'),
    { minLength: 1, maxLength: 4 },
  );
  return fc
    .tuple(start, links)
    .map(([first, names]) =>
      names.reduce<Expression>(
        (of, link) =>
          link === '0'
            ? node('index', { of, at: literal(0), optional: true })
            : node('property', { of, name: link, optional: true }),
        first,
      ),
    );
}
