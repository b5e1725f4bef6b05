import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { Certificate } from './certificate.ts';

/** A message as it came over the wire, with its envelope. */
export interface SinkMessage {
  readonly raw: Buffer;
  /** MAIL FROM; empty for the null sender. */
  readonly from: string;
  /** RCPT TO, in their order. */
  readonly to: readonly string[];
  /** Whether the session was encrypted, and the user that signed in. */
  readonly secure: boolean;
  readonly user: string | undefined;
  /** What was asked for by RFC 3461: of the envelope, and of the first recipient. */
  readonly dsn: { readonly ret: string; readonly envid: string; readonly notify: readonly string[] };
  /** Epoch milliseconds. */
  readonly receivedAt: number;
}

/**
 * What to do instead of taking a message: answer a code, never answer, close the connection before the answer, or
 * take the message and close before saying so (the sender cannot know).
 */
export type Fault = { readonly code: number; readonly text?: string } | 'stall' | 'close' | 'swallow';

export interface SinkOptions {
  /** 0: any free one. */
  readonly port?: number;
  /** Implicit TLS, STARTTLS on offer, or neither. */
  readonly tls?: 'implicit' | 'starttls';
  readonly certificate?: Certificate;
  /** Where given, nobody sends without it. */
  readonly auth?: { readonly user: string; readonly password: string };
  /** Called with each message before it is answered for. */
  keep?(message: SinkMessage): void;
}

export interface SmtpSink {
  readonly port: number;
  /** All messages that were taken, the oldest first. */
  readonly messages: readonly SinkMessage[];
  /** Waits until there are `count` messages. @throws after `timeout` ms (30 s). */
  waitFor(count: number, timeout?: number): Promise<readonly SinkMessage[]>;
  /** The next `times` messages meet this fault: at their recipient (codes only), or once their data has come. */
  fail(times: number, fault: Fault, at?: 'recipient' | 'data'): void;
  clear(): void;
  close(): Promise<void>;
}

/** A real SMTP server on loopback that keeps what it is sent. */
export async function startSmtpSink(options: SinkOptions = {}): Promise<SmtpSink> {
  const sink = new Sink(options);
  await sink.listen(options.port ?? 0);
  return sink;
}

class Sink implements SmtpSink {
  readonly messages: SinkMessage[] = [];
  port = 0;
  #faults: { fault: Fault; at: 'recipient' | 'data' }[] = [];
  #waiting: (() => void)[] = [];
  readonly #keeping: SinkOptions['keep'];
  readonly #server: SMTPServer;

  constructor({ tls, certificate, auth, keep }: SinkOptions) {
    this.#keeping = keep;
    this.#server = new SMTPServer({
      ...certificate,
      secure: tls === 'implicit',
      hideSTARTTLS: tls !== 'starttls',
      hideDSN: false,
      authOptional: !auth,
      allowInsecureAuth: !tls,
      disabledCommands: [...(auth ? [] : ['AUTH']), ...(tls === 'starttls' ? [] : ['STARTTLS'])],
      disableReverseLookup: true,
      closeTimeout: 100,
      logger: false,
      onAuth: ({ username, password }, _session, done) =>
        username === auth?.user && password === auth?.password
          ? done(null, { user: username })
          : done(refusal(535, 'Authentication credentials invalid')),
      onRcptTo: (_address, _session, done) => {
        const fault = this.#take('recipient');
        done(fault && typeof fault === 'object' ? refusal(fault.code, fault.text) : null);
      },
      onData: (stream, session, done) => void this.#receive(stream, session, done).catch(done),
    });
    // A client that breaks off is part of what tests do.
    this.#server.on('error', () => {});
  }

  async listen(port: number): Promise<void> {
    this.#server.listen(port, '127.0.0.1');
    await once(this.#server.server, 'listening');
    this.port = (this.#server.server.address() as AddressInfo).port;
  }

  async waitFor(count: number, timeout = 30_000): Promise<readonly SinkMessage[]> {
    const deadline = AbortSignal.timeout(timeout);
    while (this.messages.length < count) {
      if (deadline.aborted) throw new Error(`${this.messages.length} of ${count} messages came within ${timeout} ms.`);
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
        deadline.addEventListener('abort', () => resolve(), { once: true });
      });
    }
    return this.messages;
  }

  fail(times: number, fault: Fault, at: 'recipient' | 'data' = 'data'): void {
    this.#faults.push(...Array.from({ length: times }, () => ({ fault, at })));
  }

  clear(): void {
    this.messages.length = 0;
    this.#faults = [];
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #take(at: 'recipient' | 'data'): Fault | undefined {
    if (this.#faults[0]?.at !== at) return undefined;
    return this.#faults.shift()?.fault;
  }

  async #receive(stream: SMTPServerDataStream, session: SMTPServerSession, done: (error?: Error) => void) {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    const fault = this.#take('data');
    if (fault === 'stall') return;
    if (typeof fault === 'object') return done(refusal(fault.code, fault.text));
    if (fault !== 'close') this.#keep(Buffer.concat(chunks), session);
    if (fault) return this.#hangUp(session);
    done();
  }

  #keep(raw: Buffer, { envelope, secure, user }: SMTPServerSession): void {
    const message = {
      raw,
      from: envelope.mailFrom ? envelope.mailFrom.address : '',
      to: envelope.rcptTo.map(({ address }) => address),
      secure,
      user: typeof user === 'string' ? user : undefined,
      dsn: dsnOf(envelope),
      receivedAt: Date.now(),
    };
    this.messages.push(message);
    this.#keeping?.(message);
    for (const wake of this.#waiting.splice(0)) wake();
  }

  #hangUp({ id }: SMTPServerSession): void {
    for (const connection of this.#server.connections) if (connection.id === id) connection.close();
  }
}

const refusal = (responseCode: number, text = 'Told to refuse') => Object.assign(new Error(text), { responseCode });

/** The server's types leave out what it reads of RFC 3461. */
function dsnOf(envelope: SMTPServerSession['envelope']): SinkMessage['dsn'] {
  const { dsn, rcptTo } = envelope as unknown as {
    readonly dsn?: { readonly ret?: string | null; readonly envid?: string | null };
    readonly rcptTo: readonly { readonly dsn?: { readonly notify?: readonly string[] } }[];
  };
  return { ret: dsn?.ret ?? '', envid: dsn?.envid ?? '', notify: rcptTo[0]?.dsn?.notify ?? [] };
}
