import type { CallExpression, Expression as Node, OptionalCallExpression } from '@babel/types';
import { expression } from '../../diagnostics/grammar.ts';
import { misplaced } from '../../diagnostics/names.ts';
import { partyForm } from '../../diagnostics/people.ts';
import { policyTwice } from '../../diagnostics/policy.ts';
import { effectPlace, notAwaited, stateAsValue } from '../../diagnostics/waiting.ts';
import { helperNamed } from '../../known.ts';
import { COMBINING, FAILURE, isEffect, WAITING } from '../../language-names.ts';
import { type Context, report, reportBroken, type Typed, textOf } from '../context.ts';
import { FORMS } from '../declarations/forms.ts';
import { entityOf } from '../entities.ts';
import { type Meaning, resolve } from '../resolve.ts';
import { extensionCall } from './extension.ts';
import { openFailure } from './failure.ts';
import { helperCall } from './helpers.ts';
import { inlined } from './inline.ts';
import { refused } from './lower.ts';
import { methodCall } from './methods.ts';

export type Call = CallExpression | OptionalCallExpression;

export function call(node: Call, cx: Context): Typed {
  const callee = node.callee;
  if (callee.type === 'MemberExpression' || callee.type === 'OptionalMemberExpression')
    return methodCall(node, callee, cx);
  if (callee.type !== 'Identifier') return notCallable(node, cx);
  const meaning = resolve(cx, callee.name, callee);
  return meaning ? named(meaning, node, callee.name, cx) : refused(node, cx);
}

function named(meaning: Meaning, node: Call, name: string, cx: Context): Typed {
  if (meaning.kind === 'language') return languageCall(meaning.name, node, cx);
  if (meaning.kind !== 'const') return notCallable(node, cx);
  const entity = entityOf(cx.rules, meaning, { from: cx, node });
  if (entity.kind === 'helper') return inlined(entity, node, cx);
  if (entity.kind === 'flow') return acts(node, name, cx);
  if (entity.kind === 'extension')
    return entity.of === 'effect' ? acts(node, name, cx) : extensionCall(entity, node, cx);
  if (entity.kind === 'broken') reportBroken(cx, node.callee as Node, name, meaning.module);
  else notCallable(node, cx);
  return refused(node, cx);
}

function languageCall(name: string, node: Call, cx: Context): Typed {
  const helper = helperNamed(name);
  if (helper) return helperCall(helper, node, cx);
  if (name === FAILURE) return openFailure(node, cx);
  if (isEffect(name) || (WAITING as readonly string[]).includes(name)) return acts(node, name, cx);
  if ((COMBINING as readonly string[]).includes(name)) report(cx, node, stateAsValue, { name: textOf(cx, node) });
  else if (name === 'policy') report(cx, node, policyTwice, {});
  else if (name === 'schedule' || name === 'field') report(cx, node, misplaced, { name, ...ELSEWHERE[name] });
  else if (name in FORMS) report(cx, node, partyForm, { name, form: FORMS[name as keyof typeof FORMS] });
  else
    report(cx, node.callee as Node, misplaced, {
      name,
      kind: { en: 'a type', zh: '类型' },
      instead: { en: 'Types stand behind a colon.', zh: '类型写在冒号之后。' },
    });
  return refused(node, cx);
}

const ELSEWHERE = {
  schedule: {
    kind: { en: 'what starts a policy', zh: '策略的触发条件' },
    instead: { en: 'Write it behind `on`.', zh: '写在 `on` 之后。' },
  },
  field: {
    kind: { en: 'a field of an event', zh: '事件的字段' },
    instead: { en: 'Write it in `event(…)`.', zh: '写在 `event(…)` 之内。' },
  },
};

const PLACES = {
  constant: { en: 'a constant', zh: '常量' },
  helper: { en: 'a helper', zh: '辅助函数' },
  when: { en: '`when`', zh: '`when`' },
  endsWhen: { en: '`endsWhen`', zh: '`endsWhen`' },
};

function acts(node: Call, name: string, cx: Context): Typed {
  if (cx.place === 'run') report(cx, node, notAwaited, { name });
  else report(cx, node, effectPlace, { name, place: PLACES[cx.place] });
  return refused(node, cx);
}

function notCallable(node: Call, cx: Context): Typed {
  report(cx, node.callee as Node, expression, {
    what: {
      en: `A call of \`${textOf(cx, node.callee as Node)}\``,
      zh: `对 \`${textOf(cx, node.callee as Node)}\` 的调用`,
    },
    instead: { en: 'Call helpers, and the methods of texts and lists.', zh: '可调用辅助函数以及文字和列表的方法。' },
  });
  return refused(node, cx);
}

/** The arguments of a call as expressions; spread and the rest are refused. */
export function argumentsOf(node: Call, cx: Context): readonly Node[] {
  return node.arguments.flatMap((argument) => {
    if (argument.type !== 'SpreadElement' && argument.type !== 'ArgumentPlaceholder') return [argument as Node];
    report(cx, argument, expression, {
      what: { en: '`...` in a call', zh: '调用中的 `...`' },
      instead: { en: 'Write the arguments out.', zh: '逐一写出参数。' },
    });
    return [];
  });
}
