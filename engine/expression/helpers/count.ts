import { parseDuration } from '../../plan/duration.ts';
import { UNKNOWN } from '../environment.ts';
import { read, text } from '../operators.ts';
import type { Helper } from './helper.ts';

/** `count('mail.received', { of: mail.from.address, within: '15m' })` */
export const count: Helper = ({ args: [event, options] }, { env, ask }) => {
  const kind = event && ask(event);
  const window = options && ask(options);
  if (kind === UNKNOWN || window === UNKNOWN) return UNKNOWN;
  return env.count(text(kind), text(read(window, 'of')), parseDuration(text(read(window, 'within'))) ?? 0);
};
