import { randomBytes } from 'node:crypto';
import type { Alert, Way } from '../../engine/arbiter/alert.ts';
import type { Priority } from '../../engine/plan/priority.ts';
import type { Person } from '../../engine/plan/ruleset.ts';

const TEXTS = {
  en: {
    subject: 'Test: Posthorn can reach you here',
    body: 'This is a test. No mail caused it, and there is nothing to do.',
  },
  zh: {
    subject: '测试：Posthorn 可以在这里联系到您',
    body: '这是一条测试提醒，不是由任何邮件触发的，无需处理。',
  },
} as const;

/** An alert that says that it is a test, in the person's language. */
export function testAlert({ id, name, language }: Person, { channel, address }: Way, priority: Priority): Alert {
  return {
    key: randomBytes(16).toString('hex'),
    event: 'test',
    person: id,
    name,
    language,
    stage: 'first',
    turn: '0',
    priority,
    danger: false,
    channel,
    address,
    ...(/^zh\b/i.test(language) ? TEXTS.zh : TEXTS.en),
    policies: ['posthorn tell'],
    at: Date.now(),
  };
}
