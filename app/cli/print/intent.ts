import { oneLine } from '../../../connectors/clean-text.ts';
import type { Intent } from '../../../engine/intent/schema.ts';
import { line, styled } from './output.ts';

const WIDTH = 80;

/** What was read in one line, then the words that prove it. */
export function printIntent(file: string, { summary, evidence, confidence }: Intent): void {
  line(`${file}: ${summary}`);
  for (const [field, { quote }] of Object.entries(evidence)) {
    const sure = Math.round((confidence[field] ?? 0) * 100);
    line(`  ${styled('dim', field.padEnd(11))}  “${oneLine(quote, WIDTH)}” (${sure} %)`);
  }
}
