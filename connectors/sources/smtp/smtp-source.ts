import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { type Health, type Intake, type Source, SourceError } from '../source.ts';
import type { SmtpConfig } from './config.ts';
import { receive } from './receive.ts';
import { acceptRecipient } from './recipient.ts';
import { readTls } from './tls.ts';

/** A listener gives its clients this long to finish when it stops, in ms. */
const FAREWELL_MS = 2_000;

/**
 * Takes in what is sent to it, and answers 250 only when the mail is on disk: the sender keeps every mail that we could
 * not keep. Sends nothing anywhere.
 */
export class SmtpSource implements Source {
  readonly name: string;
  readonly #config: SmtpConfig;
  readonly #intake: Intake;
  #server: SMTPServer | undefined;
  #health: Health = { ok: false, detail: 'Not started.' };

  constructor(config: SmtpConfig, intake: Intake) {
    this.name = config.name;
    this.#config = config;
    this.#intake = intake;
  }

  /** The port that it listens on: the configured one, or the one that was free. */
  get port(): number {
    return (this.#server?.server.address() as AddressInfo | null)?.port ?? this.#config.port;
  }

  async start(): Promise<void> {
    const server = new SMTPServer(this.#options());
    const { host, port } = this.#config;
    try {
      server.listen(port, host);
      await Promise.race([
        once(server.server, 'listening'),
        once(server, 'error').then(([error]) => Promise.reject(error)),
      ]);
    } catch (error) {
      throw new SourceError(cannotListen(this.#config, error as NodeJS.ErrnoException));
    }
    // What a client does to its own connection (a reset, a failed handshake) concerns nobody else.
    server.on('error', () => {});
    this.#server = server;
    this.#health = { ok: true, detail: `Listening on ${host}:${this.port}.` };
  }

  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    this.#health = { ok: false, detail: 'Stopped.' };
    if (server) await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  health(): Health {
    return this.#health;
  }

  #options(): SMTPServerOptions {
    const { maxSize, maxClients, idleSeconds, domains, tls, name } = this.#config;
    return {
      ...(tls && readTls(tls, name)),
      banner: 'Posthorn',
      size: maxSize,
      maxClients,
      socketTimeout: idleSeconds * 1_000,
      closeTimeout: FAREWELL_MS,
      hideSTARTTLS: !tls,
      hideENHANCEDSTATUSCODES: false,
      disabledCommands: ['AUTH', ...(tls ? [] : ['STARTTLS'])],
      authOptional: true,
      disableReverseLookup: true,
      logger: false,
      onRcptTo: (address, _session, done) => acceptRecipient(address.address, domains, done),
      onData: (stream, session, done) =>
        void receive(stream, session, { name, maxSize, intake: this.#intake }).then((trouble) => {
          this.#note(trouble);
          done(trouble);
        }),
    };
  }

  #note(trouble: Error | undefined): void {
    if (!this.#server) return;
    const address = `${this.#config.host}:${this.port}`;
    const detail = trouble
      ? `Listening on ${address}; the last mail was refused: ${trouble.message}`
      : `Listening on ${address}.`;
    this.#health = { ok: !trouble || !('ours' in trouble), detail, lastActivity: Date.now() };
  }
}

function cannotListen({ host, port, name }: SmtpConfig, { code, message }: NodeJS.ErrnoException): string {
  const setting = `the "port" of the SMTP source "${name}"`;
  if (code === 'EADDRINUSE')
    return `Port ${port} on ${host} is taken by another program: end that one, or change ${setting}.`;
  if (code === 'EACCES') return `Port ${port} may not be opened by this user: change ${setting} to one above 1023.`;
  if (code === 'EADDRNOTAVAIL')
    return `${host} is no address of this machine: change the "host" of the SMTP source "${name}".`;
  return `The SMTP source "${name}" cannot listen on ${host}:${port}: ${message}`;
}
