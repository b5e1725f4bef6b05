import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../app/command.ts';

/** A command of the docs and what it is said to print, line by line; `…` stands for any lines. */
export interface Shown {
  readonly command: string;
  readonly output: readonly string[];
}

/** Every command in the `console` blocks of a document. */
export function commandsIn(file: string): Shown[] {
  const blocks = readFileSync(join(ROOT, file), 'utf8').matchAll(/^```console\n(.*?)^```$/gms);
  return [...blocks].flatMap(([, block]) =>
    block!
      .split(/^\$ /m)
      .filter((part) => part.trim())
      .map((part) => {
        const [command, ...output] = part.trimEnd().split('\n');
        return { command: command!, output };
      }),
  );
}

/** Whether lines are what the docs say. */
export function isAsShown(lines: readonly string[], shown: readonly string[]): boolean {
  const [first, ...rest] = shown;
  if (first === undefined) return lines.length === 0;
  if (first === '…')
    return lines.length === 0 ? isAsShown([], rest) : isAsShown(lines, rest) || isAsShown(lines.slice(1), shown);
  return lines[0] === first && isAsShown(lines.slice(1), rest);
}
