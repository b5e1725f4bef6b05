import { describe, expect, it } from 'vitest';
import { fitted, type Shape } from '../../engine/plan/shape.ts';

const INVOICE: Shape = { customer: 'text', due: 'instant?', lines: [{ sku: 'text', pieces: 'number' }] };

describe('holding a value to a shape', () => {
  it('keeps what is declared and drops the rest', () => {
    const given = { customer: 'acme', token: 'x', lines: [{ sku: 'a', pieces: 2, cost: 1 }], due: null };
    expect(fitted(INVOICE, given)).toEqual({ value: { customer: 'acme', lines: [{ sku: 'a', pieces: 2 }] } });
    expect(fitted(['text'], ['a', 'b'])).toEqual({ value: ['a', 'b'] });
    expect(fitted('number?', undefined)).toEqual({ value: undefined });
    expect(fitted('instant', '2026-03-02T09:00:00+08:00')).toEqual({ value: '2026-03-02T09:00:00+08:00' });
  });

  it.each<[Shape, unknown, string]>([
    [INVOICE, { customer: 1, lines: [] }, 'it.customer must be a text, and is a number'],
    [INVOICE, { customer: 'a' }, 'it.lines must be a list, and is missing'],
    [
      INVOICE,
      { customer: 'a', lines: [{ sku: 'a', pieces: '2' }] },
      'it.lines[0].pieces must be a finite number, and is another text',
    ],
    [INVOICE, 'secret words', 'it must be an object, and is another text'],
    ['number', Number.NaN, 'it must be a finite number, and is NaN'],
    ['boolean', Promise.resolve(true), 'it must be true or false, and is a promise'],
    ['instant', 'tomorrow', 'it must be an instant such as 2026-03-02T09:00:00Z, and is another text'],
    ['instant', '2026-13-40T00:00:00Z', 'it must be an instant such as 2026-03-02T09:00:00Z, and is another text'],
    ['txet', 'a', 'it has the shape txet, which is none'],
  ])('%j refuses %j without repeating it', (shape, value, problem) => {
    expect(fitted(shape, value)).toEqual({ problem });
  });

  it('reads no more than own fields', () => {
    expect(fitted({ toString: 'text' }, {})).toEqual({ problem: 'it.toString must be a text, and is missing' });
  });
});
