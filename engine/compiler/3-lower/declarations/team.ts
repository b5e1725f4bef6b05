import type { CallExpression } from '@babel/types';
import type { Expression } from '../../../plan/expression.ts';
import type { Rota, Weekday } from '../../../plan/hours.ts';
import { personsBehind } from '../../../plan/people.ts';
import type { DeclaredConst } from '../../2-link/module.ts';
import { partyForm, rotaDay, rotaMembers } from '../../diagnostics/people.ts';
import { WEEKDAY } from '../../types/hours.ts';
import { listOf, type ObjectType, STRING, WHO } from '../../types/type.ts';
import { type Context, report } from '../context.ts';
import type { Entity } from '../entity.ts';
import { partiesOf } from '../rules.ts';
import { partyCall, personIn, register, textIn } from './call.ts';
import { FORMS } from './forms.ts';
import { dateIn, fieldsIn, placeOf, timeIn } from './hours.ts';

const ROTA: ObjectType = {
  type: 'object',
  name: 'Rota',
  fields: {
    members: { type: listOf(WHO) },
    handover: { type: { type: 'string', oneOf: ['weekly', 'daily'] } },
    on: { type: WEEKDAY, optional: true },
    at: { type: STRING },
    since: { type: STRING },
  },
};

const FIELDS: ObjectType = {
  type: 'object',
  name: 'TeamFields',
  fields: {
    name: { type: STRING },
    lead: { type: WHO },
    superior: { type: WHO, optional: true },
    members: { type: listOf(WHO), optional: true },
    rota: { type: ROTA, optional: true },
  },
};

/** `export const sales = team('sales', { name: 'Sales', lead: li, superior: chen, members: [li, wang] })` */
export function teamOf(declared: DeclaredConst, node: CallExpression, cx: Context): Entity {
  const call = partyCall('team', node, FIELDS, cx);
  if (!call) return { kind: 'broken' };
  const { fields } = call;
  const before = cx.rules.diagnostics.errors;
  const [name, lead] = [textIn(fields.name), personIn(fields.lead, cx)];
  const members = fields.members ? personsIn(fields.members, cx) : [];
  const rota = fields.rota && rotaIn(fields.rota, cx);
  if (name === undefined || lead === undefined || !members || (fields.rota && !rota)) {
    if (cx.rules.diagnostics.errors === before) report(cx, node, partyForm, { name: 'team', form: FORMS.team });
    return { kind: 'broken' };
  }
  const superior = personIn(fields.superior, cx);
  return register(
    { kind: 'team', id: call.id, name, lead, ...(superior ? { superior } : {}), members, ...(rota ? { rota } : {}) },
    call,
    declared,
    cx,
  );
}

/** @returns nothing where it is no literal, or a diagnostic was given */
function rotaIn(expression: Expression, cx: Context): Rota | undefined {
  const fields = fieldsIn(expression);
  const members = fields?.members && personsIn(fields.members, cx);
  const [handover, on] = [textIn(fields?.handover), textIn(fields?.on)];
  const [at, since] = [timeIn(fields?.at, cx), dateIn(fields?.since, cx)];
  if (!members || !handover || at === undefined || since === undefined || (fields?.on && !on)) return undefined;
  if (members.length === 0) report(cx, placeOf(fields.members!), rotaMembers, {});
  if (on && handover === 'daily') report(cx, placeOf(fields.on!), rotaDay, { on });
  return {
    members,
    handover: handover as Rota['handover'],
    ...(on ? { on: on as Weekday } : {}),
    at,
    since,
  };
}

/** Persons, and the members of teams. */
function personsIn(list: Expression, cx: Context): readonly string[] | undefined {
  if (list.kind !== 'array' || list.items.some(({ kind }) => kind !== 'who')) return undefined;
  const parties = partiesOf(cx.rules);
  return [...new Set(list.items.flatMap((item) => (item.kind === 'who' ? personsBehind(item.ref, parties) : [])))];
}
