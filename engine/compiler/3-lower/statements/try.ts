import type { TryStatement } from '@babel/types';
import { constForm } from '../../diagnostics/grammar.ts';
import { CAUGHT } from '../../types/type.ts';
import { joined, lowerBlock, type Outcome, type Room, stepAt } from '../block.ts';
import { type Context, report, spanOf } from '../context.ts';
import { Scope } from '../scope.ts';

/** `try { … } catch (error) { … } finally { … }` */
export function attempting(node: TryStatement, id: (index: number) => string, cx: Context, room: Room): Outcome {
  const base = stepAt(id(0), node, cx);
  const body = lowerBlock(node.block.body, `${base.id}.body.`, cx, room);
  const caught = node.handler ? catching(node, base.id, cx, room) : undefined;
  const last = lowerBlock(node.finalizer?.body ?? [], `${base.id}.finally.`, cx, { kind: 'finally' });
  const handled = caught && { ...(caught.name === undefined ? {} : { name: caught.name }), steps: caught.steps };
  const step = {
    ...base,
    kind: 'try',
    body: body.steps,
    ...(handled ? { catch: handled } : {}),
    finally: last.steps,
  } as const;
  return { steps: [step], ...(caught ? joined(body, caught) : { ends: body.ends, shown: body.shown }) };
}

function catching(
  { handler }: TryStatement,
  id: string,
  cx: Context,
  room: Room,
): Outcome & { name?: string | undefined } {
  const { param, body } = handler!;
  const name = param?.type === 'Identifier' ? param.name : undefined;
  if (param && param.type !== 'Identifier') report(cx, param, constForm, {});
  const scope = new Scope(cx.scope);
  if (name !== undefined) {
    const expression = { kind: 'name', name, span: spanOf(cx, param!) } as const;
    scope.bind(name, { kind: 'value', typed: { expression, type: CAUGHT, ref: cx.unit.mark(name) } });
  }
  return { ...lowerBlock(body.body, `${id}.catch.`, { ...cx, scope }, room), name };
}
