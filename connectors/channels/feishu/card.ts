import type { Alert } from '../../../engine/arbiter/alert.ts';
import type { Priority } from '../../../engine/plan/priority.ts';
import { ChannelFailure, type Links } from '../channel.ts';
import { fitJson } from '../chat/fit.ts';
import { chatTexts, isLoud } from '../chat/texts.ts';
import { linkLines } from '../link-lines.ts';

/** Requests over 20 KB are refused; titles, links and names take the rest. */
const BODY_BYTES = 12_000;

const COLOUR: { readonly [priority in Priority]: string } = {
  urgent: 'red',
  high: 'orange',
  normal: 'blue',
  low: 'grey',
};

/** An open_id (`ou_…`) or a user_id. `all` would be everybody. */
const USER = /^(?!all$)[A-Za-z0-9][\w-]{0,63}$/i;

export const isFeishuUser = (address: string) => USER.test(address);

/** Whatever a mail said stands as `plain_text`, in which Feishu reads neither markup nor mentions. */
export function alertCard(alert: Alert, links: Links): object {
  const texts = chatTexts(alert);
  return {
    config: { wide_screen_mode: true },
    header: { template: COLOUR[alert.priority], title: plain(texts.subject) },
    elements: [
      ...(alert.danger ? [line(texts.words.danger)] : []),
      ...mention(alert),
      ...(texts.body === '' ? [] : [line(fitJson(texts.body, BODY_BYTES))]),
      ...buttons(alert, links),
      { tag: 'note', elements: [texts.name, texts.footer].filter((text) => text !== '').map(plain) },
    ],
  };
}

const plain = (content: string) => ({ tag: 'plain_text', content });
const line = (content: string) => ({ tag: 'div', text: plain(content) });

function mention(alert: Alert): object[] {
  if (!isFeishuUser(alert.address)) {
    const words = `The Feishu address of ${alert.person} is none: write the open_id or the user_id of one person.`;
    throw new ChannelFailure(words, { temporary: false });
  }
  if (!isLoud(alert)) return [];
  return [{ tag: 'div', text: { tag: 'lark_md', content: `<at id=${alert.address}></at>` } }];
}

function buttons({ language }: Alert, links: Links): object[] {
  const actions = linkLines(links, language).map(({ action, words, url }) => ({
    tag: 'button',
    text: plain(words),
    type: action === 'acknowledge' ? 'primary' : 'default',
    url,
  }));
  return actions.length === 0 ? [] : [{ tag: 'action', actions }];
}
