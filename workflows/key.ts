import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Item } from '../engine/arbiter/wish.ts';
import type { Identity } from '../engine/facts/identity.ts';

const BYTES = 32;

/** A key that is missing, malformed or not the one that the data were written with. */
export class KeyError extends Error {
  override readonly name = 'KeyError';
}

/** The one secret of an installation. Everything that needs a key derives its own from it. */
export interface Key {
  /** Names the key without telling it: 8 hex digits. */
  readonly id: string;
  /** 32 bytes for one purpose (HKDF-SHA256, RFC 5869); the same on every call. */
  derive(purpose: string): Uint8Array;
}

/**
 * The key of `POSTHORN_KEY` (64 hex digits), or of the file `key` in the data folder, which is made with mode 0600 where
 * there is none. The file `key-id` beside it remembers which key the data were written with.
 *
 * @throws KeyError where the key is malformed, unreadable, or another one than before
 */
export function openKey(dataDir: string, env: NodeJS.ProcessEnv = process.env): Key {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, 'key');
  const given = env.POSTHORN_KEY;
  const key = keyOf(parse(given ?? read(file), given === undefined ? file : 'POSTHORN_KEY'));
  const known = read(join(dataDir, 'key-id'), key.id);
  if (known === key.id) return key;
  throw new KeyError(
    `${dataDir}: these data were written with the key ${known}, and the key given now is ${key.id}. Give the earlier key by POSTHORN_KEY or in ${file}.`,
  );
}

/** Whether a key was given or is in the folder; else {@link openKey} would make one. */
export const hasKey = (dataDir: string, env: NodeJS.ProcessEnv = process.env): boolean =>
  env.POSTHORN_KEY !== undefined || existsSync(join(dataDir, 'key'));

export function keyOf(secret: Uint8Array): Key {
  const derive = (purpose: string) => new Uint8Array(hkdfSync('sha256', secret, '', `posthorn ${purpose}`, BYTES));
  return { id: Buffer.from(derive('key id')).toString('hex').slice(0, 8), derive };
}

/** The id of a mail's event and of its workflow: the same mail has the same id, and the id tells nothing about the mail. */
export function eventId(key: Key, { messageId, digest }: Identity): string {
  return `mail-${mac(key, 'event id', JSON.stringify([messageId, digest]))}`;
}

/**
 * The id of an event that is no mail. The same key gives the same id, so that a repeat is known as one.
 *
 * @param about what tells it from all others of its kind: a webhook's id, a schedule's moment
 */
export function occurrenceId(key: Key, kind: string, about: readonly string[]): string {
  return `event-${mac(key, 'event id', JSON.stringify(['event', kind, ...about]))}`;
}

/** The id of the workflow that has a mailbox watched: its name may be an address. */
export const mailboxId = (key: Key, name: string) => `mailbox-${mac(key, 'mailbox id', name)}`;

const mac = (key: Key, purpose: string, text: string) =>
  createHmac('sha256', key.derive(purpose)).update(text).digest('hex').slice(0, 32);

/** The id of a summary's event: the same for a person and key, and it tells nothing of either. */
export const digestId = (key: Key, { person, into }: Pick<Item, 'person' | 'into'>) =>
  `digest-${mac(key, 'digest id', JSON.stringify([person, into.key]))}`;

function parse(text: string, where: string): Uint8Array {
  const hex = text.trim();
  if (/^[0-9a-f]{64}$/iu.test(hex)) return Buffer.from(hex, 'hex');
  throw new KeyError(`${where}: a key is 64 hexadecimal digits (32 bytes), for example from \`openssl rand -hex 32\`.`);
}

/** A file's text; written first where there is none. Of two processes that write it at once, both read what one of them wrote. */
function read(file: string, fresh: string = randomBytes(BYTES).toString('hex')): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT') throw new KeyError(`${file}: the key cannot be read (${code}). Let this user read it.`);
  }
  const scratch = `${file}.${randomBytes(6).toString('hex')}`;
  const handle = openSync(scratch, 'wx', 0o600);
  writeSync(handle, `${fresh}\n`);
  fsyncSync(handle);
  closeSync(handle);
  try {
    linkSync(scratch, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(scratch);
  }
  return readFileSync(file, 'utf8').trim();
}
