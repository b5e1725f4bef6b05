import type { CallExpression, Expression as Node } from '@babel/types';
import type { Step } from '../../../plan/step.ts';
import { awaitNothing, everyForm } from '../../diagnostics/waiting.ts';
import { effectNamed } from '../../known.ts';
import { BOOLEAN, type Type } from '../../types/type.ts';
import { stepAt } from '../block.ts';
import { type Context, type Ranged, report, reportBroken } from '../context.ts';
import { lowerDeadline } from '../deadline.ts';
import { entityOf } from '../entities.ts';
import type { Extension } from '../entity.ts';
import { argumentsOf } from '../expressions/calls.ts';
import { lower } from '../expressions/lower.ts';
import { resolve } from '../resolve.ts';
import { lowerState } from '../state.ts';
import { effect } from './effect.ts';
import { flowCall } from './flow.ts';
import { together } from './together.ts';

/** A step that is waited for, and the type of what it gives; no step where a diagnostic was given. */
export interface Awaited {
  readonly step?: Step | undefined;
  readonly gives?: Type | undefined;
}

/** Where a step stands, and what it is bound to. */
export interface Slot {
  /** The whole statement: the step's span. */
  readonly at: Ranged;
  readonly id: string;
  /** The name that receives the result. */
  readonly bind?: string | undefined;
}

/** What stands behind `await`. */
export function awaited(node: Node, slot: Slot, cx: Context): Awaited {
  if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier') return nothingIn(node, cx);
  const { name } = node.callee;
  const meaning = resolve(cx, name, node.callee);
  if (!meaning) return {};
  if (meaning.kind === 'language') return ofLanguage(meaning.name, node, slot, cx);
  if (meaning.kind !== 'const') return nothingIn(node, cx);
  const entity = entityOf(cx.rules, meaning, { from: cx, node });
  if (entity.kind === 'flow') return flowCall(entity, node, slot, cx);
  if (entity.kind === 'extension' && entity.of === 'effect') return extensionEffect(entity, node, slot, cx);
  if (entity.kind !== 'broken') return nothingIn(node, cx);
  reportBroken(cx, node.callee, name, meaning.module);
  return {};
}

/** An effect of an extension: in the plan by its full name, in messages as the policy calls it. */
function extensionEffect(
  entity: Extract<Extension, { of: 'effect' }>,
  node: CallExpression,
  slot: Slot,
  cx: Context,
): Awaited {
  const { step, gives } = effect(entity.entry, node, slot, cx);
  cx.unit.extensions.set(entity.ref, entity.signature);
  return { step: step?.kind === 'effect' ? { ...step, effect: entity.ref } : step, gives };
}

function ofLanguage(name: string, node: CallExpression, slot: Slot, cx: Context): Awaited {
  const entry = effectNamed(name);
  if (entry) return effect(entry, node, slot, cx);
  if (name === 'until') return until(node, slot, cx);
  if (name === 'sleep') return sleep(node, slot, cx);
  if (name === 'together') return together(node, slot, cx);
  if (name === 'every') {
    report(cx, node, everyForm, { what: { en: '`await every(…)`', zh: '`await every(…)`' } });
    return {};
  }
  return nothingIn(node, cx);
}

/** A plain value is reported for what is wrong in it, or for being awaited at all. */
function nothingIn(node: Node, cx: Context): Awaited {
  const { type } = lower(node, cx);
  if (type.type !== 'unknown') report(cx, node, awaitNothing, {});
  return {};
}

/** What `until` waits for and how long; undefined where a diagnostic was given. */
export function untilParts(node: CallExpression, cx: Context) {
  const [wanted, within] = argumentsOf(node, cx);
  const state = lowerState(wanted ?? node, cx);
  const deadline = lowerDeadline(within, node, 'until', cx);
  return state && deadline ? { state, deadline } : undefined;
}

function until(node: CallExpression, { at, id, bind }: Slot, cx: Context): Awaited {
  const parts = untilParts(node, cx);
  if (!parts) return { gives: BOOLEAN };
  return {
    step: { ...stepAt(id, at, cx), kind: 'until', ...parts, ...(bind === undefined ? {} : { bind }) },
    gives: BOOLEAN,
  };
}

function sleep(node: CallExpression, { at, id }: Slot, cx: Context): Awaited {
  const [within] = argumentsOf(node, cx);
  const deadline = lowerDeadline(within, node, 'sleep', cx);
  return deadline ? { step: { ...stepAt(id, at, cx), kind: 'sleep', deadline } } : {};
}
