import type { ArrowFunctionExpression, Expression as Node } from '@babel/types';
import type { DeclaredConst } from '../2-link/module.ts';
import { functionForm } from '../diagnostics/grammar.ts';
import { recursion, usedBefore } from '../diagnostics/names.ts';
import { constant } from './constant.ts';
import { type Context, type Ranged, report } from './context.ts';
import { eventOf } from './declarations/event.ts';
import { extensionOf } from './declarations/extension.ts';
import { flowOf } from './declarations/flow.ts';
import { FORMS } from './declarations/forms.ts';
import { helperOf } from './declarations/helper.ts';
import { listOfRules } from './declarations/list.ts';
import { personOf } from './declarations/person.ts';
import { teamOf } from './declarations/team.ts';
import type { Entity } from './entity.ts';
import type { Rules } from './rules.ts';
import { topLevelOf } from './top-level.ts';

/** Where a constant is used: to be told when that is too early, or in a circle. */
interface Use {
  readonly from: Context;
  readonly node: Ranged;
}

/** What a top-level constant is; worked out once. */
export function entityOf(rules: Rules, declared: DeclaredConst, use?: Use): Entity {
  const key = `${declared.module}:${declared.name}`;
  if (use && tooEarly(declared, use)) return { kind: 'broken' };
  const known = rules.entities.get(key);
  if (known === 'busy') {
    if (use) report(use.from, use.node, recursion, { name: declared.name });
    return { kind: 'broken' };
  }
  if (known) return known;
  rules.entities.set(key, 'busy');
  const before = rules.diagnostics.errors;
  const made = make(rules, declared);
  const entity: Entity = rules.diagnostics.errors > before ? { kind: 'broken' } : made;
  rules.entities.set(key, entity);
  return entity;
}

/** Top-level constants get their values from top to bottom; what stands in functions runs later. */
function tooEarly(declared: DeclaredConst, { from, node }: Use): boolean {
  const early =
    from.place === 'constant' &&
    declared.module === from.module.source.path &&
    (declared.node.start ?? 0) > (node.start ?? 0);
  if (early) report(from, node, usedBefore, { name: declared.name });
  return early;
}

function make(rules: Rules, declared: DeclaredConst): Entity {
  const module = rules.modules.get(declared.module)!;
  const { init } = declared.node;
  const cx = topLevelOf(module, rules);
  if (module.extension !== undefined) return extensionOf(declared, cx);
  if (init.type === 'ArrowFunctionExpression') return helperOf(declared, init, { ...cx, place: 'helper' });
  if (init.type === 'FunctionExpression') return noHelper(init, cx);
  const form = formOf(init, cx);
  return form ? form(declared, init as never, cx) : constant(declared.node, cx);
}

function noHelper(node: Node | ArrowFunctionExpression, cx: Context): Entity {
  report(cx, node, functionForm, { what: { en: '`function`', zh: '`function`' } });
  return { kind: 'broken' };
}

const MAKE = { person: personOf, team: teamOf, list: listOfRules, flow: flowOf, event: eventOf } as const;

/** How what stands behind the `=` is declared, where it is a call of the language. */
function formOf(node: Node, { module }: Context): (typeof MAKE)[keyof typeof MAKE] | undefined {
  if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier') return undefined;
  const declared = module.names.get(node.callee.name);
  return declared?.kind === 'language' && declared.name in FORMS ? MAKE[declared.name as keyof typeof MAKE] : undefined;
}
