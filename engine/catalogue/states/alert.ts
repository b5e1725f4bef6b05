import type { StateEntry } from '../entry.ts';
import { words } from '../words.ts';

export const alertStates: readonly StateEntry[] = [
  {
    name: 'alert.acknowledged',
    on: 'handle',
    words: words(
      'acknowledged',
      '已确认',
      'One of the persons whom this alert went to has taken it on.',
      '收到此提醒的人之一已确认接手。',
    ),
  },
  {
    name: 'alerts.acknowledged',
    on: 'event',
    words: words(
      'acknowledged',
      '已确认',
      'Somebody has taken on any alert about this event.',
      '有人已确认接手关于此事件的任一提醒。',
    ),
  },
  {
    name: 'alert.resolved',
    on: 'handle',
    words: words(
      'resolved',
      '已解决',
      'One of the persons whom this alert went to has settled the matter. Resolved is acknowledged, too.',
      '收到此提醒的人之一已解决此事。已解决也视为已确认。',
    ),
  },
  {
    name: 'alerts.resolved',
    on: 'event',
    words: words(
      'resolved',
      '已解决',
      'Somebody has settled the matter, by any alert about this event.',
      '有人已通过关于此事件的任一提醒解决此事。',
    ),
  },
  {
    name: 'alert.cleared',
    on: 'handle',
    words: words(
      'called fine',
      '已判为正常',
      'One of the persons whom this alert went to has said that the mail is fine. Cleared is resolved, too.',
      '收到此提醒的人之一确认该邮件正常。也视为已解决。',
    ),
  },
  {
    name: 'alerts.cleared',
    on: 'event',
    words: words(
      'called fine',
      '已判为正常',
      'Somebody has said that the mail is fine, by any alert about it or by the command.',
      '有人已通过任一提醒或命令确认该邮件正常。',
    ),
  },
];

/** `alerts.told`: no state but a name, of everybody who was told of the event when the wish is judged. */
export const told = words(
  'told',
  '已被告知者',
  'Everybody who was told of this event by now: to tell them how it ended.',
  '至今已被告知此事件的所有人，用于告知结果。',
);
