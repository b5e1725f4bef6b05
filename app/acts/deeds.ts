import type { Action } from '../../connectors/links/token.ts';
import type { Events, LoggedAlert, UsedTokens, Verdict, Verdicts } from '../../connectors/store/store.ts';
import type { WorldEvent } from '../../engine/interpreter/host.ts';
import { type Became, becameOf } from './became.ts';

/** What a token lets somebody do, however it came: by a link or in an answer. */
export interface Permit {
  readonly action: Action;
  readonly nonce: string;
  /** Epoch ms. */
  readonly expires: number;
}

export interface DeedParts {
  readonly events: Pick<Events, 'states'>;
  readonly tokens: Pick<UsedTokens, 'use'>;
  readonly verdicts: Pick<Verdicts, 'say' | 'get'>;
  tell(event: string, world: WorldEvent): Promise<void>;
}

/** The state that becomes true by what a person does. */
export const STATE_OF: { readonly [action in Action]: string } = {
  acknowledge: 'alert.acknowledged',
  resolve: 'alert.resolved',
  fine: 'alert.cleared',
  bad: 'alert.resolved',
};

/** What was done before, and leaves an action nothing to do. */
export interface Before {
  readonly state: Became['state'] | Verdict;
  readonly by?: string | undefined;
  /** Epoch ms. */
  readonly at: number;
}

const isVerdict = (action: Action): action is Verdict => action === 'fine' || action === 'bad';

/** Lets tokens act, each once. */
export class Deeds {
  readonly #parts: DeedParts;
  /** Of two requests with one token at once, the second hears what the first did. */
  readonly #doing = new Map<string, Promise<unknown>>();

  constructor(parts: DeedParts) {
    this.#parts = parts;
  }

  /** What the alert became already that leaves the action nothing to do. */
  async before({ alert }: LoggedAlert, action: Action): Promise<Before | undefined> {
    if (isVerdict(action)) return this.#saidBefore(alert, action);
    const became = becameOf(alert, await this.#parts.events.states(alert.event));
    return became?.state === 'resolved' || action === 'acknowledge' ? became : undefined;
  }

  /**
   * Acts as the person whom the alert went to. Resolves once it is on disk.
   *
   * @returns what was done before, and left nothing to do; undefined where this did it
   */
  async act(logged: LoggedAlert, permit: Permit, at: number): Promise<Before | undefined> {
    const earlier = this.#doing.get(permit.nonce) ?? Promise.resolve();
    const doing = earlier.catch(() => {}).then(() => this.#act(logged, permit, at));
    this.#doing.set(permit.nonce, doing);
    return doing.finally(() => {
      if (this.#doing.get(permit.nonce) === doing) this.#doing.delete(permit.nonce);
    });
  }

  async #act(logged: LoggedAlert, { action, nonce, expires }: Permit, at: number): Promise<Before | undefined> {
    const { event, key, person } = logged.alert;
    const isFirst = await this.#parts.tokens.use(nonce, person, at, expires);
    const before = await this.before(logged, action);
    if (before) return before;
    if (isVerdict(action)) await this.#parts.verdicts.say({ event, verdict: action, by: person, at });
    // A token that was used while nothing came of it: the process died between the two. To tell again is harmless.
    await this.#parts.tell(event, { at, event: STATE_OF[action], by: person, of: key });
    return isFirst ? undefined : this.before(logged, action);
  }

  /** Who thinks better of it may say so, and another may say the same: the last word about a mail counts. */
  async #saidBefore({ event, person }: LoggedAlert['alert'], verdict: Verdict): Promise<Before | undefined> {
    const said = await this.#parts.verdicts.get(event);
    if (said?.verdict !== verdict || said.by !== person) return undefined;
    return { state: verdict, by: person, at: said.at };
  }
}
