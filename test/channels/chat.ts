import type { Channel, Links } from '../../connectors/channels/channel.ts';
import { channelsConfig, openChannels } from '../../connectors/channels/open.ts';
import type { Alert } from '../../engine/arbiter/alert.ts';
import type { ChatFault, ChatServer } from '../real/chat-server.ts';
import type { Bench, Received, Trouble } from './contract.ts';

/** What the tests of chats keep in the environment, as secrets are kept. Set by {@link chatChannel}. */
const PREFIX = 'POSTHORN_TEST_CHAT_';

/** A channel of a configuration as a user would write it. @param secrets by the setting that names them */
export function chatChannel(kind: string, secrets: { readonly [setting: string]: string }, config: object): Channel {
  const named = Object.entries(secrets).map(([setting, value]) => {
    const env = `${PREFIX}${kind}_${setting}`.toUpperCase();
    process.env[env] = value;
    return [setting, { env }] as const;
  });
  const settings = { kind, timeout: 1_000, ...Object.fromEntries(named), ...config };
  return openChannels(channelsConfig.parse({ chat: settings }), { signingKey: SIGNING_KEY }).get('chat')!;
}

export const SIGNING_KEY = Buffer.from('a key of the installation');

export const LINKS: Links = {
  acknowledge: 'https://posthorn.example.com/act/ack-token',
  resolve: 'https://posthorn.example.com/act/resolve-token',
  open: 'https://posthorn.example.com/alert/open-token',
};

/** The channel, given links with each alert, as it is where there is a page. */
export const linking = (channel: Channel): Channel => ({
  ...channel,
  send: (alert: Alert, links: Links = LINKS) => channel.send(alert, links),
});

/** What the other side says to refuse a message for now, and for good. */
export interface Refusals {
  readonly temporary: ChatFault;
  readonly permanent: ChatFault;
}

export function chatBench(
  server: ChatServer,
  channel: Channel,
  address: string,
  received: () => readonly Received[],
  refusals: Refusals,
): Bench {
  return {
    channel,
    address,
    received: async () => received(),
    meet: (trouble: Trouble) =>
      server.meet(trouble === 'temporary' || trouble === 'permanent' ? refusals[trouble] : (trouble as ChatFault)),
    hangUp: () => server.close(),
    close: async () => {
      await channel.close();
      await server.close();
    },
  };
}

/** Reads a message without markup as a person would: subject, text, whom it is for, and its links. */
export function readPlain(content: string): { subject: string; body: string; name: string; links: string[] } {
  const lines = content.split('\n');
  const footer = lines.findLastIndex((line) => line.startsWith('Posthorn · '));
  const first = lines[0]!.startsWith('⚠') ? 1 : 0;
  let end = footer;
  const links: string[] = [];
  while (/^[^\s:][^:\n]{0,12}: https:\/\/posthorn\.example\.com\//.test(lines[end - 1] ?? '')) {
    end -= 1;
    links.unshift(lines[end]!);
  }
  const forLine = /^(?:For|收件人) (.*)$/.exec(lines[end - 1] ?? '');
  if (forLine) end -= 1;
  const body = lines.slice(first + 2, end).join('\n');
  return { subject: lines[first]!, body: body.replace(/\n$/, ''), name: forLine?.[1] ?? '', links };
}
