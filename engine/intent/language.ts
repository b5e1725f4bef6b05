import type { Language } from './schema.ts';

/** Short words that are frequent in one of the languages and rare in the others. */
const SMALL_WORDS: { readonly [language in Exclude<Language, 'zh'>]: string } = {
  en: 'the and you your for are with have this that please would our from will can not we us is to of by be if could thanks it on as at i any been has was were do',
  de: 'der die das und ist nicht wir sie ihr ihre ihren ihnen uns mit für von zu den dem des ein eine einen bitte auf bei im am wird sind haben können auch noch als bis ich mich zum zur vom sehr geehrte wurde werden nach unsere unseren unser dass wie',
  es: 'el la los las que y de del con por para una un su sus nos le les se es en lo al favor hemos pueden estamos como muy más fecha usted ustedes esta este gracias hola está sin si no ha nuestro nuestra',
  fr: 'd l qu j n c le la les des et est vous nous votre vos notre nos pour avec une un du dans sur que qui pas ne ce cette au aux merci bonjour avons je par à être sont été plus pouvez si en de il',
};
const KNOWN = Object.entries(SMALL_WORDS).map(
  ([name, words]) => [name as Language, new Set(words.split(' '))] as const,
);

const LONGEST_SAMPLE = 5_000;

/** The language of a text by its script and its small words; `und` where neither tells. */
export function languageOf(text: string): string {
  const sample = text.slice(0, LONGEST_SAMPLE);
  const han = sample.match(/\p{sc=Han}/gu)?.length ?? 0;
  const words = sample.toLowerCase().match(/\p{sc=Latin}+/gu) ?? [];
  // A Chinese character says about as much as half a word does.
  if (han > 3 && han >= words.length) return /[\p{sc=Hiragana}\p{sc=Katakana}]{3}/u.test(sample) ? 'ja' : 'zh';
  if (!words.length) return otherScript(sample);
  const counts = KNOWN.map(([name, known]) => [name, words.filter((word) => known.has(word)).length] as const);
  const [best = ['und', 0] as const] = counts.toSorted(([, a], [, b]) => b - a);
  if (best[1] > 0) return best[0];
  return han ? 'zh' : otherScript(sample);
}

function otherScript(text: string): string {
  if (/\p{sc=Hangul}/u.test(text)) return 'ko';
  if (/\p{sc=Cyrillic}/u.test(text)) return 'ru';
  if (/\p{sc=Arabic}/u.test(text)) return 'ar';
  return 'und';
}
