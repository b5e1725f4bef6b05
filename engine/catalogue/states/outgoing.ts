import type { StateEntry } from '../entry.ts';
import { words } from '../words.ts';

export const outgoingStates: readonly StateEntry[] = [
  {
    name: 'outgoing.bounced',
    on: 'handle',
    words: words(
      'bounced',
      '已退回',
      'A report came that the mail could not be delivered (RFC 3464).',
      '收到该邮件无法投递的报告（RFC 3464）。',
    ),
  },
  {
    name: 'outgoing.delivered',
    on: 'handle',
    words: words(
      'delivered',
      '已送达',
      "A report came that the mail reached the receiver's mailbox. Few servers send one: do not wait for it alone.",
      '收到该邮件已送达收件箱的报告。发送此报告的服务器很少，不要只等它。',
    ),
  },
];
