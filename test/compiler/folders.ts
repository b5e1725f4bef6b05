import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readRules } from '../../app/rules-folder.ts';

const here = import.meta.dirname;

/** The files of a folder beside this one, by path. */
export function textsIn(folder: string): { readonly [path: string]: string } {
  const files = readRules(join(here, folder));
  return Object.fromEntries(files.paths().map((path) => [path, files.read(path)!]));
}

/** A rules folder in which everything compiles, each policy for a feature of the language. */
export const ACCEPTED = textsIn('accepted');

/** The names of the cases in a folder of cases. */
export const casesIn = (folder: string): readonly string[] => readdirSync(join(here, folder)).sort();
