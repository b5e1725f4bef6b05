import type { Expression as Node } from '@babel/types';
import type { Expression } from '../../plan/expression.ts';
import { INHIBITS_ABOUT, type Inhibits, type InhibitsAbout } from '../../plan/plan.ts';
import { constantWanted, inhibitsNobody } from '../diagnostics/policy.ts';
import { didYouMean } from '../spell.ts';
import { listOf, type ObjectType, STRING } from '../types/type.ts';
import { type Context, report } from './context.ts';
import { textIn } from './declarations/call.ts';
import { check } from './expressions/give.ts';
import { lower } from './expressions/lower.ts';
import type { PolicyPart } from './policy.ts';
import { idOf } from './rules.ts';

const FIELDS: ObjectType = {
  type: 'object',
  name: 'Inhibits',
  fields: {
    policies: { type: listOf(STRING) },
    about: { type: { type: 'string', oneOf: INHIBITS_ABOUT }, optional: true },
  },
};

/** `inhibits: { policies: ['office/*'], about: 'domain' }`: written out, and each pattern fits some policy. */
export function inhibitsOf(part: PolicyPart | undefined, cx: Context): Inhibits | undefined {
  if (!part) return undefined;
  const node = part.type === 'ObjectProperty' ? (part.value as Node) : undefined;
  const errors = cx.rules.diagnostics.errors;
  const { expression, type } = node ? lower(node, cx) : { expression: undefined, type: undefined };
  if (node && type) check(node, type, FIELDS, { en: '`inhibits`', zh: '`inhibits`' }, cx);
  if (cx.rules.diagnostics.errors > errors) return undefined;
  const policies = textsIn(field(expression, 'policies'));
  if (!policies?.length) {
    const wanted = { en: 'a list of ids of policies', zh: '策略编号列表' };
    report(cx, node ?? part, constantWanted, { name: 'inhibits', wanted });
    return undefined;
  }
  for (const pattern of policies) if (!fitsSome(pattern, cx)) complain(node!, pattern, cx);
  const about = textIn(field(expression, 'about')) as InhibitsAbout | undefined;
  return { policies, ...(about ? { about } : {}) };
}

const field = (object: Expression | undefined, name: string) =>
  object?.kind === 'object' ? object.fields.find((one) => one.name === name)?.value : undefined;

function textsIn(list: Expression | undefined): readonly string[] | undefined {
  const texts = list?.kind === 'array' ? list.items.map(textIn) : [undefined];
  return texts.every((text) => text !== undefined) ? texts : undefined;
}

const idsOf = (cx: Context) => [...cx.rules.modules.values()].filter(({ main }) => main).map(idOf);

/** As the arbiter fits them: `*` for any characters, without regard to case. */
function fitsSome(pattern: string, cx: Context): boolean {
  const pieces = pattern.split('*').map((piece) => piece.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return idsOf(cx).some((id) => new RegExp(`^${pieces.join('.*')}$`, 'i').test(id));
}

function complain(node: Node, pattern: string, cx: Context): void {
  report(cx, node, inhibitsNobody, { pattern, hint: didYouMean(pattern, idsOf(cx)) });
}
