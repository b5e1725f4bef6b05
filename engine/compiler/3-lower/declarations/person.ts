import type { CallExpression } from '@babel/types';
import type { Expression } from '../../../plan/expression.ts';
import type { Person } from '../../../plan/ruleset.ts';
import type { DeclaredConst } from '../../2-link/module.ts';
import { badLanguage, badZone, partyForm, unknownDeputy } from '../../diagnostics/people.ts';
import { didYouMean } from '../../spell.ts';
import { HOURS } from '../../types/hours.ts';
import { listOf, type ObjectType, STRING, type Type, WHO } from '../../types/type.ts';
import { type Context, report } from '../context.ts';
import type { Entity } from '../entity.ts';
import { isZone } from '../moment.ts';
import { type PartyCall, partyCall, personIn, register, textIn } from './call.ts';
import { FORMS } from './forms.ts';
import { holidaysIn, holidaysNamed } from './holidays.ts';
import { hoursIn, placeOf, textsIn } from './hours.ts';

const either = (...of: readonly Type[]): Type => ({ type: 'union', of });

const FIELDS: ObjectType = {
  type: 'object',
  name: 'PersonFields',
  fields: {
    name: { type: STRING },
    zone: { type: STRING },
    language: { type: STRING },
    superior: { type: WHO, optional: true },
    deputy: { type: either(WHO, STRING), optional: true },
    channels: { type: listOf(STRING), optional: true },
    hours: { type: either(HOURS, listOf(HOURS)), optional: true },
    holidays: { type: listOf(STRING), optional: true },
    quiet: { type: either(HOURS, listOf(HOURS)), optional: true },
  },
};

const LANGUAGE = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/;

/** The order of the configuration. */
const DEFAULT_CHANNELS: readonly string[] = [];

/** `export const li = person('li', { name: 'Li Na', zone: 'Asia/Shanghai', language: 'zh' })` */
export function personOf(declared: DeclaredConst, node: CallExpression, cx: Context): Entity {
  const named = holidaysNamed(node, cx);
  const call = partyCall('person', named.node, FIELDS, cx);
  if (!call) return { kind: 'broken' };
  const { fields } = call;
  const before = cx.rules.diagnostics.errors;
  const [name, zone, language] = [fields.name, fields.zone, fields.language].map(textIn);
  const channels = fields.channels ? textsIn(fields.channels) : DEFAULT_CHANNELS;
  const time = timeOf(call, named.days, cx);
  if (name === undefined || zone === undefined || language === undefined || !channels || !time) {
    if (cx.rules.diagnostics.errors === before) report(cx, node, partyForm, { name: 'person', form: FORMS.person });
    return { kind: 'broken' };
  }
  if (!isZone(zone)) report(cx, placeOf(fields.zone!), badZone, { zone });
  if (!LANGUAGE.test(language)) report(cx, placeOf(fields.language!), badLanguage, { language });
  const superior = personIn(fields.superior, cx);
  const deputy = fields.deputy && deputyIn(fields.deputy, call.id, cx);
  const person: Person = {
    kind: 'person',
    id: call.id,
    name,
    zone,
    language,
    ...(superior ? { superior } : {}),
    channels,
    ...(deputy ? { deputy } : {}),
    ...time,
  };
  return register(person, { ...call, node }, declared, cx);
}

/** Deputies stand in for each other, so one is named by id where the other is declared below; looked at when all are known. */
function deputyIn(expression: Expression, id: string, cx: Context): string | undefined {
  const deputy = expression.kind === 'who' ? personIn(expression, cx) : textIn(expression);
  cx.rules.later.push(() => {
    const party = deputy === undefined ? undefined : cx.rules.people.get(deputy)?.party;
    if (party?.kind === 'person' && deputy !== id) return;
    const others = [...cx.rules.people].filter(([other, one]) => other !== id && one.party.kind === 'person');
    const hint = didYouMean(
      deputy ?? '',
      others.map(([other]) => other),
    );
    report(cx, placeOf(expression), unknownDeputy, { name: deputy ?? '', id, hint });
  });
  return deputy;
}

type Time = Pick<Person, 'hours' | 'holidays' | 'quiet'>;

/** @returns nothing where a field is no literal, or a diagnostic was given */
function timeOf({ fields }: PartyCall, named: readonly string[] | undefined, cx: Context): Time | undefined {
  const hours = fields.hours && hoursIn(fields.hours, cx);
  const quiet = fields.quiet && hoursIn(fields.quiet, cx);
  const holidays = fields.holidays ? holidaysIn(fields.holidays, cx) : named;
  if ((fields.hours && !hours) || (fields.quiet && !quiet) || (fields.holidays && !holidays)) return undefined;
  return { ...(hours ? { hours } : {}), ...(holidays ? { holidays } : {}), ...(quiet ? { quiet } : {}) };
}
