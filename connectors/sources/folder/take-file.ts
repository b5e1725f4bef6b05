import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { crashPoint } from '../../crash-points.ts';
import { cutOff } from '../cut-off.ts';
import type { Intake } from '../source.ts';
import type { Outbox } from './outbox.ts';
import type { FilePath } from './scan.ts';

interface Taking {
  readonly mailbox: string;
  readonly maxSize: number;
  readonly intake: Intake;
  readonly outbox: Outbox;
}

/** Takes one file in and moves it away. @throws where it could not be kept: then it lies where it was. */
export async function takeFile(file: FilePath, { mailbox, maxSize, intake, outbox }: Taking): Promise<void> {
  const content = await read(file, maxSize);
  if (content === 'gone') return;
  if (content === 'unreadable') return outbox.put(file, 'failed', new Uint8Array());
  const { raw, arrived, problem } = content;
  const { handed } = await intake.take({ raw, envelope: { mailbox, receivedAt: arrived }, source: 'folder', problem });
  // It is on disk: the app hands it over at its next start, should it fail to now.
  handed.catch(() => {});
  crashPoint('folder:after-take');
  await outbox.put(file, 'done', raw);
  crashPoint('folder:after-move');
}

interface Content {
  readonly raw: Uint8Array;
  /** Epoch milliseconds. */
  readonly arrived: number;
  readonly problem?: string | undefined;
}

/** A link that took the file's place since it was looked at is refused by the system (`O_NOFOLLOW`). */
async function read(file: FilePath, maxSize: number): Promise<Content | 'gone' | 'unreadable'> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const stats = await handle.stat();
    if (!stats.isFile()) return 'gone';
    // The change time is when the file came to be here; a copied file brings an old modification time along.
    const arrived = Math.min(Math.floor(stats.ctimeMs), Date.now());
    if (stats.size <= maxSize) return { raw: await handle.readFile(), arrived };
    const { keep, problem } = cutOff(stats.size, maxSize);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(keep), 0, keep, 0);
    return { raw: buffer.subarray(0, bytesRead), arrived, problem };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'ELOOP' ? 'gone' : 'unreadable';
  } finally {
    await handle?.close();
  }
}
