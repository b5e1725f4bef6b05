import { once } from 'node:events';
import { accessSync, constants, existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { connect, disconnect } from '../../connectors/sources/imap/connection.ts';
import { explain } from '../../connectors/sources/imap/explain.ts';
import { AccessTokens } from '../../connectors/sources/imap/oauth.ts';
import type { Config } from '../config/schema.ts';
import { dataFolder } from './data.ts';
import { type Finding, ok, trouble } from './finding.ts';

const PATIENCE_MS = 20_000;

type Mailbox = Config['mailboxes'][number];

/** Where mail comes in. @param running whether our own process has the ports */
export async function sources({ smtp, folder, mailboxes }: Config, running: boolean): Promise<Finding[]> {
  return [
    ...(smtp ? [await listener('SMTP', 'smtp.port', smtp.host, smtp.port, running)] : []),
    ...(folder ? [inbox(folder.path)] : []),
    ...(await Promise.all(mailboxes.map((one) => mailbox(one)))),
  ];
}

/** Whether a port can be listened on. */
export async function listener(
  what: string,
  key: string,
  host: string,
  port: number,
  running: boolean,
): Promise<Finding> {
  if (running) return ok(what, `A running Posthorn has port ${port}.`);
  const server = createServer();
  try {
    server.listen(port, host);
    await once(server, 'listening');
    return ok(what, `Port ${port} on ${host} is free.`);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return trouble(
      what,
      `Port ${port} on ${host} cannot be listened on (${code}): change "${key}", or end what has it.`,
    );
  } finally {
    server.close();
  }
}

function inbox(path: string): Finding {
  if (!existsSync(path)) return dataFolder(path).map(({ state, detail }) => ({ state, what: 'folder', detail }))[0]!;
  try {
    accessSync(path, constants.R_OK | constants.W_OK);
    return ok('folder', `Mails put into ${path} are taken in.`);
  } catch {
    return trouble('folder', `${path}: this user may not read and write there. Let it, or change "folder.path".`);
  }
}

/** Signs in and opens each folder to read in it; nothing there is changed. */
async function mailbox(config: Mailbox): Promise<Finding> {
  const what = `mailbox ${config.name}`;
  let at: string | undefined;
  try {
    const tokens = config.oauth && new AccessTokens(config.oauth);
    const client = await connect({ config, tokens, signal: AbortSignal.timeout(PATIENCE_MS) });
    try {
      for (at of config.folders) await client.mailboxOpen(at, { readOnly: true });
    } finally {
      await disconnect(client);
    }
    return ok(
      what,
      `${config.user} signs in at ${config.host}:${config.port}, and can read ${config.folders.join(', ')}.`,
    );
  } catch (error) {
    return trouble(what, explain(error, config, at));
  }
}
