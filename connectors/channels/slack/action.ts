import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Alert } from '../../../engine/arbiter/alert.ts';

/** What a button in Slack can do. */
export type SlackAction = 'acknowledge' | 'resolve';

const ACTIONS: readonly string[] = ['acknowledge', 'resolve'];
const FORM = /^v1 (?<event>\S{1,400}) (?<alert>[0-9a-f]{1,128}) (?<mac>[0-9a-f]{64})$/;

/** Signs what a button of one channel stands for. */
export type ActionSigner = (text: string) => string;

/** @param key of the installation @param channel its name: what one channel's buttons say means nothing to another */
export const actionSigner =
  (key: Uint8Array, channel: string): ActionSigner =>
  (text) =>
    createHmac('sha256', key).update(`slack action\n${channel}\n${text}`).digest('hex');

/** The value that travels with a button: event and alert, signed, so that no other alert can be put in its place. */
export const buttonValue = ({ event, key }: Pick<Alert, 'event' | 'key'>, action: SlackAction, sign: ActionSigner) =>
  `v1 ${event} ${key} ${sign(`${action}\n${event}\n${key}`)}`;

export interface PressedButton {
  readonly action: SlackAction;
  readonly event: string;
  /** The alert's key. */
  readonly alert: string;
}

/** @returns undefined where we did not make it */
export function pressed(action: unknown, value: unknown, sign: ActionSigner): PressedButton | undefined {
  if (typeof action !== 'string' || typeof value !== 'string' || !ACTIONS.includes(action)) return undefined;
  const { event, alert, mac } = FORM.exec(value)?.groups ?? {};
  if (event === undefined || alert === undefined || mac === undefined) return undefined;
  const expected = sign(`${action}\n${event}\n${alert}`);
  const ours = timingSafeEqual(Buffer.from(expected, 'hex'), Buffer.from(mac, 'hex'));
  return ours ? { action: action as SlackAction, event, alert } : undefined;
}
