import type { NewEvent } from '../../connectors/store/store.ts';
import { tickOf } from '../../engine/catalogue/triggers/schedule.ts';
import type { Facts } from '../../engine/facts/facts.ts';
import type { EventData } from '../../engine/language/generated.ts';
import type { Tick } from '../../workflows/activities/parts.ts';

/** Something to be taken in that is no mail. */
export interface NewOccurrence {
  /** What is kept of it: JSON as `occurrenceFrom` reads it. */
  readonly kept: string;
  /** As plans name it behind `on`. */
  readonly kind: string;
  readonly source: 'event' | 'schedule';
  /** Who made it: the source of the configuration, or Posthorn itself. Stands where a mail's mailbox does. */
  readonly name: string;
  /** What tells it from all others of its kind. */
  readonly about: readonly string[];
  /** Epoch ms. */
  readonly receivedAt: number;
}

export interface Occurred {
  /** Id of the event. */
  readonly id: string;
  /** `known`: it was taken in before. */
  readonly news: 'fresh' | 'copy' | 'known';
  /** Whether what was taken in before is word for word the same. */
  readonly same: boolean;
  /** Resolves when its workflow was started, or nothing matched. */
  readonly handed: Promise<void>;
}

export const isMail = ({ source }: Pick<NewEvent, 'source'>): boolean => source !== 'event' && source !== 'schedule';

export const raisedAbout = (key: string): readonly string[] => ['posthorn', key];

/** An event of Posthorn itself. */
export const raised = <Name extends keyof EventData>(
  name: Name,
  key: string,
  data: EventData[Name],
  now: number,
): NewOccurrence => ({
  kept: JSON.stringify({ event: name, data }),
  kind: name,
  source: 'event',
  name: 'posthorn',
  about: raisedAbout(key),
  receivedAt: now,
});

/** A moment of a policy's schedule; the moment tells it from all others. */
export function ticked({ policy, at, previous }: Tick, now: number): NewOccurrence {
  const iso = (ms: number) => new Date(ms).toISOString();
  const kept = { event: 'schedule', policy, at: iso(at), ...(previous !== undefined && { previous: iso(previous) }) };
  return {
    kept: JSON.stringify(kept),
    kind: tickOf(policy),
    source: 'schedule',
    name: 'schedule',
    about: [iso(at)],
    receivedAt: now,
  };
}

const MOST_COUNTED = 16;
const LONGEST_COUNTED = 200;

/** What `count` may be asked about an event: the texts right below `data`. */
export function countedTexts(facts: Facts): readonly string[] {
  const data = factsOrNothing(facts);
  const texts = Object.values(data).filter((value): value is string => typeof value === 'string');
  return [...new Set(texts)].filter(({ length }) => length > 0 && length <= LONGEST_COUNTED).slice(0, MOST_COUNTED);
}

/** A tick brings no data. */
function factsOrNothing(facts: Facts): { readonly [name: string]: unknown } {
  try {
    return facts.get('data') as { readonly [name: string]: unknown };
  } catch {
    return {};
  }
}
