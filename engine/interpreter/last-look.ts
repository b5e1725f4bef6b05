import type { LookAsk, NotifyAsk, UntilAsk } from './ask.ts';
import { namesIn } from './ask.ts';
import type { EventStart } from './host.ts';
import type { Branch, Run } from './run.ts';
import type { World } from './world.ts';

/** The first version of the language that looks once more. */
const SINCE_VERSION = 2;

/**
 * States of the mail that are worth a last look before something is taken for not having happened: those that the policy
 * waits for or ends by, that the event's source can tell, and that nobody has told. A flag event that was lost would
 * otherwise have the superior told of a mail that was read.
 */
export function statesToLookAt(event: EventStart, run: Run, world: World, ask: UntilAsk | NotifyAsk): string[] {
  if (run.start.plan.languageVersion < SINCE_VERSION) return [];
  const awaited = ask.kind === 'until' ? namesIn(ask.state) : [];
  const ending = run.endsWhen ? namesIn(run.endsWhen) : [];
  const isOpen = (name: string) =>
    name.startsWith('mail.') && !event.untracked?.includes(name) && !world.holds({ kind: 'state', name });
  return [...new Set([...awaited, ...ending])].filter(isOpen).sort();
}

/** Whether a branch is about to tell somebody that nothing has happened. */
export const isRecall = ({ wish }: NotifyAsk) => wish.stage === 'reminder' || wish.stage === 'escalation';

/** The ask while the look is under way. */
export function lookBefore(before: UntilAsk | NotifyAsk, { run, name }: Branch, event: EventStart): LookAsk {
  const { seq } = before;
  return { kind: 'look', seq, before, key: `${event.id}/${run.start.plan.id}#${name}:${seq} look` };
}

/** The state that a branch waits for, also while it takes a last look. */
export function awaitedBy({ ask }: Branch): UntilAsk | undefined {
  const asked = ask?.kind === 'look' ? ask.before : ask;
  return asked?.kind === 'until' ? asked : undefined;
}
