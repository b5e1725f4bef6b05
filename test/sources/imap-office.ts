import type { ImapFlow } from 'imapflow';
import type { z } from 'zod';
import { imapConfig } from '../../connectors/sources/imap/config.ts';
import { ImapSource } from '../../connectors/sources/imap/imap-source.ts';
import type { Intake } from '../../connectors/sources/source.ts';
import { type Dovecot, type DovecotOptions, PASSWORD, startDovecot } from '../real/dovecot.ts';
import { eventually } from './eventually.ts';
import { KeepingIntake } from './keeping-intake.ts';

type Settings = Partial<z.input<typeof imapConfig>>;

/** A Dovecot, a store, and the sources that watch the one for the other. */
export class ImapOffice {
  readonly dovecot: Dovecot;
  readonly intake: KeepingIntake;
  readonly #sources: ImapSource[] = [];

  private constructor(dovecot: Dovecot, intake: KeepingIntake) {
    this.dovecot = dovecot;
    this.intake = intake;
  }

  static async open(options?: DovecotOptions): Promise<ImapOffice> {
    process.env.POSTHORN_TEST_PASSWORD = PASSWORD;
    return new ImapOffice(await startDovecot(options), await KeepingIntake.open());
  }

  source(settings: Settings = {}, intake: Intake = this.intake): ImapSource {
    const { port } = this.dovecot;
    const defaults = { name: 'sales', user: 'sales', host: '127.0.0.1', port, tls: 'none' } as const;
    const password = settings.oauth ? undefined : { env: 'POSTHORN_TEST_PASSWORD' };
    const source = new ImapSource(imapConfig.parse({ ...defaults, password, ...settings }), intake, this.intake.store);
    this.#sources.push(source);
    return source;
  }

  /** A source that watches already. */
  async watch(settings?: Settings): Promise<ImapSource> {
    const source = this.source(settings);
    await source.start();
    await up(source);
    return source;
  }

  /** The person at the mailbox, with a folder open. */
  async person(user = 'sales', folder = 'INBOX'): Promise<ImapFlow> {
    const client = await this.dovecot.client(user);
    await client.mailboxOpen(folder);
    return client;
  }

  /** Waits until a state of the mail with this subject was told. */
  async state(subject: string, event: string, timeout?: number): Promise<void> {
    await eventually(() => this.statesOf(subject).includes(event), `${event} of "${subject}"`, timeout);
  }

  /** What was told of the mail with this subject, at whatever place it was, in its order. */
  statesOf(subject: string): string[] {
    const places = this.intake.arrivals
      .filter(({ raw }) => Buffer.from(raw).includes(`Subject: ${subject}\r\n`))
      .map(({ place }) => JSON.stringify(place));
    return this.intake.states
      .filter(({ place }) => places.includes(JSON.stringify(place)))
      .map(({ world }) => world.event);
  }

  async close(): Promise<void> {
    await Promise.all(this.#sources.map((source) => source.stop()));
    await this.dovecot.close();
    await this.intake.close();
  }
}

export const up = (source: ImapSource, timeout?: number) =>
  eventually(() => source.health().ok, `a source that is well; it says: ${source.health().detail}`, timeout);
