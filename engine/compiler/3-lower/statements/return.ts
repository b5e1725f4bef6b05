import type { Expression as Node, ReturnStatement } from '@babel/types';
import type { Text } from '../../../catalogue/words.ts';
import type { Step } from '../../../plan/step.ts';
import { returnInFinally } from '../../diagnostics/grammar.ts';
import { returnValue } from '../../diagnostics/waiting.ts';
import type { Type } from '../../types/type.ts';
import { type FlowRoom, type Outcome, type Room, stepAt } from '../block.ts';
import { type Context, report, spanOf } from '../context.ts';
import { fieldNamed, give } from '../expressions/give.ts';
import { lower } from '../expressions/lower.ts';
import { widenDeep } from '../expressions/names.ts';
import { awaited } from './awaited.ts';

/** `return;`, `return value;` in a flow, `return await flow();` */
export function returning(node: ReturnStatement, id: (index: number) => string, cx: Context, room: Room): Outcome {
  if (room.kind === 'finally') report(cx, node, returnInFinally, {});
  const { argument } = node;
  const steps =
    argument?.type === 'AwaitExpression'
      ? afterWaiting(argument.argument, node, id, cx, room)
      : plain(argument, node, id(0), cx, room);
  return { steps, ends: true, shown: cx.shown };
}

function plain(
  value: Node | null | undefined,
  node: ReturnStatement,
  id: string,
  cx: Context,
  room: Room,
): readonly Step[] {
  const base = { ...stepAt(id, node, cx), kind: 'return' } as const;
  if (room.kind !== 'flow') {
    if (value) refuse(value, room, cx);
    return [base];
  }
  if (!value) {
    room.returned.push(undefined);
    return [base];
  }
  const typed = room.wanted ? give(value, room.wanted, fieldNamed(room.name), cx) : lower(value, cx);
  room.returned.push(widenDeep(typed.type));
  return [{ ...base, value: typed.expression }];
}

const PLACES: { readonly [K in Room['kind']]: Text } = {
  policy: { en: 'A policy', zh: '策略' },
  branch: { en: 'A branch of `together`', zh: '`together` 的分支' },
  flow: { en: 'This flow', zh: '此流程' },
  finally: { en: '`finally`', zh: '`finally`' },
};

const refuse = (node: Node, room: Room, cx: Context) => report(cx, node, returnValue, { place: PLACES[room.kind] });

/** Two steps: what is awaited, and the return of what it gave. */
function afterWaiting(
  call: Node,
  node: ReturnStatement,
  id: (index: number) => string,
  cx: Context,
  room: Room,
): readonly Step[] {
  const bind = room.kind === 'flow' ? cx.unit.mark('returned') : undefined;
  const { step, gives } = awaited(call, { at: node, id: id(0), bind }, cx);
  if (!step) return [];
  if (gives && room.kind !== 'flow') refuse(call, room, cx);
  const back = { ...stepAt(id(1), node, cx), kind: 'return' } as const;
  if (room.kind !== 'flow' || !gives || bind === undefined) {
    if (room.kind === 'flow') room.returned.push(undefined);
    return [withoutBind(step), back];
  }
  note(room, gives);
  return [step, { ...back, value: { kind: 'name', name: bind, span: spanOf(cx, node) } }];
}

const note = (room: FlowRoom, type: Type) => room.returned.push(type);

function withoutBind(step: Step): Step {
  if (!('bind' in step)) return step;
  const { bind: _, ...rest } = step;
  return rest;
}
