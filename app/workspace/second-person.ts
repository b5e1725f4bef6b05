import type { Proposal, Store } from '../../connectors/store/store.ts';
import type { Ruleset } from '../../engine/plan/ruleset.ts';
import { whoIs } from './persons.ts';

/** The folder whose policies keep watch: nobody changes them alone. */
const WATCHED = 'security/';

/** Whether a second person must agree before these policies or files change. */
export const needsSecond = (subjects: readonly string[]): boolean =>
  subjects.some((subject) => subject.toLowerCase().startsWith(WATCHED));

/** Nobody else has agreed yet. */
export type Waiting = Pick<Proposal, 'by' | 'at'>;

/** What somebody wants: files to be active, or a policy to be switched. */
export type Change = { readonly activate: readonly string[] } | { readonly switch: string; readonly on: boolean };

export type Proposed = Change & Waiting;

/** Has changes wait until another person wants the very same. */
export class SecondPerson {
  readonly #proposals: Store['proposals'];
  readonly #people: () => Ruleset['people'];

  constructor({ proposals }: Pick<Store, 'proposals'>, people: () => Ruleset['people']) {
    this.#proposals = proposals;
    this.#people = people;
  }

  /**
   * Somebody wants a change.
   *
   * @param hash digest of all that would change
   * @param about what it is, for people
   * @returns who wanted it first, and whether that was somebody else
   */
  async wants(hash: string, about: Change, by: string): Promise<{ first: Waiting; agreed: boolean }> {
    const { by: first, at } = await this.#proposals.make(hash, JSON.stringify(about), by);
    const people = this.#people();
    return { first: { by: first, at }, agreed: whoIs(first, people) !== whoIs(by, people) };
  }

  /** All that waits, the newest first. */
  async all(): Promise<Proposed[]> {
    return (await this.#proposals.list()).map(({ about, by, at }) => ({ ...(JSON.parse(about) as Change), by, at }));
  }

  done(hash: string): Promise<void> {
    return this.#proposals.end(hash);
  }

  async waiting(hash: string): Promise<Waiting | undefined> {
    const found = (await this.#proposals.list()).find((one) => one.hash === hash);
    return found && { by: found.by, at: found.at };
  }
}
