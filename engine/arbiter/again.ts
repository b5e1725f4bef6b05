import { keyOf, textOf } from './compose.ts';
import type { Bundle, Gathered, Later } from './docket.ts';
import { priorityOf } from './passes/channel.ts';
import type { Item, Wish } from './wish.ts';

/**
 * A wish as it comes in again, for the one person: what was put off as it was, what was only shown as a reminder with a turn
 * of its own, so that it takes none of the policy's reminders away.
 */
export function again({ wish, person, kind }: Later): Wish {
  const due = { ...wish, who: [person], due: kind };
  return kind === 'deferred' ? due : { ...due, stage: 'reminder', turn: `${wish.turn} due` };
}

/** A bundle as the item of a summary. */
export function itemOf({ bundle, into }: Gathered, event: string, at: number): Item {
  const { petitions, person } = bundle;
  return {
    key: itemKey(bundle, event),
    event,
    person,
    into,
    ...textOf(bundle),
    priority: priorityOf(petitions),
    danger: petitions.some(({ wish }) => wish.danger),
    policies: [...new Set(petitions.map(({ wish }) => wish.policy))],
    owner: petitions[0]!.wish.owner,
    at,
  };
}

/** Of the leading wish: a repeat is one item. */
export const itemKey = ({ petitions, person }: Bundle, event: string) => `${event}/${petitions[0]!.wish.key} ${person}`;

/** Names the summary of a person and key where nobody outside sees it; a host that others can look into has a name of its own. */
export const digestId = ({ person, into }: Item) => `digest-${keyOf([person, into.key])}`;
