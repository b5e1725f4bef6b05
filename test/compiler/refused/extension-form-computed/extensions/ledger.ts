import { defineEffect, defineFact, defineHelper } from 'posthorn';

const takes = { customer: 'text' } as const;

export const append = defineEffect({ words: { en: 'Appends.' }, takes, async perform() {} });
export const keep = defineEffect({ ...append, words: { en: 'Keeps.' }, takes: {}, async perform() {} });
export const limit = defineFact({
  words: { en: 'A limit.', de: 'Eine Grenze.' },
  of: 'text',
  returns: 'number',
  ttl: '10 minutes',
  fetch: async () => 1,
});
export const isOpen = defineHelper({
  words: { en: 'Open.' },
  takes: ['text'],
  returns: 'boolean',
  async evaluate() {
    return true;
  },
});
