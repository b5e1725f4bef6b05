import { WEEKDAYS } from '../../plan/hours.ts';
import { listOf, type ObjectType, STRING, type Type } from './type.ts';

export const WEEKDAY: Type = { type: 'string', oneOf: WEEKDAYS };

/** `{ days: ['monday'], from: '08:30', to: '18:00' }` */
export const HOURS: ObjectType = {
  type: 'object',
  name: 'Hours',
  fields: {
    days: { type: listOf(WEEKDAY), optional: true },
    from: { type: STRING },
    to: { type: STRING },
  },
};
