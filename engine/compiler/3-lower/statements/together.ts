import type { BlockStatement, CallExpression, Expression as Node } from '@babel/types';
import { nothingInside } from '../../diagnostics/advice.ts';
import { togetherForm } from '../../diagnostics/waiting.ts';
import { lowerBlock, stepAt } from '../block.ts';
import { type Context, report } from '../context.ts';
import { argumentsOf } from '../expressions/calls.ts';
import { insideArrow } from '../narrowing.ts';
import type { Awaited, Slot } from './awaited.ts';

/** `await together(async () => {…}, async () => {…})` */
export function together(node: CallExpression, { at, id }: Slot, cx: Context): Awaited {
  const arms = argumentsOf(node, cx);
  if (arms.length === 0) report(cx, node, togetherForm, {});
  const base = stepAt(id, at, cx);
  const branches = arms.map((arm, i) => {
    const body = bodyOf(arm);
    if (!body) report(cx, arm, togetherForm, {});
    else if (body.body.length === 0) report(cx, arm, nothingInside, { what: BRANCH });
    return body
      ? lowerBlock(body.body, `${id}.${i}.`, { ...cx, shown: insideArrow(cx.shown) }, { kind: 'branch' }).steps
      : [];
  });
  return branches.length > 0 ? { step: { ...base, kind: 'together', branches } } : {};
}

const BRANCH = { en: 'this branch', zh: '该分支' };

function bodyOf(node: Node): BlockStatement | undefined {
  const plain = node.type === 'ArrowFunctionExpression' && node.async && node.params.length === 0;
  return plain && node.body.type === 'BlockStatement' ? node.body : undefined;
}
