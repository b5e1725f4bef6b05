import type { CallExpression } from '@babel/types';
import type { Expression } from '../../../plan/expression.ts';
import { personsBehind } from '../../../plan/people.ts';
import type { DeclaredConst } from '../../2-link/module.ts';
import { partyForm } from '../../diagnostics/people.ts';
import { listOf, type ObjectType, STRING, WHO } from '../../types/type.ts';
import { type Context, report } from '../context.ts';
import type { Entity } from '../entity.ts';
import { partiesOf } from '../rules.ts';
import { partyCall, personIn, register, textIn } from './call.ts';
import { FORMS } from './forms.ts';

const FIELDS: ObjectType = {
  type: 'object',
  name: 'TeamFields',
  fields: {
    name: { type: STRING },
    lead: { type: WHO },
    superior: { type: WHO, optional: true },
    members: { type: listOf(WHO), optional: true },
  },
};

/** `export const sales = team('sales', { name: 'Sales', lead: li, superior: chen, members: [li, wang] })` */
export function teamOf(declared: DeclaredConst, node: CallExpression, cx: Context): Entity {
  const call = partyCall('team', node, FIELDS, cx);
  if (!call) return { kind: 'broken' };
  const { fields } = call;
  const [name, lead] = [textIn(fields.name), personIn(fields.lead, cx)];
  const members = fields.members ? personsIn(fields.members, cx) : [];
  if (name === undefined || lead === undefined || !members) {
    report(cx, node, partyForm, { name: 'team', form: FORMS.team });
    return { kind: 'broken' };
  }
  const superior = personIn(fields.superior, cx);
  return register(
    { kind: 'team', id: call.id, name, lead, ...(superior ? { superior } : {}), members },
    call,
    declared,
    cx,
  );
}

/** Persons, and the members of teams. */
function personsIn(list: Expression, cx: Context): readonly string[] | undefined {
  if (list.kind !== 'array' || list.items.some(({ kind }) => kind !== 'who')) return undefined;
  const parties = partiesOf(cx.rules);
  return [...new Set(list.items.flatMap((item) => (item.kind === 'who' ? personsBehind(item.ref, parties) : [])))];
}
