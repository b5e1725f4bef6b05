import type { Alert } from '../../../engine/arbiter/alert.ts';
import type { Priority } from '../../../engine/plan/priority.ts';
import type { Links } from '../channel.ts';
import { fitJson } from '../chat/fit.ts';
import { type LinkLine, linkLines } from '../link-lines.ts';
import { presentable } from '../presentable.ts';

/**
 * What the service worker of the page shows, as JSON: the options of `ServiceWorkerRegistration.showNotification`
 * (https://notifications.spec.whatwg.org/#dictdef-notificationoptions) and the links.
 */
export interface Notification {
  /** The alert's key: a repeat takes the place of the first. */
  readonly tag: string;
  readonly title: string;
  readonly body: string;
  readonly lang: string;
  readonly timestamp: number;
  readonly silent: boolean;
  /** Milliseconds on, off, on …; with `silent` there is none (the specification forbids both). */
  readonly vibrate?: readonly number[];
  /** Stays until somebody closes it. */
  readonly requireInteraction: boolean;
  readonly open?: string;
  readonly actions: readonly LinkLine[];
}

interface Pressing {
  /** RFC 8030 §5.3: under what circumstances a device wants to be woken. */
  readonly urgency: 'low' | 'normal' | 'high';
  readonly vibrate?: readonly number[];
  readonly stays?: boolean;
}

const PRESSING: { readonly [priority in Priority]: Pressing } = {
  urgent: { urgency: 'high', vibrate: [400, 100, 400, 100, 400, 100, 400], stays: true },
  high: { urgency: 'high', vibrate: [300, 100, 300] },
  normal: { urgency: 'normal', vibrate: [200] },
  low: { urgency: 'low' },
};
const QUIET: Pressing = { urgency: 'normal' };

const pressingOf = ({ priority, silent }: Alert) => (silent && priority !== 'low' ? QUIET : PRESSING[priority]);

export const urgencyOf = (alert: Alert) => pressingOf(alert).urgency;

/** A push service takes 4,096 bytes (RFC 8030 §7.2), of which encryption needs 103 (RFC 8188 §2). */
const TITLE_BYTES = 400;
const BODY_BYTES = 1_800;

/** Browsers show two buttons. */
export function notificationOf(alert: Alert, links: Links = {}): Notification {
  const { key, subject, body, language, at, danger } = presentable(alert);
  const { vibrate, stays = false } = pressingOf(alert);
  const title = `${danger ? '⚠ ' : ''}${subject}`.trim() || 'Posthorn';
  return {
    tag: key,
    title: fitJson(title, TITLE_BYTES),
    body: fitJson(body, BODY_BYTES),
    lang: /^[A-Za-z0-9-]{1,35}$/.test(language) ? language : '',
    timestamp: at,
    silent: vibrate === undefined,
    ...(vibrate && { vibrate }),
    requireInteraction: stays || danger,
    ...(links.open !== undefined && { open: links.open }),
    actions: linkLines(links, language).slice(0, 2),
  };
}
