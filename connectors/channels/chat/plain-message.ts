import type { Alert } from '../../../engine/arbiter/alert.ts';
import type { Links } from '../channel.ts';
import { linkLines } from '../link-lines.ts';
import { fitBytes } from './fit.ts';
import { chatTexts } from './texts.ts';

const SUBJECT_BYTES = 400;
const NAME_BYTES = 120;
const FOOTER_BYTES = 200;
/** So much of the text stands there whatever links do. */
const LEAST_BODY_BYTES = 400;

/**
 * An alert as text without markup, for services whose markup is better not met with what a mail says: danger, subject, text; then
 * whom it is for, a line a link, and the policies.
 *
 * @param bytes what the service takes. The text of the alert is cut before anything else; then the least needed link goes.
 * @param mention a line of the service's own by which somebody is mentioned
 */
export function plainMessage(
  alert: Alert,
  links: Links,
  { bytes, mention }: { bytes: number; mention?: string },
): string {
  const { words, subject, body, name, footer } = chatTexts(alert);
  const head = [...(alert.danger ? [words.danger] : []), fitBytes(subject, SUBJECT_BYTES), ''];
  const lines = linkLines(links, alert.language).map(({ words: label, url }) => `${label}: ${url}`);
  const tail = (count: number) => [
    ...(body === '' ? [] : ['']),
    ...(name === '' ? [] : [`${words.recipient} ${fitBytes(name, NAME_BYTES)}`]),
    ...lines.slice(0, count),
    fitBytes(footer, FOOTER_BYTES),
    ...(mention === undefined ? [] : [mention]),
  ];
  const room = (count: number) => bytes - Buffer.byteLength([...head, '', ...tail(count)].join('\n'));
  let count = lines.length;
  while (count > 1 && room(count) < LEAST_BODY_BYTES) count -= 1;
  const text = fitBytes(body, Math.max(room(count), 0));
  return [...head, ...(text === '' ? [] : [text]), ...tail(count)].join('\n');
}
