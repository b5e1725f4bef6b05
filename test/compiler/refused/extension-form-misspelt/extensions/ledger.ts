import { defineEffect, defineHelper } from 'posthorn';

export const append = defineEffect({
  words: { en: 'Appends.' },
  takes: { row: 'text' },
  retuns: { line: 'number' },
  patience: '8d',
  async perform({ row }: { row: string }) {
    return { line: row.length };
  },
});
export const isOpen = defineHelper({ words: { zh: '开' }, takes: 'text', returns: 'boolean', evaluate: () => true });
export const sum = defineHelper({ words: { en: 'Adds.' }, takes: ['number?', 'number'], returns: 'number' });
