import type { WebClient } from '@slack/web-api';
import type { Alert } from '../../../engine/arbiter/alert.ts';
import { readSecret } from '../../secret.ts';
import { type Became, type Channel, ChannelFailure, type Sent } from '../channel.ts';
import { bearingOf, chatRules } from '../chat/config.ts';
import { actionSigner } from './action.ts';
import { type SlackAddress, slackAddress } from './address.ts';
import { slackClient } from './client.ts';
import type { SlackConfig } from './config.ts';
import { slackFailure } from './failure.ts';
import { readInteraction, type SlackRequest } from './interaction.ts';
import { slackMessage, slackMessageAfter } from './message.ts';

const API = 'https://slack.com/api/';

/** What every message says of itself, so that links of a mail are not fetched and names in it reach nobody. */
const QUIET = { unfurl_links: false, unfurl_media: false, link_names: false, parse: 'none' } as const;

export interface SlackChannel extends Channel {
  readonly kind: 'slack';
  /** What Slack reports, or that it is not Slack that does. Absent where no signing secret is configured. */
  readonly interaction?: (request: SlackRequest, now: number) => ReturnType<typeof readInteraction>;
  /** Says something to one user of a conversation that nobody else sees. @throws ChannelFailure */
  whisper(conversation: string, user: string, text: string): Promise<void>;
}

/** @param signingKey of the installation: it signs what buttons stand for. @throws where a secret is missing */
export function slackChannel(name: string, config: SlackConfig, signingKey: Uint8Array): SlackChannel {
  const { api = API, timeout } = config;
  const { host } = new URL(api);
  const token = readSecret(config.token).trim();
  const signingSecret = config.signingSecret && readSecret(config.signingSecret).trim();
  const sign = actionSigner(signingKey, name);
  const rules = chatRules('slack', config.api, [host]);
  let opened: Promise<WebClient> | undefined;

  /** One call. @throws ChannelFailure */
  async function ask<T>(work: (client: WebClient) => Promise<T>): Promise<T> {
    opened ??= slackClient({ token, api, rules, timeout });
    try {
      return await work(await opened);
    } catch (error) {
      throw slackFailure(error, host);
    }
  }

  return {
    name,
    kind: 'slack',
    ...bearingOf(config),
    async send(alert, links = {}): Promise<Sent> {
      const address = addressOf(alert);
      const message = slackMessage(alert, address, links, signingSecret === undefined ? undefined : sign);
      const metadata = { event_type: 'posthorn_alert', event_payload: { key: alert.key } };
      const { channel, ts } = await ask((client) =>
        client.chat.postMessage({ channel: address.conversation, ...message, ...QUIET, metadata }),
      );
      return typeof channel === 'string' && typeof ts === 'string' ? { receipt: `${channel}:${ts}` } : {};
    },
    async update(alert: Alert, receipt: string, became: Became) {
      const [channel = '', ts = ''] = receipt.split(':');
      const { link_names, parse } = QUIET;
      await ask((client) =>
        client.chat.update({ channel, ts, link_names, parse, ...slackMessageAfter(alert, became) }),
      );
    },
    async check() {
      try {
        const { response_metadata } = await ask((client) => client.auth.test());
        const scopes = response_metadata?.scopes ?? [];
        if (scopes.length === 0 || scopes.includes('chat:write')) return [];
        return ['The token for Slack lacks the scope chat:write: add it to the app and install it again.'];
      } catch (error) {
        return [(error as ChannelFailure).message];
      }
    },
    ...(signingSecret !== undefined && {
      interaction: (request: SlackRequest, now: number) => readInteraction(request, { signingSecret, sign, now }),
    }),
    async whisper(channel, user, text) {
      await ask((client) => client.chat.postEphemeral({ channel, user, text, ...QUIET }));
    },
    close: async () => {},
  };
}

function addressOf({ person, address }: Alert): SlackAddress {
  const found = slackAddress(address);
  if (found) return found;
  const words = `The Slack address of ${person} is none: write a user ID, a channel ID, or C0123ABC/U0456DEF for both.`;
  throw new ChannelFailure(words, { temporary: false });
}

export const isSlack = (channel: Channel | undefined): channel is SlackChannel => channel?.kind === 'slack';
