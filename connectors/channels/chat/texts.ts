import type { Alert } from '../../../engine/arbiter/alert.ts';
import { oneLine } from '../../clean-text.ts';
import { presentable } from '../presentable.ts';
import { type ChatWords, chatWords } from './words.ts';

const NO_SUBJECT = 'Posthorn';
const POLICIES_CHARS = 200;

/** An alert in the parts that every chat message shows, fit to be shown. */
export interface ChatTexts {
  readonly words: ChatWords;
  readonly subject: string;
  /** Without blank lines around it; may be empty. */
  readonly body: string;
  /** Whom it is for; may be empty. */
  readonly name: string;
  /** `Posthorn · logistics/shipping-trouble` */
  readonly footer: string;
}

export function chatTexts(alert: Alert): ChatTexts {
  const { subject, body, name, policies, language } = presentable(alert);
  return {
    words: chatWords(language),
    subject: subject || NO_SUBJECT,
    body: body.trimEnd().replace(/^\s*\n/, ''),
    name,
    footer: `Posthorn · ${oneLine(policies.join(', '), POLICIES_CHARS)}`,
  };
}

/** Whether the alert is worth a mention, which makes phones ring: `urgent` and `high`, and not in somebody's quiet hours. */
export const isLoud = ({ priority, silent }: Alert) => (priority === 'urgent' || priority === 'high') && !silent;
