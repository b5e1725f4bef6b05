import { z } from 'zod';
import { PAGE } from '../../engine/arbiter/alert.ts';
import type { Observe } from '../happening.ts';
import type { PrintQuote } from '../quote-pdf/print.ts';
import type { Allow } from './allowed.ts';
import type { Channel } from './channel.ts';
import { dingtalkConfig } from './dingtalk/config.ts';
import { dingtalkChannel } from './dingtalk/dingtalk.ts';
import { emailChannel, emailConfig } from './email.ts';
import { feishuConfig } from './feishu/config.ts';
import { feishuChannel } from './feishu/feishu.ts';
import { guarded } from './guarded.ts';
import { ntfyChannel, ntfyConfig } from './ntfy.ts';
import { pageChannel, pageConfig } from './page.ts';
import { usualRate } from './rate.ts';
import { slackConfig } from './slack/config.ts';
import { slackChannel } from './slack/slack.ts';
import { smsChannel, smsConfig } from './sms.ts';
import { voiceChannel, voiceConfig } from './voice.ts';
import { webhookChannel, webhookConfig } from './webhook.ts';
import { webpushConfig } from './webpush/config.ts';
import { type WebpushDeps, webpushChannel } from './webpush/webpush.ts';
import { wecomChannel } from './wecom/application.ts';
import { wecomConfig, wecomRobotConfig } from './wecom/config.ts';
import { wecomRobotChannel } from './wecom/robot.ts';

const channelConfig = z.discriminatedUnion('kind', [
  emailConfig,
  webhookConfig,
  slackConfig,
  wecomConfig,
  wecomRobotConfig,
  feishuConfig,
  dingtalkConfig,
  webpushConfig,
  ntfyConfig,
  smsConfig,
  voiceConfig,
  pageConfig,
]);
type ChannelConfig = z.output<typeof channelConfig>;

/** The section `channels` of the configuration: by the name that people and alerts call the channel. */
export const channelsConfig = z
  .record(
    z
      .string()
      .regex(
        /^[a-z][a-z0-9-]{0,31}$/,
        'A name has up to 32 lower-case letters, digits and "-", and begins with a letter.',
      ),
    channelConfig,
  )
  .default({})
  .refine((config) => Object.entries(config).every(([name, { kind }]) => (name === PAGE) === (kind === 'page')), {
    message: `The name '${PAGE}' and the kind 'page' belong together: there is one local page.`,
  });
export type ChannelsConfig = z.output<typeof channelsConfig>;

/** What is read at once, what is read soon, and what rings a phone and costs: for persons who have no order of their own. */
const ORDER_OF_KINDS = [
  'slack',
  'wecom',
  'wecom-robot',
  'feishu',
  'dingtalk',
  'webpush',
  'ntfy',
  'webhook',
  'email',
  'sms',
  'voice',
  'page',
];

export interface Channels {
  /** All names, the best first: the order for persons who have none of their own. */
  readonly names: readonly string[];
  get(name: string): Channel | undefined;
  /** What keeps channels from working now, in words: `email: The mail server … answered 535 …`. */
  check(): Promise<string[]>;
  close(): Promise<void>;
}

export interface ChannelDeps {
  /** Marks our own mail, so that the intake knows it again (`isOurs`). */
  readonly signingKey: Uint8Array;
  /** Where alerts may go; without it, wherever the directory says. */
  readonly allow?: Allow | undefined;
  /** What alerts in browsers need. */
  readonly push?: WebpushDeps | undefined;
  readonly observe?: Observe | undefined;
  /** Makes the PDFs that mails carry. Absent: they carry none. */
  readonly printQuote?: PrintQuote | undefined;
}

/** For channels that take no time to speak of. */
const DEFAULT_TIMEOUT_MS = 30_000;

const guardsOf = (config: ChannelConfig, { allow = {}, observe }: ChannelDeps) => ({
  allow,
  observe,
  rate: ('rate' in config ? config.rate : undefined) ?? usualRate(config.kind),
  timeout: 'timeout' in config ? config.timeout : DEFAULT_TIMEOUT_MS,
});

/** @throws where a secret is missing, or a URL cannot be used. */
export function openChannels(config: ChannelsConfig, deps: ChannelDeps): Channels {
  const opened = Object.entries<ChannelConfig>({ ...config, [PAGE]: { kind: 'page' } })
    .map(([name, one]) => guarded(openChannel(name, one, deps), guardsOf(one, deps)))
    .sort((a, b) => ORDER_OF_KINDS.indexOf(a.kind) - ORDER_OF_KINDS.indexOf(b.kind));
  const byName = new Map(opened.map((channel) => [channel.name, channel]));
  return {
    names: [...byName.keys()],
    get: (name) => byName.get(name),
    async check() {
      const checked = await Promise.all(
        opened.map(async (channel) => (await channel.check()).map((problem) => `${channel.name}: ${problem}`)),
      );
      return checked.flat();
    },
    async close() {
      await Promise.all(opened.map((channel) => channel.close()));
    },
  };
}

function openChannel(name: string, config: ChannelConfig, { signingKey, push, printQuote }: ChannelDeps): Channel {
  switch (config.kind) {
    case 'email':
      return emailChannel(name, config, { signingKey, printQuote });
    case 'webhook':
      return webhookChannel(name, config);
    case 'slack':
      return slackChannel(name, config, signingKey);
    case 'wecom':
      return wecomChannel(name, config);
    case 'wecom-robot':
      return wecomRobotChannel(name, config);
    case 'feishu':
      return feishuChannel(name, config);
    case 'dingtalk':
      return dingtalkChannel(name, config);
    case 'webpush':
      if (!push) throw new Error(`The channel ${name} needs the subscriptions of browsers, and this process has none.`);
      return webpushChannel(name, config, push);
    case 'ntfy':
      return ntfyChannel(name, config);
    case 'sms':
      return smsChannel(name, config);
    case 'voice':
      return voiceChannel(name, config);
    case 'page':
      return pageChannel();
  }
}
