import type { WebClient } from '@slack/web-api';
import { guardedFetch } from '../../http/fetch.ts';
import type { TargetRules } from '../../http/target.ts';

export interface SlackClientOptions {
  readonly token: string;
  /** `https://slack.com/api/` */
  readonly api: string;
  readonly rules: TargetRules;
  readonly timeout: number;
}

/** Says nothing: the client's log quotes requests. */
const SILENT = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => 'error' as never,
  setName: () => {},
};

/**
 * The official client, by our own door and without its retries: those are the durable side's. It is loaded when something is to be
 * sent, for most commands send nothing.
 */
export async function slackClient({ token, api, rules, timeout }: SlackClientOptions): Promise<WebClient> {
  const slack = await import('@slack/web-api');
  return new slack.WebClient(token, {
    slackApiUrl: api,
    allowAbsoluteUrls: false,
    fetch: guardedFetch({ rules, timeout }) as never,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: SILENT,
  });
}
