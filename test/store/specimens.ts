import type { NewEvent, Place } from '../../connectors/store/store.ts';
import type { NewTask } from '../../connectors/tasks/task-system.ts';
import type { Alert } from '../../engine/arbiter/alert.ts';

export const anEvent = (changes: Partial<NewEvent> & { mailbox?: string } = {}): NewEvent => {
  const { mailbox = 'sales', ...rest } = changes;
  return {
    id: 'e1',
    kind: 'mail.received',
    source: 'imap',
    envelope: { mailbox, receivedAt: 900, rcptTo: ['sales@example.com'] },
    mail: 'ab'.repeat(32),
    messageId: '<m1@example.com>',
    subject: '清关异常 📦',
    ...rest,
  };
};

export const aPlace = (changes: Partial<Place> = {}): Place => ({
  mailbox: 'sales',
  folder: 'INBOX',
  uidValidity: '18446744073709551615',
  uid: 4_294_967_295,
  ...changes,
});

export const anAlert = (changes: Partial<Alert> = {}): Alert => ({
  key: '00112233445566778899aabbccddeeff',
  event: 'e1',
  person: 'li',
  name: 'Li Lei',
  language: 'zh',
  stage: 'first',
  turn: '0',
  priority: 'urgent',
  danger: false,
  channel: 'page',
  address: 'li',
  subject: '清关异常: container MSKU7',
  body: 'The forwarder says:\n清关异常 📦',
  policies: ['logistics/shipping-trouble'],
  at: 1_795_465_527_000,
  ...changes,
});

export const aTask = (changes: Partial<NewTask> = {}): NewTask => ({
  id: 'logistics/shipping-trouble#0:2',
  system: 'oa',
  event: 'e1',
  policy: 'logistics/shipping-trouble',
  title: 'Shipping trouble: 清关异常',
  note: '',
  assign: 'purchasing',
  ...changes,
});
