import { defineEffect } from 'posthorn';

export const bill = defineEffect({ words: { en: 'Bills.' }, takes: {}, async perform() {} });
