import { readFileSync } from 'node:fs';
import type { Addresses } from '../../connectors/store/store.ts';

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
    const [person, channel, address, ...rest] = text.split(',').map((cell) => cell.trim());
    if (!person || !channel || !address || rest.length) {
      throw new AddressesError(
        `${file}:${number + 1}: a line is "person,channel,address", such as "li,email,li@ours.example".`,
      );
    }
    await directory.set(person, channel, address);
  }
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
