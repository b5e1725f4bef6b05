import type { Alert } from '../../../engine/arbiter/alert.ts';
import type { Priority } from '../../../engine/plan/priority.ts';
import { reach } from '../../http/reach.ts';
import type { TargetRules } from '../../http/target.ts';
import type { Secret } from '../../secret.ts';
import type { Channel, Links } from '../channel.ts';
import { bearingOf, chatRules, robotWebhook } from './config.ts';

export interface RobotOptions {
  readonly name: string;
  readonly config: {
    readonly kind: string;
    readonly api?: string | undefined;
    readonly rings: boolean;
    readonly least?: Priority | undefined;
    readonly timeout: number;
  };
  readonly webhook: Secret;
  /** The service's own hosts. */
  readonly official: readonly string[];
}

/** How a post gets there. The key goes as `Idempotency-Key`, for services that come to honour it. */
export interface RobotPost {
  readonly url: URL;
  readonly rules: TargetRules;
  readonly timeout: number;
  readonly headers: { readonly [name: string]: string };
}

/**
 * A robot that posts into one group by a webhook. Such robots give no receipt, so nothing can be updated, and there is no
 * call that proves the webhook without posting: the check says only whether the service can be reached.
 *
 * @param post one alert @throws ChannelFailure, from `post`
 * @throws where the webhook is missing or leads elsewhere
 */
export function robotChannel(
  { name, config, webhook, official }: RobotOptions,
  post: (alert: Alert, links: Links, to: RobotPost) => Promise<void>,
): Channel {
  const { kind, timeout } = config;
  const rules = chatRules(kind, config.api, official);
  const url = robotWebhook(kind, webhook, rules);
  return {
    name,
    kind,
    ...bearingOf(config),
    async send(alert, links = {}) {
      await post(alert, links, { url, rules, timeout, headers: { 'idempotency-key': alert.key } });
      return {};
    },
    async check() {
      const problem = await reach(url, rules, timeout);
      return problem === undefined ? [] : [problem];
    },
    close: async () => {},
  };
}
