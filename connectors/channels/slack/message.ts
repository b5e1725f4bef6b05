import type { ChatPostMessageArguments } from '@slack/web-api';
import type { Alert } from '../../../engine/arbiter/alert.ts';
import type { Became, Links } from '../channel.ts';
import { fitUnits, pieces } from '../chat/fit.ts';
import { type ChatTexts, chatTexts, isLoud } from '../chat/texts.ts';
import { linkLines, linkWords } from '../link-lines.ts';
import { type ActionSigner, buttonValue, type SlackAction } from './action.ts';
import type { SlackAddress } from './address.ts';

/** Of https://docs.slack.dev/reference/block-kit/blocks: header, section, context; and of a button's text. */
const HEADER_UNITS = 150;
const SECTION_UNITS = 3_000;
const CONTEXT_UNITS = 300;
/** A message is refused whole (`msg_blocks_too_long`) when its blocks have more than some 13,000 characters together. */
const SECTIONS = 3;

type KnownBlock = Extract<ChatPostMessageArguments, { blocks: readonly unknown[] }>['blocks'][number];
type BlockOf<Type extends string> = Extract<KnownBlock, { type: Type }>;
type Button = Extract<BlockOf<'actions'>['elements'][number], { type: 'button' }>;
type PlainText = BlockOf<'header'>['text'];

/** What `chat.postMessage` and `chat.update` take. */
export interface SlackMessage {
  /** For notifications and screen readers. The only text here that Slack reads as markup, but for our own mention. */
  readonly text: string;
  readonly blocks: KnownBlock[];
}

/** With `sign` the buttons act in Slack; without it those that have a link open it. */
export function slackMessage(alert: Alert, address: SlackAddress, links: Links, sign?: ActionSigner): SlackMessage {
  const texts = chatTexts(alert);
  const buttons = sign ? actingButtons(alert, links, sign) : openingButtons(alert, links);
  const blocks = [...heading(alert, texts), ...mention(alert, address), ...body(texts), context(texts)];
  return { text: escaped(texts.subject), blocks: buttons.length === 0 ? blocks : [...blocks, actions(buttons)] };
}

/** The same message without its buttons, and with what became of the alert. */
export function slackMessageAfter(alert: Alert, { state, by }: Became): SlackMessage {
  const texts = chatTexts(alert);
  const outcome: BlockOf<'context'> = { type: 'context', elements: [plain(texts.words.became[state](by))] };
  return {
    text: escaped(texts.subject),
    blocks: [...heading(alert, texts), ...body(texts), context(texts), outcome],
  };
}

function heading({ danger }: Alert, { subject, words }: ChatTexts): KnownBlock[] {
  const header: KnownBlock = { type: 'header', text: plain(fitUnits(subject, HEADER_UNITS)) };
  return danger ? [{ type: 'context', elements: [plain(words.danger)] }, header] : [header];
}

/** Slack tells the members of a channel only of mentions; a direct message it tells of in any case. */
function mention(alert: Alert, { conversation, user }: SlackAddress): BlockOf<'section'>[] {
  if (user === undefined || user === conversation || !isLoud(alert)) return [];
  return [{ type: 'section', text: { type: 'mrkdwn', text: `<@${user}>`, verbatim: true } }];
}

const body = ({ body: text }: ChatTexts): BlockOf<'section'>[] =>
  pieces(text, SECTION_UNITS, SECTIONS)
    .filter((piece) => piece.trim() !== '')
    .map((piece) => ({ type: 'section', text: plain(piece) }));

const context = ({ name, footer }: ChatTexts): BlockOf<'context'> => ({
  type: 'context',
  elements: [...(name === '' ? [] : [plain(name)]), plain(fitUnits(footer, CONTEXT_UNITS))],
});

const actions = (elements: Button[]): BlockOf<'actions'> => ({ type: 'actions', elements });

const openingButtons = ({ language }: Alert, links: Links): Button[] =>
  linkLines(links, language).map(({ action, words, url }) => button(action, words, { url }));

function actingButtons(alert: Alert, links: Links, sign: ActionSigner): Button[] {
  const words = linkWords(alert.language);
  const acting = (action: SlackAction) => button(action, words[action], { value: buttonValue(alert, action, sign) });
  const open = links.open === undefined ? [] : [button('open', words.open, { url: links.open })];
  // What a mail was is said on a page of ours, which asks before it acts.
  if (links.fine !== undefined) return openingButtons(alert, links);
  return [acting('acknowledge'), acting('resolve'), ...open];
}

const button = (action: string, label: string, leads: { url: string } | { value: string }): Button => ({
  type: 'button',
  action_id: action,
  text: plain(label),
  ...(action === 'acknowledge' && { style: 'primary' as const }),
  ...leads,
});

/** Read as it is: no mention, no link, no `:emoji:`. */
const plain = (text: string): PlainText => ({ type: 'plain_text', text, emoji: false });

/** https://docs.slack.dev/messaging/formatting-message-text#escaping */
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
