import type { Alert } from '../../engine/arbiter/alert.ts';
import { oursFor, quoteShown, summaryOf } from '../../engine/quote/wording/summary.ts';
import { oneLine, paragraphs } from '../clean-text.ts';

const SUBJECT_CHARS = 200;
const NAME_CHARS = 100;
const BODY_CHARS = 100_000;

/**
 * An alert fit to be shown. Its texts quote a mail, and are hostile until they have been through here.
 *
 * @param quote how much of a first quote its body tells: one line, or all of it
 */
export function presentable(alert: Alert, quote: 'line' | 'whole' = 'line'): Alert {
  return {
    ...alert,
    name: oneLine(alert.name, NAME_CHARS),
    subject: oneLine(alert.subject, SUBJECT_CHARS),
    body: paragraphs([alert.body, ...quoteIn(alert, quote)].join('\n\n'), BODY_CHARS),
  };
}

function quoteIn({ quote, language }: Alert, how: 'line' | 'whole'): readonly string[] {
  if (!quote) return [];
  return [how === 'whole' ? quoteShown(quote, language) : summaryOf(quote, oursFor(language))];
}
