import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../app/command.ts';

/**
 * The row of a channel in the table of docs/channels.md, without its name: what it does with urgent, high, normal, low, and with what
 * is to be silent. @throws where there is no such row
 */
export function documentedMarks(kind: string): string[] {
  const rows = readFileSync(join(ROOT, 'docs/channels.md'), 'utf8').matchAll(/^\|(.*)\|$/gm);
  const cells = [...rows].map(([, row]) => row!.split('|').map((cell) => cell.trim().replaceAll('`', '')));
  const found = cells.find(([name]) => /\[?([\w-]+)/.exec(name!)?.[1] === kind && cells.length > 1);
  if (!found) throw new Error(`docs/channels.md has no row for the kind ${kind}.`);
  return found.slice(1, 6);
}
