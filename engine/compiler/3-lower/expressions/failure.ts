import { misplaced } from '../../diagnostics/names.ts';
import { arity } from '../../diagnostics/types.ts';
import { FAILURE } from '../../language-names.ts';
import { BOOLEAN, type ObjectType, STRING } from '../../types/type.ts';
import { type Context, report, type Typed, textOf } from '../context.ts';
import { argumentsOf, type Call } from './calls.ts';
import { lower, refused } from './lower.ts';

/** What `failure(error)` gives: `plan/steps/try.ts` has the words. */
export const FAILURE_TYPE: ObjectType = {
  type: 'object',
  name: 'Failure',
  fields: { effect: { type: STRING }, message: { type: STRING }, temporary: { type: BOOLEAN } },
};

/** `failure(error)`: in the plan what was caught is a failure already; the call is there for TypeScript, which calls it `unknown`. */
export function openFailure(node: Call, cx: Context): Typed {
  const [caught, ...more] = argumentsOf(node, cx);
  if (!caught || more.length > 0) {
    report(cx, node, arity, { name: FAILURE, wanted: '1', given: node.arguments.length, form: 'failure(error)' });
    return refused(node, cx);
  }
  const typed = lower(caught, cx);
  if (typed.type.type !== 'caught' && typed.type.type !== 'unknown') {
    report(cx, caught, misplaced, {
      name: textOf(cx, caught),
      kind: { en: 'no error that was caught', zh: '不是捕获的错误' },
      instead: { en: 'Give `failure` the name behind `catch`.', zh: '把 `catch` 后的名称传给 `failure`。' },
    });
  }
  return { expression: typed.expression, type: FAILURE_TYPE };
}
