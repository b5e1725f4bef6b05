import { createHmac } from 'node:crypto';
import { type ChatAnswer, type ChatRequest, type ChatServer, startChatServer } from './chat-server.ts';

export interface FeishuText {
  readonly tag: string;
  readonly content: string;
}

export interface FeishuElement {
  readonly tag: string;
  readonly text?: FeishuText;
  readonly elements?: readonly FeishuText[];
  readonly actions?: readonly { readonly text: FeishuText; readonly url: string; readonly type: string }[];
}

export interface FeishuCard {
  readonly header: { readonly template: string; readonly title: FeishuText };
  readonly elements: readonly FeishuElement[];
}

export interface FeishuParty extends ChatServer {
  readonly webhook: string;
  readonly cards: readonly { readonly card: FeishuCard; readonly key: string }[];
}

const HOUR_S = 3_600;

/**
 * A custom bot as https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot describes it: signature over time and secret, requests of
 * 20 KB, its codes. Cards are of the form of https://open.feishu.cn/document/feishu-cards (JSON 1.0).
 *
 * @param secret of the signature; without it none is asked for
 * @param keyword that a message must hold
 */
export async function startFeishu(secret?: string, keyword?: string): Promise<FeishuParty> {
  const path = '/open-apis/bot/v2/hook/hush-5ac5ed6b';
  const cards: { card: FeishuCard; key: string }[] = [];

  function answer(request: ChatRequest): ChatAnswer {
    if (request.method !== 'POST' || request.path !== path) return no(19001);
    if (Buffer.byteLength(request.body) > 20_000) return no(9499);
    const { timestamp, sign, msg_type, card } = JSON.parse(request.body) as {
      timestamp?: string;
      sign?: string;
      msg_type: string;
      card: FeishuCard;
    };
    if (secret !== undefined && !isSigned(timestamp, sign, secret)) return no(19021);
    if (keyword !== undefined && !JSON.stringify(card).includes(keyword)) return no(19024);
    if (msg_type !== 'interactive' || !isCard(card)) return no(19002);
    cards.push({ card, key: String(request.headers['idempotency-key']) });
    return { json: { StatusCode: 0, StatusMessage: 'success', code: 0, data: {}, msg: 'success' } };
  }

  const server = await startChatServer(answer, () => true);
  return { ...server, webhook: `${server.url}${path}`, cards };
}

const no = (code: number): ChatAnswer => ({ json: { code, data: {}, msg: 'Told to refuse hush' } });

/** The time and the secret are the key, and nothing is what is signed. */
function isSigned(timestamp: string | undefined, sign: string | undefined, secret: string): boolean {
  const expected = createHmac('sha256', `${timestamp}\n${secret}`).update('').digest('base64');
  return sign === expected && /^\d{10}$/.test(timestamp!) && Math.abs(Date.now() / 1_000 - Number(timestamp)) < HOUR_S;
}

const COLOURS = ['red', 'orange', 'blue', 'grey'];

const isPlain = ({ tag, content }: FeishuText) => tag === 'plain_text' && content !== '';

/** The only markup in a card of ours is the mention of its person. */
const isOurs = ({ tag, content }: FeishuText) => tag === 'lark_md' && /^<at id=(?!all>)[\w-]+><\/at>$/.test(content);

function isCard({ header, elements }: FeishuCard): boolean {
  return COLOURS.includes(header.template) && isPlain(header.title) && elements.every(isElement);
}

function isElement({ tag, text, elements, actions }: FeishuElement): boolean {
  if (tag === 'div') return isPlain(text!) || isOurs(text!);
  if (tag === 'note') return elements!.length > 0 && elements!.every(isPlain);
  return tag === 'action' && actions!.every((button) => isPlain(button.text) && button.url.startsWith('https://'));
}
