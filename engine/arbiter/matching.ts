import type { Occasion } from './docket.ts';
import type { Wish } from './wish.ts';

/**
 * Whether a pattern with `*` for any characters fits a text, without regard to case. Linear in the text for each `*`, whatever
 * the pattern.
 */
export function fits(pattern: string, text: string): boolean {
  const [first = '', ...rest] = pattern.toLowerCase().split('*');
  const folded = text.toLowerCase();
  if (!rest.length) return folded === first;
  const last = rest.pop()!;
  if (!folded.startsWith(first) || folded.length < first.length + last.length || !folded.endsWith(last)) return false;
  let at = first.length;
  for (const piece of rest) {
    const found = folded.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return at <= folded.length - last.length;
}

/** What matchers may name: the event's labels, and those of the wish. */
export const labelsFor = (wish: Wish, person: string, event: Occasion): { readonly [label: string]: string } => ({
  subject: event.subject,
  ...event.labels,
  policy: wish.policy,
  owner: wish.owner ?? '',
  person,
  priority: wish.priority,
  stage: wish.stage,
});
