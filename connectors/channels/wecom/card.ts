import type { Alert } from '../../../engine/arbiter/alert.ts';
import type { Priority } from '../../../engine/plan/priority.ts';
import type { Links } from '../channel.ts';
import { chatTexts } from '../chat/texts.ts';
import { linkLines } from '../link-lines.ts';

/** So many characters of each part are shown (https://developer.work.weixin.qq.com/document/path/90236). */
const TITLE_CHARS = 36;
const TEXT_CHARS = 160;
const VALUE_CHARS = 30;

const RED = 2;
/** Of the line above the title. */
const COLOUR: { readonly [priority in Priority]: number } = { urgent: RED, high: 1, normal: 0, low: 0 };

/** Whether a card holds all of an alert's text: the page has the rest, but not everybody is signed in there. */
export const fitsCard = (alert: Alert) => Array.from(chatTexts(alert).body).length <= TEXT_CHARS;

/** The card of kind `button_interaction`, the only one that can be updated. Its buttons open pages. */
export function alertCard(alert: Alert, links: Links): object {
  const { words, subject, body, name, footer } = chatTexts(alert);
  const lines = [
    { keyname: words.recipient, value: name },
    { keyname: words.policy, value: footer.replace(/^Posthorn · /, '') },
  ];
  return {
    card_type: 'button_interaction',
    source: alert.danger
      ? { desc: words.danger, desc_color: RED }
      : { desc: 'Posthorn', desc_color: COLOUR[alert.priority] },
    main_title: { title: cut(subject, TITLE_CHARS) },
    ...(body !== '' && { sub_title_text: cut(body, TEXT_CHARS) }),
    horizontal_content_list: lines
      .filter(({ value }) => value !== '')
      .map(({ keyname, value }) => ({ keyname, value: cut(value, VALUE_CHARS) })),
    // the same on a repeat: the documents ask that no two tasks of an application share it
    task_id: alert.key,
    button_list: linkLines(links, alert.language).map(({ words: text, url }, at) => ({
      type: 1,
      text,
      style: at === 0 ? 1 : 2,
      url,
    })),
  };
}

function cut(text: string, max: number): string {
  const characters = Array.from(text);
  return characters.length <= max ? text : `${characters.slice(0, max - 1).join('')}…`;
}
