import type { Store } from '../../connectors/store/store.ts';
import type { EventData } from '../../engine/language/generated.ts';
import type { MailIntake } from '../intake/intake.ts';
import type { Teller } from '../intake/teller.ts';

/** Trouble that goes on for a while, and may be over by itself. */
export type Lasting = 'posthorn.source-silent' | 'posthorn.source-failing' | 'posthorn.channel-failing';

export interface AlarmParts {
  readonly store: Pick<Store, 'episodes'>;
  readonly intake: Pick<MailIntake, 'raise' | 'raisedId'>;
  readonly teller: Pick<Teller, 'tell'>;
}

/**
 * Raises Posthorn's own trouble as events: once for each episode, whichever process sees it first and however often it
 * is started anew. When it is over, the event's policies are told that it is resolved.
 */
export class Alarms {
  readonly #parts: AlarmParts;
  /** Episodes that this process has raised: no need to say so again at each look. */
  readonly #raised = new Set<string>();

  constructor(parts: AlarmParts) {
    this.#parts = parts;
  }

  /** @param since when it began, as far as this process knows; the first process that saw it knows better */
  async goesOn<Kind extends Lasting>(
    kind: Kind,
    name: string,
    since: number,
    data: (since: string) => EventData[Kind],
  ): Promise<void> {
    const { store, intake } = this.#parts;
    const episode = episodeOf(kind, name);
    const begun = await store.episodes.begin(episode, since);
    const key = `${name} ${begun}`;
    if (this.#raised.has(`${kind} ${key}`)) return;
    await intake.raise(kind, key, data(new Date(begun).toISOString()));
    this.#raised.add(`${kind} ${key}`);
  }

  /** Does nothing where there was no such trouble. */
  async isOver(kind: Lasting, name: string, open: ReadonlyMap<string, number>): Promise<void> {
    const { store, intake, teller } = this.#parts;
    const begun = open.get(episodeOf(kind, name));
    if (begun === undefined) return;
    // Told first: a crash in between tells it again, which changes nothing.
    await teller.tell(intake.raisedId(kind, `${name} ${begun}`), { at: Date.now(), event: 'alert.resolved' });
    await store.episodes.end(episodeOf(kind, name));
  }

  /** What happened once and for all. */
  async happened<Kind extends keyof EventData>(kind: Kind, key: string, data: EventData[Kind]): Promise<void> {
    if (this.#raised.has(`${kind} ${key}`)) return;
    await this.#parts.intake.raise(kind, key, data);
    this.#raised.add(`${kind} ${key}`);
  }
}

/** What the store calls an episode; `connectors/directory.ts` reads those of channels. */
const episodeOf = (kind: Lasting, name: string) => `${kind} ${name}`;
