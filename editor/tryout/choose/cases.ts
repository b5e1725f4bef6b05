import type { CaseRow } from '../../../app/http/workspace/answers.ts';

/** Cases that hold each word of what is wanted: those of a policy, which are called after it or start it, and the others. */
export function casesFor(
  cases: readonly CaseRow[],
  policy: string,
  wanted: string,
): { readonly own: readonly CaseRow[]; readonly others: readonly CaseRow[] } {
  const wishes = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = ({ name, about }: CaseRow) => wishes.every((wish) => `${name}\n${about}`.toLowerCase().includes(wish));
  const isOwn = ({ name, match }: CaseRow) => match.includes(policy) || name.startsWith(`${nameOf(policy)}-`);
  const found = cases.filter(fits);
  return { own: found.filter(isOwn), others: found.filter((one) => !isOwn(one)) };
}

const nameOf = (policy: string) => policy.slice(policy.lastIndexOf('/') + 1);
