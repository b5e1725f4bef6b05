import { readFileSync } from 'node:fs';
import { ImapFlow, type ImapFlowError, type ImapFlowOptions } from 'imapflow';
import { readSecret } from '../../secret.ts';
import type { ImapConfig } from './config.ts';
import type { AccessTokens } from './oauth.ts';

/** Who we are (RFC 2971). 163, 126 and others refuse to open a mailbox to clients that do not say. */
const IDENTITY = { name: 'posthorn', version: '0.1', vendor: 'posthorn' };

/** What a server may make us hold at once, in bytes. We never ask for more than a megabyte of a message at a time. */
const LIMITS = { maxLiteralSize: 8 << 20, maxLineLength: 16 << 20, maxResponseSize: 32 << 20 };

/** In ms. IDLE is renewed before routers forget the connection; a server that is silent for `socketTimeout` is dead. */
const TIMES = { connectionTimeout: 30_000, greetingTimeout: 16_000, socketTimeout: 90_000, maxIdleTime: 4 * 60_000 };

/** How long a logout may take before the line is cut, in ms. */
const FAREWELL_MS = 2_000;

/** What it takes to sign in. */
export interface Access {
  readonly config: ImapConfig;
  readonly tokens: AccessTokens | undefined;
  /** Aborted when the source stops: what is being connected is given up. */
  readonly signal: AbortSignal;
}

/**
 * A signed-in connection that has introduced itself. Nothing is written to a log: not even that a password was sent.
 *
 * @throws what imapflow throws; SecretError, AccessRefused
 */
export async function connect(access: Access): Promise<ImapFlow> {
  const { config, tokens } = access;
  if (!tokens) return signIn(access, { pass: readSecret(config.password!) });
  const accessToken = await tokens.get();
  try {
    const client = await signIn(access, { accessToken });
    tokens.worked(accessToken);
    return client;
  } catch (error) {
    // A token can be withdrawn before it ends; then the next one may do.
    if ((error as ImapFlowError).authenticationFailed && tokens.refused(accessToken)) return connect(access);
    throw error;
  }
}

async function signIn({ config, signal }: Access, proof: { pass: string } | { accessToken: string }) {
  const client: ImapFlow = new ImapFlow({
    ...optionsOf(config),
    auth: { user: config.user, ...proof },
    expungeHandler: (event) => (event.vanished ? hangUp(client) : void client.emit('expunge', event)),
  });
  // Errors come with every command that fails and with the closing; an `error` event without a listener ends the process.
  client.on('error', () => {});
  const giveUp = () => client.close();
  signal.addEventListener('abort', giveUp);
  try {
    await client.connect();
    await introduce(client);
    return client;
  } catch (error) {
    client.close();
    throw error;
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}

/**
 * VANISHED is for clients that asked for QRESYNC, which we never do; and one line of it can name so many UIDs that walking
 * them stops the process for seconds. The reading never goes on: the connection is gone.
 */
function hangUp(client: ImapFlow): Promise<void> {
  client.close();
  return new Promise(() => {});
}

const optionsOf = ({ host, port, tls, ca }: ImapConfig): ImapFlowOptions => ({
  host,
  port,
  secure: tls === 'implicit',
  doSTARTTLS: tls === 'starttls',
  ...(ca && { tls: { ca: readFileSync(ca) } }),
  clientInfo: IDENTITY,
  disableAutoIdle: true,
  disableCompression: true,
  logger: false,
  ...LIMITS,
  ...TIMES,
});

/**
 * imapflow says who we are before it signs in, and again only where the server's first answer was poor. Coremail wants
 * to hear it afterwards in any case, and nobody minds to hear it twice.
 */
async function introduce(client: ImapFlow): Promise<void> {
  if (!client.capabilities.has('ID')) return;
  const commands = client as unknown as { run(command: 'ID', info: typeof IDENTITY): Promise<unknown> };
  await commands.run('ID', IDENTITY);
}

/** Signs out; cuts the line where the server does not answer. */
export async function disconnect(client: ImapFlow): Promise<void> {
  const timer = setTimeout(() => client.close(), FAREWELL_MS);
  await client.logout().catch(() => {});
  clearTimeout(timer);
  client.close();
}
