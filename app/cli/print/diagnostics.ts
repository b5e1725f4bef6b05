import type { Diagnostic } from '../../../engine/compiler/diagnostic.ts';
import { type RulesFolder, shownPath } from '../read/rules.ts';
import { line, styled } from './output.ts';

const COLOUR = { error: 'red', warning: 'yellow' } as const;

/** Each as file, place, what is wrong, the line itself, and how to write it; then how many. */
export function printDiagnostics(
  diagnostics: readonly Diagnostic[],
  policies: number,
  { dir, files }: RulesFolder,
): void {
  for (const { file, line: at, column, code, severity, message, remedy } of diagnostics) {
    line(`${shownPath(dir, file)}:${at}:${column} ${styled(COLOUR[severity], severity)} ${code}`);
    line(`  ${message}`);
    const text = files.read(file)?.split(/\r?\n/)[at - 1];
    if (text !== undefined) line(styled('dim', `  ${at} | ${excerpt(text.trimEnd(), column)}`));
    line(`  ${remedy}`);
    line();
  }
  const count = (severity: Diagnostic['severity']) => diagnostics.filter((one) => one.severity === severity).length;
  line(
    `${plural(policies, 'policy', 'policies')}, ${plural(count('error'), 'error')}, ${plural(count('warning'), 'warning')}`,
  );
}

/** How much of a long line is shown, and how much of that before the place. */
const WIDTH = 160;
const BEFORE = 60;

function excerpt(text: string, column: number): string {
  if (text.length <= WIDTH) return text;
  const start = Math.max(0, column - 1 - BEFORE);
  const end = start + WIDTH;
  return `${start > 0 ? '…' : ''}${text.slice(start, end)}${end < text.length ? '…' : ''}`;
}

export const plural = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;
