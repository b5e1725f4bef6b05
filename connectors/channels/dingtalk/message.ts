import type { Alert } from '../../../engine/arbiter/alert.ts';
import { ChannelFailure, type Links } from '../channel.ts';
import { fitJson } from '../chat/fit.ts';
import { plainMessage } from '../chat/plain-message.ts';
import { chatTexts, isLoud } from '../chat/texts.ts';
import { type LinkLine, linkLines } from '../link-lines.ts';

/** Messages over 20,000 bytes are refused; of an alert's own text so much is sent, its escapes in JSON included. */
const TEXT_BYTES = 15_000;
const BODY_BYTES = 12_000;

/**
 * Only texts mention somebody, and only cards have buttons (https://open.dingtalk.com/document/orgapp/custom-bot-send-message-type): what
 * presses goes as a text with links, what does not as a card.
 */
export function dingtalkMessage(alert: Alert, links: Links): object {
  const person = mentioned(alert);
  const buttons = linkLines(links, alert.language);
  if (!isLoud(alert) && buttons.length > 0) return card(alert, buttons);
  const at = isLoud(alert) ? person : undefined;
  const short = { ...alert, body: fitJson(alert.body, BODY_BYTES) };
  return {
    msgtype: 'text',
    text: { content: plainMessage(short, links, { bytes: TEXT_BYTES, ...(at && { mention: `@${at.name}` }) }) },
    at: { atMobiles: [], atUserIds: [], ...at?.list, isAtAll: false },
  };
}

function card(alert: Alert, buttons: readonly LinkLine[]): object {
  const { words, subject, body, name, footer } = chatTexts(alert);
  const parts = [
    ...(alert.danger ? [words.danger] : []),
    `### ${tame(subject)}`,
    ...(body === '' ? [] : [fitJson(tame(body).replaceAll('\n', '  \n'), BODY_BYTES)]),
    ...(name === '' ? [] : [`${words.recipient} ${tame(name)}`]),
    tame(footer),
  ];
  return {
    msgtype: 'actionCard',
    actionCard: {
      title: subject,
      text: parts.join('\n\n'),
      btnOrientation: '0',
      btns: buttons.map(({ words: title, url }) => ({ title, actionURL: url })),
    },
  };
}

/**
 * Cards are Markdown. Its characters become their full-width likenesses, which mean nothing to any dialect of it: backslashes are not
 * documented, and pictures and links of a mail must neither be fetched nor hide where they lead.
 */
const tame = (text: string) =>
  text
    .replace(/[<>[\]`*~\\|]/g, (character) => String.fromCharCode(character.charCodeAt(0) + FULL_WIDTH))
    .replace(/^([^\S\n]*)([#=+-]|\d+(?=[.)]))/gm, '$1\u2060$2');

/** From ASCII to the block of full-width forms. */
const FULL_WIDTH = 0xfee0;

const MOBILE = /^\+86(1\d{10})$/;
const USER_ID = /^[A-Za-z0-9][\w.@-]{0,63}$/;

export const isDingtalkUser = (address: string) => MOBILE.test(address) || USER_ID.test(address);

/** By mobile number of China, or by userId. @throws ChannelFailure */
function mentioned({ person, address }: Alert): { name: string; list: object } {
  const mobile = MOBILE.exec(address)?.[1];
  if (mobile !== undefined) return { name: mobile, list: { atMobiles: [mobile] } };
  if (USER_ID.test(address)) return { name: address, list: { atUserIds: [address] } };
  const words = `The DingTalk address of ${person} is none: write a userId, or a mobile number as +8613800000000.`;
  throw new ChannelFailure(words, { temporary: false });
}
