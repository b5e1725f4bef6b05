import { describe, expect, it } from 'vitest';
import { checkData } from '../../app/events/validate.ts';
import { filesFrom } from '../../engine/compiler/2-link/files.ts';
import { compileRules } from '../../engine/compiler/compile.ts';

const DECLARATION = `import { event, field } from 'posthorn';
export const cart = event('shop.cart-abandoned', {
  email: field('text', 'Whose cart it is.'),
  total: 'number',
  vip: 'boolean?',
  items: ['text'],
  at: 'instant',
  lines: [{ sku: 'text', pieces: 'number?' }],
}, 'A cart was left.', '购物车被放弃。');
`;

const { ruleset, diagnostics } = compileRules(filesFrom({ 'events.ts': DECLARATION }));
const { schema, about, file } = ruleset.events!['shop.cart-abandoned']!;
const right = {
  email: 'a@b.example',
  total: 5,
  items: [],
  at: '2026-07-08T09:30:00+02:00',
  lines: [{ sku: 'x', pieces: 3 }],
};

describe('a declaration', () => {
  it('becomes a JSON Schema with its words', () => {
    expect(diagnostics).toEqual([]);
    expect({ about, file }).toEqual({ about: { en: 'A cart was left.', zh: '购物车被放弃。' }, file: 'events.ts' });
    expect(schema).toEqual({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      description: 'A cart was left.',
      type: 'object',
      required: ['email', 'total', 'items', 'at', 'lines'],
      properties: {
        email: { description: 'Whose cart it is.', type: 'string' },
        total: { type: 'number' },
        vip: { type: ['boolean', 'null'] },
        items: { type: 'array', items: { type: 'string' } },
        at: { type: 'string', format: 'date-time' },
        lines: {
          type: 'array',
          items: {
            type: 'object',
            required: ['sku'],
            properties: { sku: { type: 'string' }, pieces: { type: ['number', 'null'] } },
          },
        },
      },
    });
  });
});

describe('data', () => {
  it('that fit are let through, null for what may be left out among them', () => {
    expect(checkData(schema, right)).toEqual({ problems: [], ignored: [] });
    expect(checkData(schema, { ...right, vip: null })).toEqual({ problems: [], ignored: [] });
  });

  it('that nobody declared are named', () => {
    const more = { ...right, note: 'x', lines: [{ sku: 'x', 'a/b': 1 }] };
    expect(checkData(schema, more)).toEqual({ problems: [], ignored: ['/lines/0/a~1b', '/note'] });
  });

  it.each([
    ['', [], 'This is a list. Send an object.'],
    ['', 'x', 'This is "x". Send an object.'],
    ['/email', { ...right, email: 5 }, 'This is 5. Send a text.'],
    ['/total', { ...right, total: '5' }, 'This is "5". Send a number.'],
    ['/total', { ...right, total: null }, 'This is null. Send a number.'],
    ['/vip', { ...right, vip: 'yes' }, 'This is "yes". Send true or false.'],
    ['/items/1', { ...right, items: ['a', {}] }, 'This is an object. Send a text.'],
    [
      '/at',
      { ...right, at: '2026-07-08' },
      'This is "2026-07-08". Send an instant with its offset, such as "2026-07-08T09:30:00Z".',
    ],
    ['/at', { ...right, at: '2026-07-08T25:00:00Z' }, expect.stringContaining('Send an instant')],
    ['/lines/0/sku', { ...right, lines: [{}] }, '"sku" is missing. Send a text.'],
  ])('say at %s what is wrong and what to send', (path, data, message) => {
    expect(checkData(schema, data).problems).toEqual([{ path, message }]);
  });

  it('name the field that a misspelt one was meant to be', () => {
    const { total, ...rest } = right;
    expect(checkData(schema, { ...rest, totl: total }).problems).toEqual([
      { path: '/total', message: '"total" is missing. Is "totl" meant to be it? Call it "total".' },
    ]);
  });

  it('are told all their problems at once, and no more than twenty', () => {
    expect(checkData(schema, {}).problems).toHaveLength(5);
    expect(checkData(schema, { ...right, items: Array(1_000).fill(5) }).problems).toHaveLength(20);
  });
});
