import { createHmac, timingSafeEqual } from 'node:crypto';
import { type ActionSigner, type PressedButton, pressed } from './action.ts';

/** A request as it came: what Slack signs is the body byte by byte. */
export interface SlackRequest {
  /** `X-Slack-Request-Timestamp`: epoch seconds. */
  readonly timestamp: string | undefined;
  /** `X-Slack-Signature`: `v0=` and hex. */
  readonly signature: string | undefined;
  readonly body: string;
}

export interface SlackInteraction {
  /** Who pressed, by Slack user ID. */
  readonly user: string;
  /** Where, by conversation ID. */
  readonly conversation: string;
  /** Undefined for what needs no answer: a button that opens a page, or one that is not of ours. */
  readonly button: PressedButton | undefined;
}

/** Older or newer by more, in seconds, is a replay. */
const TOLERANCE_S = 300;

/**
 * Whether Slack sent a request (https://docs.slack.dev/authentication/verifying-requests-from-slack): an HMAC-SHA256 over
 * version, time and body, not older than five minutes.
 *
 * @param now epoch ms
 */
export function isSlackSigned({ timestamp = '', signature = '', body }: SlackRequest, secret: string, now: number) {
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(now / 1_000 - Number(timestamp)) > TOLERANCE_S) return false;
  const given = /^v0=([0-9a-f]{64})$/.exec(signature)?.[1];
  const expected = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest();
  return given !== undefined && timingSafeEqual(expected, Buffer.from(given, 'hex'));
}

interface Payload {
  readonly type?: unknown;
  readonly user?: { readonly id?: unknown };
  readonly channel?: { readonly id?: unknown };
  readonly actions?: readonly { readonly action_id?: unknown; readonly value?: unknown }[];
}

/** Reads what Slack posts when somebody presses a button (https://docs.slack.dev/reference/interaction-payloads/block_actions-payload). @returns undefined for anything else that it posts */
export function readInteraction(
  request: SlackRequest,
  { signingSecret, sign, now }: { signingSecret: string; sign: ActionSigner; now: number },
): SlackInteraction | 'forged' | undefined {
  if (!isSlackSigned(request, signingSecret, now)) return 'forged';
  const { type, user, channel, actions } = payloadOf(request.body);
  if (type !== 'block_actions' || typeof user?.id !== 'string') return undefined;
  const [first] = Array.isArray(actions) ? actions : [];
  const conversation = typeof channel?.id === 'string' ? channel.id : user.id;
  return { user: user.id, conversation, button: pressed(first?.action_id, first?.value, sign) };
}

function payloadOf(body: string): Payload {
  try {
    return (JSON.parse(new URLSearchParams(body).get('payload') ?? '{}') ?? {}) as Payload;
  } catch {
    return {};
  }
}
