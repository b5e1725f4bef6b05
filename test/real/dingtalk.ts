import { createHmac } from 'node:crypto';
import { type ChatAnswer, type ChatRequest, type ChatServer, startChatServer } from './chat-server.ts';

export interface DingtalkMessage {
  readonly msgtype: string;
  readonly text?: { readonly content: string };
  readonly at?: {
    readonly atMobiles: readonly string[];
    readonly atUserIds: readonly string[];
    readonly isAtAll: boolean;
  };
  readonly actionCard?: {
    readonly title: string;
    readonly text: string;
    readonly btns: readonly { readonly title: string; readonly actionURL: string }[];
  };
}

export interface DingtalkParty extends ChatServer {
  readonly webhook: string;
  readonly messages: readonly { readonly message: DingtalkMessage; readonly key: string }[];
}

const HOUR_MS = 3_600_000;

/**
 * A custom robot as https://open.dingtalk.com/document/orgapp/custom-robot-access and
 * https://open.dingtalk.com/document/orgapp/custom-bot-send-message-type describe it: time and signature in the query, messages of 20,000
 * bytes, 20 of them a minute.
 */
export async function startDingtalk(secret?: string): Promise<DingtalkParty> {
  const token = 'hush-566cc69da782ec';
  const messages: { message: DingtalkMessage; key: string }[] = [];

  function answer({ method, path, query, body, headers }: ChatRequest): ChatAnswer {
    if (method !== 'POST' || path !== '/robot/send') return no(404);
    if (query.get('access_token') !== token) return no(300001);
    if (secret !== undefined && !isSigned(query, secret)) return no(310000);
    if (messages.length >= 20) return no(130101);
    if (Buffer.byteLength(body) > 20_000) return no(460101);
    const message = JSON.parse(body) as DingtalkMessage;
    if (!isText(message) && !isCard(message)) return no(40035);
    messages.push({ message, key: String(headers['idempotency-key']) });
    return { json: { errcode: 0, errmsg: 'ok' } };
  }

  const server = await startChatServer(answer, () => true);
  return { ...server, webhook: `${server.url}/robot/send?access_token=${token}`, messages };
}

const no = (errcode: number): ChatAnswer => ({ json: { errcode, errmsg: 'Told to refuse hush' } });

function isSigned(query: URLSearchParams, secret: string): boolean {
  const timestamp = query.get('timestamp') ?? '';
  const expected = createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64');
  const young = /^\d{13}$/.test(timestamp) && Math.abs(Date.now() - Number(timestamp)) < HOUR_MS;
  return young && query.get('sign') === expected;
}

/** Who is mentioned must stand in the text, too. */
function isText({ msgtype, text, at }: DingtalkMessage): boolean {
  if (msgtype !== 'text' || !text?.content || at?.isAtAll !== false) return false;
  return [...at.atMobiles, ...at.atUserIds].every((one) => text.content.includes(`@${one}`));
}

function isCard({ msgtype, actionCard }: DingtalkMessage): boolean {
  if (msgtype !== 'actionCard' || !actionCard?.title || !actionCard.text) return false;
  return (
    actionCard.btns.length > 0 &&
    actionCard.btns.every(({ title, actionURL }) => title !== '' && URL.canParse(actionURL))
  );
}
