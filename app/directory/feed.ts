import { readFileSync } from 'node:fs';
import { exchange } from '../../connectors/http/exchange.ts';
import { HttpFailure } from '../../connectors/http/failure.ts';
import { DirectoryError } from './names.ts';

const MOST_BYTES = 8 * 1024 * 1024;
const PATIENCE_MS = 30_000;

/**
 * What a file holds, or an https address gives: whoever runs the command names the host, so it may be one of the own network.
 *
 * @throws DirectoryError. Addresses of feeds are often secrets: only the host is named.
 */
export async function textOf(source: string): Promise<string> {
  if (!/^https?:\/\//i.test(source)) return fileText(source);
  const host = URL.canParse(source) ? new URL(source).host : '';
  try {
    const answer = await exchange({
      url: source,
      method: 'GET',
      headers: { accept: 'text/calendar, text/plain' },
      rules: { hosts: [host], internal: true },
      timeout: PATIENCE_MS,
      maxBytes: MOST_BYTES,
    });
    if (answer.status !== 200)
      throw new DirectoryError(`The host ${answer.host} answered ${answer.status} where the calendar should be.`);
    if (!answer.whole)
      throw new DirectoryError(`What the host ${answer.host} answered is longer than 8 MB, or broke off.`);
    return answer.body;
  } catch (error) {
    if (error instanceof HttpFailure) throw new DirectoryError(error.message);
    throw error;
  }
}

/** What a source is called in messages: a file by its path, a feed by its host. */
export const nameOf = (source: string) =>
  URL.canParse(source) && /^https?:/i.test(source) ? new URL(source).host : source;

function fileText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new DirectoryError(
      code === 'ENOENT' ? `${file}: there is no such file.` : `${file}: this cannot be read (${code}).`,
    );
  }
}
