import type { Expression } from '../../plan/expression.ts';
import type { Result } from '../environment.ts';
import type { Surroundings } from './helper.ts';

/** What `mail` means where a text is wanted. */
export const MAIL_TEXTS = ['mail.subject', 'mail.text'] as const;

/** Whether the argument is `mail` itself. */
export const isMail = (argument: Expression | undefined) => argument?.kind === 'fact' && argument.path === 'mail';

/** The texts that a helper's first argument names: one, or subject and text for `mail` itself. */
export function textsOf(argument: Expression | undefined, { env, ask }: Surroundings): readonly Result[] {
  if (!argument) return [];
  return isMail(argument) ? MAIL_TEXTS.map((path) => env.fact(path)) : [ask(argument)];
}
