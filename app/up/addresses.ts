import { readFileSync } from 'node:fs';
import type { Addresses } from '../../connectors/store/store.ts';
import type { Address as Row } from '../../engine/roster/known.ts';
import { cellsOf } from '../directory/csv.ts';
import { FORMS, wayOf } from '../directory/entries.ts';
import { DirectoryError } from '../directory/names.ts';

/** A file of addresses that cannot be used; the message names file, line and remedy. */
export class AddressesError extends Error {
  override readonly name = 'AddressesError';
}

/**
 * Reads how persons are reached into the directory: lines of `person,channel,address`, `#` for comments. A file that is
 * not there says nothing; what it does not name stays as it is.
 */
export async function loadAddresses(file: string, directory: Pick<Addresses, 'set'>): Promise<void> {
  for (const [number, line] of contents(file).split(/\r?\n/).entries()) {
    const text = line.replace(/^\uFEFF/, '').trim();
    if (!text || text.startsWith('#')) continue;
    const { person, channel, address } = wayIn(text, `${file}:${number + 1}`);
    await directory.set(person, channel, address);
  }
}

/** Whether the person is one of the rules is not asked: the file may be ahead of them, or behind. */
function wayIn(line: string, place: string): Row {
  try {
    const cells = cellsOf(line);
    if (cells.length === 3) return wayOf(cells);
  } catch (error) {
    if (!(error instanceof DirectoryError)) throw error;
    throw new AddressesError(`${place}: ${error.message}`);
  }
  throw new AddressesError(`${place}: a line is ${FORMS.address}.`);
}

function contents(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return '';
    throw new AddressesError(`${file}: the addresses cannot be read (${code}).`);
  }
}
