import { createRequire } from 'node:module';
import type { Language } from '../../../engine/intent/schema.ts';

/**
 * Only what is used is loaded: the package's index would load its databases' clients, too.
 *
 * @see https://naturalnode.github.io/natural/
 */
const require = createRequire(import.meta.url);

interface Tokenizer {
  tokenize(text: string): string[];
}
interface Stemmer {
  stem(word: string): string;
}
interface Tools {
  readonly tokenizer: Tokenizer;
  readonly stemmer: Stemmer;
}

const FILES: { readonly [language in Exclude<Language, 'zh'>]: readonly [tokenizer: string, stemmer: string] } = {
  en: ['aggressive_tokenizer', 'porter_stemmer'],
  de: ['aggressive_tokenizer_de', 'porter_stemmer_de'],
  es: ['aggressive_tokenizer_es', 'porter_stemmer_es'],
  fr: ['aggressive_tokenizer_fr', 'porter_stemmer_fr'],
};
const loaded = new Map<string, Tools>();

function toolsFor(language: string): Tools {
  const known = language in FILES ? (language as keyof typeof FILES) : 'en';
  const tools = loaded.get(known) ?? load(known);
  loaded.set(known, tools);
  return tools;
}

function load(language: keyof typeof FILES): Tools {
  const [tokenizer, stemmer] = FILES[language];
  const Made = require(`natural/lib/natural/tokenizers/${tokenizer}.js`) as new () => Tokenizer;
  return { tokenizer: new Made(), stemmer: require(`natural/lib/natural/stemmers/${stemmer}.js`) as Stemmer };
}

const HAN_WORDS = new Intl.Segmenter('zh', { granularity: 'word' });
/** More tells no more, and probabilities of so many words are too small for a number. */
const MOST = 90;

/** What a classifier sees of a text: its words, without endings; Chinese by words, and by pairs of signs. */
export function tokensOf(text: string, language: string): readonly string[] {
  const found = language === 'zh' ? hanTokens(text) : latinTokens(text, language);
  return [...new Set(found)].slice(0, MOST);
}

function latinTokens(text: string, language: string): readonly string[] {
  const { tokenizer, stemmer } = toolsFor(language);
  return tokenizer
    .tokenize(text.toLowerCase())
    .filter((word) => word.length > 1 && !/\d/.test(word))
    .map((word) => `${language}:${stemmer.stem(word)}`);
}

function hanTokens(text: string): readonly string[] {
  const words = [...HAN_WORDS.segment(text)].filter(({ isWordLike, segment }) => isWordLike && !/\d/.test(segment));
  return words.map(({ segment }) => `zh:${segment}`);
}
