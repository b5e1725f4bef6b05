import { createHmac } from 'node:crypto';
import { type ChatAnswer, type ChatRequest, type ChatServer, startChatServer } from './chat-server.ts';

/** A message as the workspace has it now. */
export interface SlackPost {
  readonly channel: string;
  readonly ts: string;
  readonly text: string;
  readonly blocks: readonly SlackBlock[];
  readonly key: string;
  /** How often `chat.update` changed it. */
  readonly updates: number;
}

export interface SlackBlock {
  readonly type: string;
  readonly text?: SlackText;
  readonly elements?: readonly (SlackText & SlackButton)[];
}

export interface SlackText {
  readonly type: string;
  readonly text: string;
  readonly emoji?: boolean;
}

export interface SlackButton {
  readonly action_id: string;
  readonly value?: string;
  readonly url?: string;
  readonly style?: string;
}

export interface SlackParty extends ChatServer {
  readonly api: string;
  readonly posts: readonly SlackPost[];
  readonly whispers: readonly { readonly channel: string; readonly user: string; readonly text: string }[];
}

/** Above about so many characters in its blocks a message was seen to be refused (github.com/slackapi/bolt-js issue 2509). */
const BLOCKS_CHARS = 13_000;
const DIRECT = 'D0DIRECT0';

/**
 * Slack's Web API as https://docs.slack.dev/reference/methods/chat.postMessage, chat.update, chat.postEphemeral and auth.test
 * describe it, with the limits of https://docs.slack.dev/reference/block-kit: what Slack would refuse it refuses.
 */
export async function startSlack(token: string, scopes = 'chat:write,incoming-webhook'): Promise<SlackParty> {
  const posts: SlackPost[] = [];
  const whispers: { channel: string; user: string; text: string }[] = [];
  const known = new Map<string, string>([
    ['U0LILEI00', DIRECT],
    ['C0ALERTS0', 'C0ALERTS0'],
  ]);

  function answer({ path, headers, body }: ChatRequest): ChatAnswer {
    const form = new URLSearchParams(body);
    if (!String(headers['content-type']).startsWith('application/x-www-form-urlencoded'))
      return no('invalid_form_data');
    if (headers.authorization !== `Bearer ${token}` || form.has('token')) return no('invalid_auth');
    const method = /^\/api\/([\w.]+)$/.exec(path)?.[1];
    switch (method) {
      case 'auth.test':
        return { headers: { 'x-oauth-scopes': scopes }, json: { ok: true, user_id: 'U0POSTHORN' } };
      case 'chat.postMessage':
        return postMessage(form);
      case 'chat.update':
        return update(form);
      case 'chat.postEphemeral':
        whispers.push({ channel: form.get('channel')!, user: form.get('user')!, text: form.get('text')! });
        return { json: { ok: true, message_ts: '1.0' } };
      default:
        return no('unknown_method');
    }
  }

  function postMessage(form: URLSearchParams): ChatAnswer {
    const channel = known.get(form.get('channel') ?? '');
    if (channel === undefined) return no('channel_not_found');
    if (form.get('unfurl_links') !== 'false' || form.get('unfurl_media') !== 'false') return no('would_unfurl');
    if (form.get('link_names') !== 'false' || form.get('parse') !== 'none') return no('would_parse');
    const blocks = JSON.parse(form.get('blocks') ?? '[]') as SlackBlock[];
    const error = wrong(form.get('text') ?? '', blocks);
    if (error) return no(error);
    const { event_payload } = JSON.parse(form.get('metadata')!) as { event_payload: { key: string } };
    const ts = `${1_700_000_000 + posts.length}.000100`;
    posts.push({ channel, ts, text: form.get('text')!, blocks, key: event_payload.key, updates: 0 });
    return { json: { ok: true, channel, ts } };
  }

  function update(form: URLSearchParams): ChatAnswer {
    const at = posts.findIndex(({ channel, ts }) => channel === form.get('channel') && ts === form.get('ts'));
    const post = posts[at];
    if (!post) return no('message_not_found');
    const blocks = JSON.parse(form.get('blocks') ?? '[]') as SlackBlock[];
    const error = wrong(form.get('text') ?? '', blocks);
    if (error) return no(error);
    posts[at] = { ...post, text: form.get('text')!, blocks, updates: post.updates + 1 };
    return { json: { ok: true, channel: post.channel, ts: post.ts } };
  }

  const server = await startChatServer(answer, ({ path }) => path.startsWith('/api/chat.'));
  return { ...server, api: `${server.url}/api/`, posts, whispers };
}

