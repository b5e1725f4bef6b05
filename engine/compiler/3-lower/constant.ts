import type { DeclaredConst } from '../2-link/module.ts';
import { emptyList } from '../diagnostics/types.ts';
import { assignable } from '../types/assign.ts';
import type { Type } from '../types/type.ts';
import { membersOf, unionOf } from '../types/union.ts';
import { annotated } from './annotation.ts';
import { type Context, report, type Typed } from './context.ts';
import type { Entity } from './entity.ts';
import { fieldNamed, give } from './expressions/give.ts';
import { lower } from './expressions/lower.ts';
import { widenDeep } from './expressions/names.ts';

/** A top-level `const` that is plainly a value. */
export const constant = (node: DeclaredConst['node'], cx: Context): Entity => ({
  kind: 'value',
  typed: initialised(node, cx),
});

/** The value of a `const`, with the type that the name has from there on. */
export function initialised({ id, init }: DeclaredConst['node'], cx: Context): Typed {
  const declared = id.typeAnnotation ? annotated(id.typeAnnotation, cx) : undefined;
  if (declared?.kind === 'value') {
    const typed = give(init, declared.type, fieldNamed(id.name), cx);
    return { ...typed, type: assigned(declared.type, typed.type) };
  }
  const typed = lower(init, cx);
  if (typed.type.type === 'list' && typed.type.of.type === 'never') report(cx, init, emptyList, {});
  return { ...typed, type: widenDeep(typed.type) };
}

/** TypeScript narrows a declared union to the members that the first value fits. */
function assigned(declared: Type, given: Type): Type {
  if (given.type === 'unknown') return declared;
  const members = membersOf(declared).flatMap((member): readonly Type[] => narrowTo(member, given));
  return members.length > 0 ? unionOf(members) : declared;
}

function narrowTo(member: Type, given: Type): readonly Type[] {
  if ('oneOf' in member && member.oneOf) {
    const kept = (member.oneOf as readonly unknown[]).filter((value) =>
      assignable({ type: member.type, oneOf: [value] } as Type, given),
    );
    return kept.length > 0 ? [{ type: member.type, oneOf: kept } as Type] : [];
  }
  return membersOf(given).some((one) => assignable(one, member)) ? [member] : [];
}
