import { expect, it } from 'vitest';
import { LIST_METHODS, type Method, STRING_METHODS } from '../../engine/compiler/types/methods.ts';
import * as evaluated from '../../engine/expression/methods.ts';

/** A method's name and how many arguments it takes, as both sides say it. */
const shapesOf = (methods: { readonly [name: string]: Method }) =>
  Object.entries(methods).map(([name, { params }]) => ({
    name,
    min: params.filter((param) => param.kind === 'arrow' || !param.optional).length,
    max: params.length,
    arrow: params.some(({ kind }) => kind === 'arrow'),
  }));

it('types exactly the methods that the evaluator has, with as many arguments', () => {
  expect(shapesOf(STRING_METHODS)).toEqual(evaluated.STRING_METHODS);
  expect(shapesOf(LIST_METHODS)).toEqual(evaluated.ARRAY_METHODS);
});
