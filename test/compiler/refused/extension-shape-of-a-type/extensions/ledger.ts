import { defineHelper } from 'posthorn';

export const first = defineHelper({
  words: { en: 'The first.' },
  takes: [['text']],
  returns: String,
  evaluate: ([one = '']) => one,
});
export const none = defineHelper({ words: { en: 'None.' }, takes: [number], returns: 'nubmer', evaluate: () => 0 });
