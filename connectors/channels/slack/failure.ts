import type { WebAPICallError } from '@slack/web-api';
import { HttpFailure, refused } from '../../http/failure.ts';
import { ChannelFailure } from '../channel.ts';
import { type Codes, never, refusal } from '../chat/codes.ts';

const again = (words: string) => ({ kind: 'temporary', words }) as const;
const perhaps = (words: string) => ({ kind: 'unknown', words }) as const;
const token = (what: string) =>
  never(`${what}; install the app again and put its bot token where the configuration says`);

/** Those of https://docs.slack.dev/reference/methods/chat.postMessage and chat.update with more to say than that it failed for good. */
const CODES: Codes = {
  ratelimited: again('too many messages in too short a time'),
  rate_limited: again('too many messages in too short a time'),
  message_limit_exceeded: again('the workspace sends too many messages'),
  service_unavailable: again('it is not available now'),
  team_added_to_org: again('the workspace is being moved'),
  request_timeout: again('the request did not arrive whole'),
  fatal_error: perhaps('it failed, perhaps half done'),
  internal_error: perhaps('it failed, perhaps half done'),
  channel_not_found: never('there is no such channel or user, or the app is not in it; invite the app'),
  not_in_channel: never('the app is not in that channel; invite it'),
  user_not_found: never('there is no such user'),
  is_archived: never('the channel is archived'),
  cannot_dm_bot: never('the address is that of a bot'),
  msg_too_long: never('the message is too long'),
  msg_blocks_too_long: never('the message is too long'),
  missing_scope: never('the token lacks a scope; add chat:write and install the app again'),
  not_allowed_token_type: never('the token is of another kind; use the bot token, xoxb-…'),
  invalid_auth: token('the token is not valid, or this address may not use it'),
  not_authed: token('the token is missing'),
  account_inactive: token('the app was removed from the workspace'),
  token_expired: token('the token has expired'),
  token_revoked: token('the token was revoked'),
  message_not_found: never('the message is gone'),
  cant_update_message: never('the message is not the app’s own'),
  edit_window_closed: never('the workspace does not allow to change messages any more'),
};

/** What the official client threw, in a channel's terms. Its messages may quote the request: they go no further. */
export function slackFailure(error: unknown, host: string): ChannelFailure {
  const failed = error as Partial<WebAPICallError>;
  switch (failed.code) {
    case 'slack_webapi_rate_limited_error': {
      const words = `The Slack service ${host} answered 429: ${CODES.ratelimited!.words}.`;
      return new ChannelFailure(words, { kind: 'temporary', retryAfter: failed.retryAfter! * 1_000 });
    }
    case 'slack_webapi_platform_error':
      return refusal('Slack', host, failed.data?.error, CODES);
    case 'slack_webapi_http_error': {
      const failure = refused(host, { status: failed.statusCode!, headers: new Headers(failed.headers) });
      return new ChannelFailure(failure.message, failure);
    }
    case 'slack_webapi_request_error': {
      const { original } = failed;
      if (original instanceof HttpFailure) return new ChannelFailure(original.message, original);
    }
  }
  return new ChannelFailure(`The Slack service ${host} gave no answer that could be read.`, { kind: 'unknown' });
}
