import { defineEffect, defineFact } from 'posthorn';

export const append = defineEffect({
  words: { en: 'Appends.' },
  takes: { row: 'texts', at: 'date', on: ['text', 'number'] },
  returns: 'none',
  async perform() {},
});
export const limit = defineFact({ words: { en: 'A limit.' }, of: 'string', returns: 'number', fetch: async () => 1 });
