import { withWords } from '../mail-words.ts';
import type { StepWalk } from '../walk.ts';

export const effect: StepWalk<'effect'> = function* (step, walker, scope) {
  const values = step.args.map((arg) => walker.value(arg, scope));
  const args = step.effect === 'sendMail' ? values.map((mail) => withWords(mail, walker.run)) : values;
  scope.bind(step.bind, yield { kind: 'perform', seq: walker.next(), step: step.id, effect: step.effect, args });
  return undefined;
};
