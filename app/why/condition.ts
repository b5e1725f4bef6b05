import { oneLine } from '../../connectors/clean-text.ts';
import type { Facts } from '../../engine/facts/facts.ts';
import type { Explanation } from '../../engine/match/index.ts';
import type { Expression } from '../../engine/plan/expression.ts';
import type { Found, Judged } from './answer.ts';

const VALUE_CHARS = 200;
const AROUND_CHARS = 40;

export function judgedOf({ label, truth, of, reads }: Explanation): Judged {
  return {
    label: oneLine(label, 300),
    truth,
    of: of.map(judgedOf),
    reads: reads.map(({ path, value }) => ({ path, value: oneLine(JSON.stringify(value) ?? 'unknown', VALUE_CHARS) })),
  };
}

/** What was found in the mail, with the words around it. */
export function foundIn({ of, found }: Explanation, facts: Facts): Found[] {
  const here = found.flatMap((finding) => {
    const text = finding.in && facts.get(finding.in);
    if (!finding.in || typeof text !== 'string') return [];
    const { start, end, phrase } = finding;
    return [
      {
        in: finding.in,
        ...(phrase !== undefined && { phrase }),
        before: text.slice(Math.max(0, start - AROUND_CHARS), start),
        words: text.slice(start, end),
        after: text.slice(end, end + AROUND_CHARS),
      },
    ];
  });
  return [...here, ...of.flatMap((part) => foundIn(part, facts))];
}

/** How many parts of a condition would have had to come out otherwise for it to hold: 0 where it holds. */
export function lacks(condition: Expression | undefined, explanation: Explanation): number {
  if (!condition || explanation.truth === true) return 0;
  if (condition.kind !== 'logical' || explanation.of.length !== 2) return 1;
  const [left, right] = explanation.of as [Explanation, Explanation];
  const [a, b] = [lacks(condition.left, left), lacks(condition.right, right)];
  return condition.op === '&&' ? a + b : Math.min(a, b);
}
