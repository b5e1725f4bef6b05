import type { Value } from '../../plan/expression.ts';
import { UNKNOWN } from '../environment.ts';
import type { Helper } from './helper.ts';

/** `isVip(mail.from.address)`, `creditLimit(mail.from.domain)`: what engineers have written, which the host knows. */
export const extension: Helper = ({ name, args }, { env, ask }) => {
  const values = args.map(ask);
  if (values.includes(UNKNOWN)) return UNKNOWN;
  if (!env.extension) throw new Error(`the plan asks ${name} where no extension can be asked`);
  return env.extension(name, values as readonly Value[]);
};
