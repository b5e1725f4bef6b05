import { isRead } from '../rules-folder.ts';

/** A path that the editor may not write; the message says why, and what may be written. */
export class PathRefused extends Error {
  override readonly name = 'PathRefused';
}

const MOST_CHARACTERS = 200;
const MOST_FOLDERS = 8;

/** One name of a path: it begins with no dot, and holds nothing that a system, a shell or an address reads in a way of its own. */
const NAME = /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_ .+()-]*$/u;
/** Windows takes these for devices, with any ending (Microsoft, "Naming Files, Paths, and Namespaces"), and drops dots and blanks at the end. */
const DEVICE = /^(con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])(\.|$)/i;
/** Code, which only engineers write; as a file system that takes case and forms of letters for the same would see it. */
const CLOSED = new Set(['extensions', 'node_modules']);

const WRITTEN = 'Written are policies and what they share (.ts), lists/NAME.csv and templates/NAME.md.';

/**
 * A path below the rules folder, with forward slashes, that the editor may write: what the compiler reads and no engineer's
 * code. Says nothing of what lies on the disk.
 *
 * @throws PathRefused
 */
export function writablePath(path: string): string {
  const names = path.split('/');
  if (path.length > MOST_CHARACTERS || names.length > MOST_FOLDERS + 1) refuse(path, 'it is too long or too deep.');
  if (path !== path.normalize('NFC')) refuse(path, 'its letters are not in the form that names are kept in (NFC).');
  for (const name of names) {
    if (!NAME.test(name) || /[. ]$/.test(name) || DEVICE.test(name))
      refuse(path, 'names are made of letters, digits and _ - + ( ) . and blanks, and begin with a letter or a digit.');
    if (CLOSED.has(name.normalize('NFKC').toLowerCase()))
      refuse(path, 'what stands there is code, and is changed where engineers change it.');
  }
  if (!isRead(path)) refuse(path, WRITTEN);
  return path;
}

function refuse(path: string, why: string): never {
  const shown = path.length > 60 ? `${path.slice(0, 59)}…` : path;
  throw new PathRefused(`${JSON.stringify(shown)} is no file of the rules that may be written: ${why}`);
}
