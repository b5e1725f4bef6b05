import { z } from 'zod';
import { DEFAULT_MAX_SIZE } from '../source.ts';

/** A folder into which other programs put mails as `.eml` files. */
export const folderConfig = z.strictObject({
  name: z.string().min(1).default('folder').describe('What policies and logs call it.'),
  path: z.string().min(1).describe('The folder; made where it does not exist.'),
  settleMs: z
    .number()
    .nonnegative()
    .default(300)
    .describe('A file is taken when its size and time have not changed for so long, in ms: it may still be written.'),
  rescanSeconds: z
    .number()
    .positive()
    .default(5)
    .describe('How often the folder is read anew, for file systems that report no changes.'),
  maxSize: z.int().positive().default(DEFAULT_MAX_SIZE).describe('Of larger mails only the beginning is read. Bytes.'),
});
export type FolderConfig = z.infer<typeof folderConfig>;
