import type { CallExpression, MemberExpression, Expression as Node } from '@babel/types';
import type { State } from '../../plan/state.ts';
import { noField } from '../diagnostics/names.ts';
import { noStates, stateWanted } from '../diagnostics/waiting.ts';
import { COMBINING } from '../language-names.ts';
import { didYouMean } from '../spell.ts';
import { type Context, report, spanOf } from './context.ts';
import { argumentsOf } from './expressions/calls.ts';
import { lower } from './expressions/lower.ts';
import { factGroup, groupNamed, stateName, statesOf } from './groups.ts';
import { peek } from './resolve.ts';

/** Where a state is wanted: `mail.read`, `task.done`, `any(…)`. Undefined: a diagnostic was given. */
export function lowerState(node: Node, cx: Context): State | undefined {
  if (node.type === 'MemberExpression' && !node.computed && node.property.type === 'Identifier') {
    return memberState(node, node.property.name, cx);
  }
  const combining = node.type === 'CallExpression' ? combinator(node, cx) : undefined;
  if (node.type === 'CallExpression' && combining) return combined(node, combining, cx);
  report(cx, node, stateWanted, {});
  return undefined;
}

function memberState(node: MemberExpression, name: string, cx: Context): State | undefined {
  const span = spanOf(cx, node);
  const group = groupNamed(node.object as Node, cx);
  if (group !== undefined) {
    if (statesOf(group, 'event').includes(name)) return { kind: 'state', name: `${group}.${name}`, span };
    return noState(node, group, name, cx);
  }
  const { expression, type } = lower(node.object as Node, cx);
  if (type.type === 'unknown') return undefined;
  if (type.type !== 'object' || !type.name) return noState(node, '', name, cx);
  if (!statesOf(type.name, 'handle').includes(name)) return noState(node, type.name, name, cx);
  return { kind: 'state', name: stateName(type.name, name), of: expression, span };
}

/** A fact or a field where a state is wanted, or a name that nothing has. */
function noState(node: MemberExpression, owner: string, name: string, cx: Context): undefined {
  const states = [...statesOf(owner, 'event'), ...statesOf(owner, 'handle')];
  const isFact = Object.hasOwn(factGroup(owner, cx)?.fields ?? {}, name);
  if (states.length === 0 || isFact) report(cx, node, stateWanted, {});
  else report(cx, node.property, noField, { type: owner, name, hint: didYouMean(name, states) });
  return undefined;
}

type Combinator = (typeof COMBINING)[number];

function combinator({ callee }: CallExpression, cx: Context): Combinator | undefined {
  const meaning = callee.type === 'Identifier' ? peek(cx, callee.name) : undefined;
  return meaning?.kind === 'language' ? COMBINING.find((name) => name === meaning.name) : undefined;
}

function combined(node: CallExpression, kind: Combinator, cx: Context): State | undefined {
  const given = argumentsOf(node, cx);
  if (given.length === 0) {
    report(cx, node, noStates, { name: kind });
    return undefined;
  }
  const of = given.map((argument) => lowerState(argument, cx)).filter((state) => state !== undefined);
  return of.length === given.length ? { kind, of, span: spanOf(cx, node) } : undefined;
}
