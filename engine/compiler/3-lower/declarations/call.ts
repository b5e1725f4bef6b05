import type { CallExpression, ObjectExpression } from '@babel/types';
import type { Expression } from '../../../plan/expression.ts';
import { personsBehind } from '../../../plan/people.ts';
import type { Party } from '../../../plan/ruleset.ts';
import type { DeclaredConst } from '../../2-link/module.ts';
import { duplicateParty, partyForm } from '../../diagnostics/people.ts';
import { type ObjectType, TEAM, WHO } from '../../types/type.ts';
import { type Context, type Literal, rangeOf, report } from '../context.ts';
import type { Entity } from '../entity.ts';
import { check } from '../expressions/give.ts';
import { lower } from '../expressions/lower.ts';
import { partiesOf } from '../rules.ts';
import { FORMS } from './forms.ts';

/** The fields of `person('li', { … })` or `team('sales', { … })`, lowered and checked. */
export interface PartyCall {
  readonly id: string;
  readonly fields: { readonly [name: string]: Expression };
  readonly node: CallExpression;
}

/** @returns nothing where the call is not of the form that the language has; a diagnostic was given. */
export function partyCall(
  kind: 'person' | 'team',
  node: CallExpression,
  wanted: ObjectType,
  cx: Context,
): PartyCall | undefined {
  const [id, fields] = node.arguments;
  if (
    id?.type !== 'StringLiteral' ||
    !/^[\w-]+$/.test(id.value) ||
    fields?.type !== 'ObjectExpression' ||
    node.arguments.length !== 2
  ) {
    report(cx, node, partyForm, { name: kind, form: FORMS[kind] });
    return undefined;
  }
  const errors = cx.rules.diagnostics.errors;
  const found = fieldsOf(kind, fields, wanted, cx);
  return cx.rules.diagnostics.errors === errors ? { id: id.value, fields: found, node } : undefined;
}

function fieldsOf(kind: string, node: ObjectExpression, wanted: ObjectType, cx: Context): PartyCall['fields'] {
  const { expression, type } = lower(node, cx);
  check(node, type, wanted, { en: `\`${kind}\``, zh: `\`${kind}\`` }, cx);
  return expression.kind === 'object'
    ? Object.fromEntries(expression.fields.map(({ name, value }) => [name, value]))
    : {};
}

/** Keeps a person or team under its id, and gives the name that stands for it. */
export function register(party: Party, { node }: PartyCall, declared: DeclaredConst, cx: Context): Entity {
  const known = cx.rules.people.get(party.id);
  if (known) {
    report(cx, node.arguments[0]!, duplicateParty, { id: party.id, file: known.file });
    return { kind: 'broken' };
  }
  cx.rules.people.set(party.id, { party, file: declared.module });
  return {
    kind: 'value',
    typed: {
      expression: { kind: 'who', ref: party.id, span: rangeOf(node) },
      type: party.kind === 'team' ? TEAM : WHO,
    },
  };
}

/** A literal text; what is no literal was reported as one. */
export const textIn = (expression: Expression | undefined): string | undefined =>
  expression?.kind === 'literal' && typeof (expression.value satisfies Literal) === 'string'
    ? (expression.value as string)
    : undefined;

/** The person that a name of the rules stands for: its first, for a team. */
export function personIn(expression: Expression | undefined, cx: Context): string | undefined {
  return expression?.kind === 'who' ? personsBehind(expression.ref, partiesOf(cx.rules))[0] : undefined;
}
