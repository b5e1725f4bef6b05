import type { Expression as Node, ObjectMethod, ObjectPattern, ObjectProperty, Statement } from '@babel/types';
import type { TriggerEntry } from '../../catalogue/entry.ts';
import type { Expression } from '../../plan/expression.ts';
import type { State } from '../../plan/state.ts';
import type { Step } from '../../plan/step.ts';
import { policyFunction } from '../diagnostics/grammar.ts';
import { contextShape, notGiven } from '../diagnostics/names.ts';
import { wrongType } from '../diagnostics/types.ts';
import { factGroups } from '../known.ts';
import { didYouMean } from '../spell.ts';
import { assignable } from '../types/assign.ts';
import { printType } from '../types/print.ts';
import { BOOLEAN } from '../types/type.ts';
import { lowerBlock } from './block.ts';
import { type Context, report } from './context.ts';
import { lower } from './expressions/lower.ts';
import { STATE_GROUPS } from './groups.ts';
import { Scope } from './scope.ts';
import { lowerState } from './state.ts';

export type PolicyPart = ObjectProperty | ObjectMethod;

type Field = 'when' | 'endsWhen' | 'run';

const FORMS: { readonly [F in Field]: string } = {
  when: 'when: ({ mail }) => …',
  endsWhen: 'endsWhen: ({ mail }) => mail.answered',
  run: 'async run({ mail }) { … }',
};

/** What starts the policy. */
export function lowerWhen(part: PolicyPart, trigger: TriggerEntry | undefined, cx: Context): Expression | undefined {
  const found = functionOf(part, 'when', trigger, { ...cx, place: 'when' });
  const body = found && expressionOf(found, part, 'when', cx);
  if (!found || !body) return undefined;
  const { expression, type } = lower(body, found.cx);
  if (!assignable(type, BOOLEAN)) {
    report(cx, body, wrongType, {
      what: { en: 'The condition of `when`', zh: '`when` 的条件' },
      wanted: 'boolean',
      given: printType(type),
      hint: '',
    });
  }
  return expression;
}

/** What ends a run wherever it waits. */
export function lowerEndsWhen(part: PolicyPart, trigger: TriggerEntry | undefined, cx: Context): State | undefined {
  const found = functionOf(part, 'endsWhen', trigger, { ...cx, place: 'endsWhen' });
  const body = found && expressionOf(found, part, 'endsWhen', cx);
  return found && body ? lowerState(body, found.cx) : undefined;
}

export function lowerRun(part: PolicyPart, trigger: TriggerEntry | undefined, cx: Context): readonly Step[] {
  const found = functionOf(part, 'run', trigger, { ...cx, place: 'run' });
  if (!found) return [];
  if (!found.async || found.body.type !== 'BlockStatement') {
    report(cx, part, policyFunction, {
      field: 'run',
      wanted: { en: 'an `async` function with a body in braces', zh: '带花括号主体的 `async` 函数' },
      form: FORMS.run,
    });
    return [];
  }
  return lowerBlock(found.body.body, '', found.cx, { kind: 'policy' }).steps;
}

interface Found {
  readonly body: Node | Extract<Statement, { type: 'BlockStatement' }>;
  readonly async: boolean;
  /** With the names that the function receives. */
  readonly cx: Context;
}

/** The function of a field, as a method or as an arrow. */
function functionOf(part: PolicyPart, field: Field, trigger: TriggerEntry | undefined, cx: Context): Found | undefined {
  const node =
    part.type === 'ObjectMethod' ? part : part.value.type === 'ArrowFunctionExpression' ? part.value : undefined;
  if (
    !node ||
    (part.type === 'ObjectMethod' && part.kind !== 'method') ||
    (node.type === 'ObjectMethod' && node.generator)
  ) {
    report(cx, part.type === 'ObjectProperty' ? part.value : part, policyFunction, {
      field,
      wanted: { en: 'a function', zh: '函数' },
      form: FORMS[field],
    });
    return undefined;
  }
  const scope = new Scope();
  bindContext(node.params, field, trigger, scope, cx);
  return { body: node.body, async: node.async ?? false, cx: { ...cx, scope } };
}

/** `({ mail, alerts })`: the groups that the trigger gives; states of alerts only where something can have been told. */
function bindContext(
  params: readonly { type: string }[],
  field: Field,
  trigger: TriggerEntry | undefined,
  scope: Scope,
  cx: Context,
): void {
  const [param, ...more] = params as readonly (ObjectPattern | Node)[];
  const wrong = more[0] ?? (param && param.type !== 'ObjectPattern' ? param : undefined);
  if (wrong) report(cx, wrong, contextShape, { field, what: { en: 'this parameter', zh: '此参数' } });
  if (wrong?.type === 'Identifier') scope.bindUnknown(wrong.name);
  if (param?.type !== 'ObjectPattern') return;
  const given = new Set(trigger ? trigger.gives : factGroups().map(({ name }) => name));
  if (field !== 'when')
    for (const group of STATE_GROUPS) if (!factGroups().some(({ name }) => name === group)) given.add(group);
  for (const part of param.properties) {
    if (
      part.type !== 'ObjectProperty' ||
      part.computed ||
      part.key.type !== 'Identifier' ||
      part.value.type !== 'Identifier'
    ) {
      report(cx, part, contextShape, {
        field,
        what: { en: 'a default, a rest or a deeper name', zh: '默认值、剩余参数或更深的名称' },
      });
    } else if (given.has(part.key.name)) scope.bind(part.value.name, { kind: 'group', group: part.key.name });
    else if (!trigger) scope.bindUnknown(part.value.name);
    else {
      const names = [...given].map((name) => `\`${name}\``).join(', ');
      report(cx, part, notGiven, { field, name: part.key.name, hint: didYouMean(part.key.name, given), names });
    }
  }
}

/** `=> expression`, or a body that only returns one. */
function expressionOf({ body, async }: Found, part: PolicyPart, field: Field, cx: Context): Node | undefined {
  const only = body.type === 'BlockStatement' && body.body.length === 1 ? body.body[0] : undefined;
  const expression =
    body.type !== 'BlockStatement' ? body : only?.type === 'ReturnStatement' ? only.argument : undefined;
  if (!async && expression) return expression;
  const wanted = { en: 'a plain function that is one expression', zh: '只含一个表达式的普通函数' };
  report(cx, part, policyFunction, { field, wanted, form: FORMS[field] });
  return undefined;
}
