import type { CallExpression } from '@babel/types';
import type { Expression } from '../../../plan/expression.ts';
import type { DeclaredConst } from '../../2-link/module.ts';
import { badLanguage, badZone, partyForm } from '../../diagnostics/people.ts';
import { listOf, type ObjectType, STRING, WHO } from '../../types/type.ts';
import { type Context, report } from '../context.ts';
import type { Entity } from '../entity.ts';
import { partyCall, personIn, register, textIn } from './call.ts';
import { FORMS } from './forms.ts';

const FIELDS: ObjectType = {
  type: 'object',
  name: 'PersonFields',
  fields: {
    name: { type: STRING },
    zone: { type: STRING },
    language: { type: STRING },
    superior: { type: WHO, optional: true },
    channels: { type: listOf(STRING), optional: true },
  },
};

const ZONE = /^(?:UTC|[A-Z][A-Za-z_-]+(?:\/[A-Z][A-Za-z0-9_+-]+)+)$/;
const LANGUAGE = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/;

/** The order of the configuration. */
const DEFAULT_CHANNELS: readonly string[] = [];

/** `export const li = person('li', { name: 'Li Na', zone: 'Asia/Shanghai', language: 'zh' })` */
export function personOf(declared: DeclaredConst, node: CallExpression, cx: Context): Entity {
  const call = partyCall('person', node, FIELDS, cx);
  if (!call) return { kind: 'broken' };
  const { fields } = call;
  const [name, zone, language] = [fields.name, fields.zone, fields.language].map(textIn);
  const channels = fields.channels ? textsIn(fields.channels) : DEFAULT_CHANNELS;
  if (name === undefined || zone === undefined || language === undefined || !channels) {
    report(cx, node, partyForm, { name: 'person', form: FORMS.person });
    return { kind: 'broken' };
  }
  if (!ZONE.test(zone)) report(cx, placeOf(fields.zone!), badZone, { zone });
  if (!LANGUAGE.test(language)) report(cx, placeOf(fields.language!), badLanguage, { language });
  const superior = personIn(fields.superior, cx);
  return register(
    { kind: 'person', id: call.id, name, zone, language, ...(superior ? { superior } : {}), channels },
    call,
    declared,
    cx,
  );
}

const placeOf = ({ span: [start, end] }: Expression) => ({ start, end });

function textsIn(list: Expression): readonly string[] | undefined {
  const texts = list.kind === 'array' ? list.items.map(textIn) : [undefined];
  return texts.every((text) => text !== undefined) ? texts : undefined;
}
