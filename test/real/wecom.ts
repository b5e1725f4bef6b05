import { type ChatAnswer, type ChatRequest, type ChatServer, startChatServer } from './chat-server.ts';

export interface WecomMessage {
  readonly touser: string;
  readonly msgtype: string;
  readonly text?: { readonly content: string };
  readonly template_card?: WecomCard;
  readonly enable_duplicate_check?: number;
  readonly duplicate_check_interval?: number;
}

export interface WecomCard {
  readonly card_type: string;
  readonly source: { readonly desc: string; readonly desc_color: number };
  readonly main_title: { readonly title: string };
  readonly sub_title_text?: string;
  readonly horizontal_content_list: readonly { readonly keyname: string; readonly value: string }[];
  readonly task_id: string;
  readonly button_list: readonly { readonly type: number; readonly text: string; readonly url: string }[];
}

export interface WecomParty extends ChatServer {
  /** With the key that travelled with each. */
  readonly messages: readonly { readonly message: WecomMessage; readonly key: string }[];
  /** How often each card was changed, and to what. */
  readonly changes: readonly { readonly user: string; readonly name: string }[];
  /** How many tokens were given out. */
  tokens(): number;
  /** Makes the token stale. */
  expire(): void;
}

export const COMPANY = { corpId: 'wwhush0123456789', agentId: 1_000_002, secret: 'app-secret-hush' };
const MEMBERS = ['lilei', 'chen'];

/**
 * WeCom's interface for applications as https://developer.work.weixin.qq.com/document/path/91039 (gettoken), 90236 (message/send) and 94888
 * (update_template_card) describe it: lengths, one token for all, a response code that is good once. Refusals are those of 90313.
 */
export async function startWecom(): Promise<WecomParty> {
  const messages: { message: WecomMessage; key: string }[] = [];
  const changes: { user: string; name: string }[] = [];
  const codes = new Map<string, string>();
  let tokens = 0;
  let valid = '';

  function answer(request: ChatRequest): ChatAnswer {
    const { method, path, query } = request;
    if (path === '/cgi-bin/gettoken') return method === 'GET' ? token(query) : no(43001);
    if (method !== 'POST') return no(43002);
    if (query.get('access_token') !== valid) return no(valid === '' ? 42001 : 40014);
    if (path === '/cgi-bin/message/send') return send(request);
    return path === '/cgi-bin/message/update_template_card' ? update(request) : no(-1);
  }

  function token(query: URLSearchParams): ChatAnswer {
    if (query.get('corpid') !== COMPANY.corpId) return no(40013);
    if (query.get('corpsecret') !== COMPANY.secret) return no(40001);
    tokens += 1;
    valid = `token-hush-${tokens}`;
    return { json: { errcode: 0, errmsg: 'ok', access_token: valid, expires_in: 7_200 } };
  }

  function send({ body, headers }: ChatRequest): ChatAnswer {
    const message = JSON.parse(body) as WecomMessage & { agentid: number };
    if (message.agentid !== COMPANY.agentId) return no(40056);
    if (message.enable_duplicate_check !== 1 || message.duplicate_check_interval! > 14_400) return no(40058);
    if (!MEMBERS.includes(message.touser)) return { json: { errcode: 0, invaliduser: message.touser, msgid: 'none' } };
    const code = wrong(message);
    if (code) return no(code);
    messages.push({ message, key: String(headers['idempotency-key']) });
    const msgid = `msg-${messages.length}`;
    if (message.msgtype !== 'template_card') return { json: { errcode: 0, errmsg: 'ok', msgid } };
    const response_code = `response-${messages.length}`;
    codes.set(response_code, message.touser);
    return { json: { errcode: 0, errmsg: 'ok', msgid, response_code } };
  }

  function update({ body }: ChatRequest): ChatAnswer {
    const { userids, agentid, response_code, button } = JSON.parse(body) as {
      userids: string[];
      agentid: number;
      response_code: string;
      button: { replace_name: string };
    };
    if (agentid !== COMPANY.agentId || codes.get(response_code) !== userids[0]) return no(40058);
    codes.delete(response_code);
    changes.push({ user: userids[0]!, name: button.replace_name });
    return { json: { errcode: 0, errmsg: 'ok' } };
  }

  const server = await startChatServer(answer, ({ path }) => path.startsWith('/cgi-bin/message/'));
  const expire = () => {
    valid = '';
  };
  return { ...server, messages, changes, tokens: () => tokens, expire };
}

const no = (errcode: number): ChatAnswer => ({ json: { errcode, errmsg: 'Told to refuse hush', msgid: 'hush' } });

const chars = (text: string) => Array.from(text).length;

/** @returns the code of what WeCom would find wrong */
function wrong({ msgtype, text, template_card: card }: WecomMessage): number | undefined {
  if (msgtype === 'text') {
    const { content } = text!;
    if (content === '') return 44004;
    return Buffer.byteLength(content) > 2_048 ? 45002 : undefined;
  }
  if (msgtype !== 'template_card' || card?.card_type !== 'button_interaction') return 40008;
  if (!/^[\w@-]{1,128}$/.test(card.task_id)) return 40058;
  const { main_title, sub_title_text = '', horizontal_content_list: lines, button_list: buttons } = card;
  const short = chars(main_title.title) <= 36 && chars(sub_title_text) <= 160 && chars(card.source.desc) <= 13;
  const fitting = lines.length <= 6 && lines.every(({ keyname, value }) => chars(keyname) <= 6 && chars(value) <= 30);
  const usable = buttons.length > 0 && buttons.length <= 6 && buttons.every(isButton);
  return short && fitting && usable ? undefined : 40058;
}

const isButton = ({ type, text, url }: WecomCard['button_list'][number]) =>
  type === 1 && chars(text) <= 10 && url.startsWith('https://') && url.length <= 1_024;

export interface RobotText {
  readonly content: string;
  readonly mentioned_list?: readonly string[];
}

export interface WecomRobotParty extends ChatServer {
  readonly webhook: string;
  readonly texts: readonly (RobotText & { readonly key: string })[];
}

/** A group's robot as https://developer.work.weixin.qq.com/document/path/99110 describes it: a text of 2,048 bytes, 20 messages a minute. */
export async function startWecomRobot(key = 'hush-693a91f6'): Promise<WecomRobotParty> {
  const texts: (RobotText & { key: string })[] = [];

  function answer({ method, path, query, body, headers }: ChatRequest): ChatAnswer {
    if (method !== 'POST' || path !== '/cgi-bin/webhook/send' || query.get('key') !== key) return no(93000);
    if (texts.length >= 20) return no(45009);
    const { msgtype, text } = JSON.parse(body) as { msgtype: string; text: RobotText };
    if (msgtype !== 'text') return no(40008);
    if (Buffer.byteLength(text.content) > 2_048) return no(45002);
    texts.push({ ...text, key: String(headers['idempotency-key']) });
    return { json: { errcode: 0, errmsg: 'ok' } };
  }

  const server = await startChatServer(answer, () => true);
  return { ...server, webhook: `${server.url}/cgi-bin/webhook/send?key=${key}`, texts };
}
