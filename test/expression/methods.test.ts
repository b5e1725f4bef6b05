import { describe, expect, it } from 'vitest';
import * as compiler from '../../engine/compiler/types/methods.ts';
import { ARRAY_METHODS, type Method, STRING_METHODS } from '../../engine/expression/methods.ts';

/** Name, least and most arguments, and whether an arrow function is wanted: of the compiler's table and of ours. */
const checked = (methods: { readonly [name: string]: compiler.Method }) =>
  Object.entries(methods).map(([name, { params }]) => ({
    name,
    min: params.filter((param) => param.kind === 'arrow' || !param.optional).length,
    max: params.length,
    arrow: params.some(({ kind }) => kind === 'arrow'),
  }));

const byName = (a: Method, b: Method) => (a.name < b.name ? -1 : 1);

describe('the methods that policies may call', () => {
  it('are the same to the compiler and to the evaluator', () => {
    expect(checked(compiler.STRING_METHODS).sort(byName)).toEqual([...STRING_METHODS].sort(byName));
    expect(checked(compiler.LIST_METHODS).sort(byName)).toEqual([...ARRAY_METHODS].sort(byName));
  });
});