const no = (error: string): ChatAnswer => ({ json: { ok: false, error } });

const LIMITS: { readonly [type: string]: number } = { header: 150, section: 3_000 };

function wrong(text: string, blocks: readonly SlackBlock[]): string | undefined {
  if (text.length > 40_000) return 'msg_too_long';
  if (blocks.length === 0 || blocks.length > 50) return 'invalid_blocks';
  if (JSON.stringify(blocks).length > BLOCKS_CHARS * 2) return 'msg_blocks_too_long';
  if (blocks.flatMap(textsOf).join('').length > BLOCKS_CHARS) return 'msg_blocks_too_long';
  return blocks.every(isFine) ? undefined : 'invalid_blocks';
}

const textsOf = ({ text, elements = [] }: SlackBlock): string[] => [
  ...(text ? [text.text] : []),
  ...elements.map((one) => (one.type === 'button' ? '' : one.text)),
];

function isFine({ type, text, elements }: SlackBlock): boolean {
  const limit = LIMITS[type];
  if (limit !== undefined) {
    const { length } = text?.text ?? '';
    const plain = text?.type === 'plain_text' && text.emoji === false;
    // the only markup in a message of ours is the mention of its person
    const ours = text?.type === 'mrkdwn' && /^<@[UW][A-Z0-9]+>$/.test(text.text);
    return length > 0 && length <= limit && (plain || (ours && type === 'section'));
  }
  if (type === 'context') return isContext(elements ?? []);
  return type === 'actions' && (elements ?? []).length <= 25 && (elements ?? []).every(isButton);
}

const isContext = (elements: readonly SlackText[]) =>
  elements.length > 0 &&
  elements.length <= 10 &&
  elements.every(({ type, text }) => type === 'plain_text' && text.length > 0 && text.length <= 2_000);

function isButton(button: SlackButton & SlackText): boolean {
  const { text } = button.text as unknown as SlackText;
  const sizes = text.length > 0 && text.length <= 75 && button.action_id.length <= 255;
  return sizes && (button.value ?? '').length <= 2_000 && (button.url ?? '').length <= 3_000;
}

export interface Press {
  readonly user: string;
  readonly channel: string;
  readonly button: { readonly action_id: string; readonly value?: string | undefined };
}

export interface SlackRequestInit {
  readonly method: 'POST';
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
}

/**
 * What Slack posts when somebody presses a button, signed as https://docs.slack.dev/authentication/verifying-requests-from-slack says.
 *
 * @param at epoch ms
 */
export function pressIn({ user, channel, button }: Press, signingSecret: string, at = Date.now()): SlackRequestInit {
  const payload = {
    type: 'block_actions',
    user: { id: user, username: 'somebody', team_id: 'T0TEAM000' },
    channel: { id: channel, name: 'alerts' },
    response_url: 'https://hooks.slack.com/actions/T0TEAM000/1/hush',
    actions: [{ type: 'button', block_id: 'b', ...button }],
  };
  return signedBySlack(new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), signingSecret, at);
}

export function signedBySlack(body: string, signingSecret: string, at = Date.now()): SlackRequestInit {
  const timestamp = String(Math.floor(at / 1_000));
  const mac = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': `v0=${mac}`,
  };
  return { method: 'POST', headers, body };
}
