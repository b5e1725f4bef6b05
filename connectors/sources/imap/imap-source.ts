import { setMaxListeners } from 'node:events';
import type { Clock } from '../../clock.ts';
import type { Store } from '../../store/store.ts';
import type { Health, Intake, Source } from '../source.ts';
import type { ImapConfig } from './config.ts';
import { FolderWatch } from './folder-watch.ts';
import { AccessTokens } from './oauth.ts';
import type { Account } from './open-folder.ts';
import { findSent } from './replies.ts';
import { sentReader } from './sent-mail.ts';
import { mailReader } from './take-mail.ts';
import { Whereabouts } from './whereabouts.ts';

/**
 * Watches the folders of one account on an IMAP server: new mail is taken in; what is read, answered, moved and deleted
 * is told. Nothing on the server is changed. Each folder has a connection of its own, since IDLE tells of the open
 * folder only; one more watches the sent mail for replies.
 */
export class ImapSource implements Source {
  readonly name: string;
  readonly #config: ImapConfig;
  readonly #intake: Intake;
  readonly #store: Account['store'];
  readonly #clock: Clock;
  #stopping = new AbortController();
  #watches: { readonly label: string; readonly watch: FolderWatch }[] = [];

  constructor(config: ImapConfig, intake: Intake, store: Pick<Store, 'cursors' | 'events'>, clock: Clock = Date.now) {
    this.name = config.name;
    this.#config = config;
    this.#intake = intake;
    this.#store = store;
    this.#clock = clock;
  }

  /** Resolves at once: a server that is away now is connected to when it is back. */
  async start(): Promise<void> {
    this.#stopping = new AbortController();
    // Every folder listens, and there may be many.
    setMaxListeners(0, this.#stopping.signal);
    const account = this.#account();
    const { folders, sent, ours } = this.#config;
    const reader = mailReader(ours);
    this.#watches = folders.map((path) => ({
      label: path,
      watch: new FolderWatch({ account, reader, find: async () => path }),
    }));
    if (sent !== false) {
      const find = typeof sent === 'string' ? async () => sent : findSent;
      this.#watches.push({
        label: 'sent mail',
        watch: new FolderWatch({ account, reader: sentReader(account.intake), find }),
      });
    }
    for (const { watch } of this.#watches) watch.start();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.all(this.#watches.map(({ watch }) => watch.stop()));
    this.#watches = [];
  }

  health(): Health {
    const parts = this.#watches.map(({ label, watch }) => ({ label, ...watch.health() }));
    const ill = parts.filter(({ ok }) => !ok);
    const times = parts.flatMap(({ lastActivity }) => lastActivity ?? []);
    const details = ill.map(({ label, detail }) => `${label}: ${detail}`);
    return {
      ok: parts.length > 0 && !ill.length,
      detail: !parts.length
        ? 'Stopped.'
        : details.join(' ') || `Watching ${parts.map(({ label }) => label).join(', ')}.`,
      lastActivity: times.length ? Math.max(...times) : undefined,
    };
  }

  #account(): Account {
    const access = {
      config: this.#config,
      tokens: this.#config.oauth && new AccessTokens(this.#config.oauth, this.#clock),
      signal: this.#stopping.signal,
    };
    const whereabouts = new Whereabouts(access);
    return { ...access, whereabouts, intake: this.#intake, store: this.#store, clock: this.#clock };
  }
}
