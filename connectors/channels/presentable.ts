import type { Alert } from '../../engine/arbiter/alert.ts';
import { oneLine, paragraphs } from '../clean-text.ts';

const SUBJECT_CHARS = 200;
const NAME_CHARS = 100;
const BODY_CHARS = 100_000;

/** An alert fit to be shown. Its texts quote a mail, and are hostile until they have been through here. */
export function presentable(alert: Alert): Alert {
  return {
    ...alert,
    name: oneLine(alert.name, NAME_CHARS),
    subject: oneLine(alert.subject, SUBJECT_CHARS),
    body: paragraphs(alert.body, BODY_CHARS),
  };
}
