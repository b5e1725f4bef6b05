import type { Grant } from '../../../connectors/links/token.ts';
import type { Alert } from '../../../engine/arbiter/alert.ts';
import type { Language } from '../page/words.ts';
import type { Codes } from './codes.ts';
import type { IdentityStep } from './pages.ts';
import { ACT_WORDS } from './words.ts';

/** Sends a code to the alert's person. @returns the channel that carried it, if one did */
export type SendCode = (alert: Alert, code: string) => Promise<string | undefined>;

/** Asks for a code that only the person gets, where a policy wants to know who acts: a link may have been forwarded. */
export class IdentityGate {
  readonly #codes: Codes;
  readonly #send: SendCode;

  constructor(codes: Codes, send: SendCode) {
    this.#codes = codes;
    this.#send = send;
  }

  /** What the page shows before anything was pressed. */
  async now({ nonce }: Grant): Promise<IdentityStep> {
    return { awaits: await this.#codes.awaits(nonce, Date.now()) };
  }

  /** @returns what is still wanted of the person; undefined once they have proved who they are */
  async pass(
    grant: Grant,
    alert: Alert,
    language: Language,
    { send, code }: { readonly send?: unknown; readonly code?: unknown },
  ): Promise<IdentityStep | undefined> {
    const words = ACT_WORDS[language];
    if (send === 'code') return this.#issue(grant, alert, language);
    if (typeof code !== 'string') return this.now(grant);
    const verdict = await this.#codes.check(grant.nonce, code, Date.now());
    if (verdict === 'right') return undefined;
    return verdict === 'wrong'
      ? { awaits: true, said: words.wrongCode, isTrouble: true }
      : { awaits: false, said: words.codeOver, isTrouble: true };
  }

  async #issue(grant: Grant, alert: Alert, language: Language): Promise<IdentityStep> {
    const words = ACT_WORDS[language];
    const code = await this.#codes.issue(grant, Date.now());
    if (code === undefined) return { awaits: false, said: words.noMoreCodes, isTrouble: true };
    const channel = await this.#send(alert, code);
    if (channel === undefined) return { awaits: false, said: words.noRoad, isTrouble: true };
    return { awaits: true, said: words.codeSent(channel) };
  }
}
