import type { Tested } from '../cases.ts';
import { line, styled } from './output.ts';

export function printCase(file: string, problems: readonly string[]): void {
  line(problems.length ? `${styled('red', 'wrong')} ${file}` : `${styled('green', 'ok')}    ${file}`);
  for (const problem of problems) line(`        ${problem}`);
}

/** A line for each policy, what its cases leave open, and the sum. */
export function printPolicies(tested: readonly Tested[], cases: number, wrong: number): void {
  line();
  const width = Math.max(...tested.map(({ policy }) => policy.length));
  for (const { policy, fires, silent, coverage } of tested) {
    const covered = coverage ? `   ${coverage.taken}/${coverage.all} steps and exits` : '';
    const lacks = [fires ? '' : 'no case in which it fires', silent ? '' : 'no case in which it is silent'].filter(
      Boolean,
    );
    line(
      `${policy.padEnd(width)}  fires in ${fires}, silent in ${silent}${covered}${lacks.length ? styled('yellow', `   ${lacks.join(', ')}`) : ''}`,
    );
    for (const missed of coverage?.missed ?? []) line(styled('dim', `${' '.repeat(width)}  not walked: ${missed}`));
  }
  line(
    `\n${cases - wrong} ${cases - wrong === 1 ? 'case holds' : 'cases hold'}, ${wrong} ${wrong === 1 ? 'does' : 'do'} not`,
  );
}
