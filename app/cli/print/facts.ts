import { oneLine } from '../../../connectors/clean-text.ts';
import type { Value } from '../../../engine/plan/expression.ts';
import { line, styled } from './output.ts';

const WIDTH = 100;

/** A line each. Long texts are cut: `--json` has them whole. */
export function printFacts(values: { readonly [path: string]: Value }): void {
  const width = Math.max(...Object.keys(values).map((path) => path.length));
  for (const [path, value] of Object.entries(values)) {
    const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
    line(`${styled('dim', path.padEnd(width))}  ${oneLine(text, WIDTH)}`);
  }
}
