import type { CallExpression } from '@babel/types';
import type { Expression } from '../../../plan/expression.ts';
import type { Step } from '../../../plan/step.ts';
import { missingField } from '../../diagnostics/types.ts';
import { stepAt } from '../block.ts';
import { type Context, report, spanOf } from '../context.ts';
import { fieldNamed } from '../expressions/give.ts';
import type { Slot } from './awaited.ts';
import { checkTemplate } from './template.ts';

type Written = Extract<Expression, { kind: 'object' }>;

/**
 * `[const sent =] await sendMail({ … });`. With `at` it is a wait and then the sending, in a flow that is called as the
 * effect is: no other step has to know of moments.
 */
export function sending(node: CallExpression, args: readonly Expression[], slot: Slot, cx: Context): Step | undefined {
  const [mail] = args as [Expression];
  checkTemplate(node, 0, mail, cx);
  if (mail.kind !== 'object') return undefined;
  checkWords(node, mail, cx);
  const { at, id, bind } = slot;
  const base = { ...stepAt(id, at, cx), ...(bind === undefined ? {} : { bind }) };
  const moment = givenOf(mail, 'at');
  const draft = { ...mail, fields: mail.fields.filter(({ name }) => name !== 'at') };
  if (!moment) return { ...base, kind: 'effect', effect: 'sendMail', args: [draft] };
  const span = spanOf(cx, node);
  const inner = (position: number) => ({ ...stepAt(`${id}.body.${position}`, at, cx) });
  const name = (called: string): Expression => ({ kind: 'name', name: called, span });
  return {
    ...base,
    kind: 'flow',
    flow: 'sendMail',
    params: [
      { name: 'mail', value: draft },
      { name: 'at', value: moment },
    ],
    steps: [
      { ...inner(0), kind: 'sleep', deadline: { by: name('at') } },
      { ...inner(1), kind: 'effect', effect: 'sendMail', args: [name('mail')], bind: 'sent' },
      { ...inner(2), kind: 'return', value: name('sent') },
    ],
  };
}

const givenOf = ({ fields }: Written, name: string) => {
  const value = fields.find((field) => field.name === name)?.value;
  return value?.kind === 'absent' ? undefined : value;
};

/** A template, or subject and text. */
function checkWords(node: CallExpression, mail: Written, cx: Context): void {
  if (givenOf(mail, 'template')) return;
  for (const name of ['subject', 'text']) {
    if (!givenOf(mail, name))
      report(cx, node.arguments[0]!, missingField, { what: fieldNamed('sendMail'), name, type: 'string' });
  }
}
