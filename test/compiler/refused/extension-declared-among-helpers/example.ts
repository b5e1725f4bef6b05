import { defineHelper as helper, type Mail } from 'posthorn';

export const isShort = (mail: Mail) => mail.subject.length < 10;
export const isVip = helper({ words: { en: 'VIP.' }, takes: ['text'], returns: 'boolean', evaluate: () => true });
