import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { held } from './complaints.ts';
import { type Config, configSchema } from './schema.ts';

/** The file's name where the command is not told another. */
export const CONFIG_FILE = 'posthorn.json';

/** A configuration that cannot be used. The message has a line for each thing that is wrong: file, key, remedy. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * Reads the configuration. Paths in it are relative to its folder; they are absolute in the result.
 *
 * @param file without it, `posthorn.json` of the present folder, which may be missing: then all is as by default
 * @throws ConfigError
 */
export function readConfig(file?: string): Config {
  const path = resolve(file ?? CONFIG_FILE);
  const text = contents(path, file === undefined);
  const parsed = held(parseJson(text, path), configSchema);
  if ('complaints' in parsed) throw new ConfigError(parsed.complaints.map((line) => `${path}: ${line}`).join('\n'));
  return inFolder(parsed.data, dirname(path));
}

function contents(path: string, optional: boolean): string {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' && optional) return '{}';
    if (code === 'ENOENT') throw new ConfigError(`${path}: there is no such file.`);
    throw new ConfigError(`${path}: the configuration cannot be read (${code}).`);
  }
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ConfigError(`${path}: this is not JSON: ${(error as Error).message}`);
  }
}

function quoteIn({ stock, font, ...quote }: Config['quote'], at: (path: string) => string): Config['quote'] {
  return {
    ...quote,
    ...(stock && { stock: stock.kind === 'csv' ? { ...stock, file: at(stock.file) } : stock }),
    ...(font && { font: { ...font, file: at(font.file) } }),
  };
}

function inFolder(config: Config, folder: string): Config {
  const at = (path: string) => resolve(folder, path);
  return {
    ...config,
    data: at(config.data),
    rules: at(config.rules),
    addresses: at(config.addresses),
    folder: config.folder && { ...config.folder, path: at(config.folder.path) },
    quote: quoteIn(config.quote, at),
  };
}
