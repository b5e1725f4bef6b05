import type { Text } from '../../catalogue/words.ts';

/** Why the language does not have something: what was meant, and the way to write it. */
export interface Reason {
  readonly what: Text;
  readonly instead: Text;
}

export const reason = (what: string, whatZh: string, instead: string, insteadZh: string): Reason => ({
  what: { en: what, zh: whatZh },
  instead: { en: instead, zh: insteadZh },
});
