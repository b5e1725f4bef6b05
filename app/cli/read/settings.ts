import { resolve } from 'node:path';
import { readConfig } from '../../config/read.ts';
import type { Config } from '../../config/schema.ts';
import { CommandFailure, EXIT } from '../failure.ts';
import type { Common } from '../options.ts';

/** The configuration that the options name. @throws CommandFailure where it cannot be used */
export function settings({ config: file, rules, rulesGiven }: Common & { readonly config?: string }): Config {
  try {
    const given = readConfig(file);
    return rulesGiven ? { ...given, rules: resolve(rules) } : given;
  } catch (error) {
    throw new CommandFailure((error as Error).message, EXIT.usage, error);
  }
}
