import { oneLine } from '../../../connectors/clean-text.ts';
import type { Explanation } from '../../../engine/match/index.ts';
import type { Ruleset } from '../../../engine/plan/ruleset.ts';
import type { Matched } from '../commands/match.ts';
import { line, styled } from './output.ts';

/** The mail, the policies that it starts, and on request why each does or does not. */
export function printMatch({ file, policies, undecided = [], explain = {} }: Matched, { plans }: Ruleset): void {
  line(styled('bold', file));
  if (!policies.length && !undecided.length) line('  no policy matches');
  for (const policy of policies)
    line(
      `  ${styled('green', 'yes')}  ${policy}  ${styled('dim', plans.find(({ id }) => id === policy)?.title ?? '')}`,
    );
  for (const policy of undecided)
    line(`  ${styled('yellow', '?')}    ${policy}  ${styled('dim', 'hangs on a fact that nobody gave')}`);
  for (const [policy, explanation] of Object.entries(explain)) {
    line(`\n  ${policy}`);
    printExplanation(explanation, '    ');
  }
}

const MARK = { true: styled('green', '✓'), false: styled('red', '✗'), unknown: styled('yellow', '?') };

function printExplanation({ label, truth, of, reads, found }: Explanation, indent: string): void {
  line(`${indent}${MARK[`${truth}`]} ${oneLine(label, 120)}`);
  for (const { path, value } of reads)
    line(styled('dim', `${indent}    ${path} is ${oneLine(JSON.stringify(value) ?? 'unknown', 80)}`));
  for (const { in: where, phrase } of found)
    line(styled('dim', `${indent}    found ${phrase ? `“${oneLine(phrase, 60)}” ` : ''}in ${where ?? 'the text'}`));
  for (const part of of) printExplanation(part, `${indent}  `);
}
