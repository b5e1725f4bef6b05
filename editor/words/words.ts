import { preferences } from '../preferences.svelte.ts';
import { en } from './en.ts';
import { zh } from './zh.ts';

/** Every word of the editor; texts with something to fill in are functions. */
export type Words = typeof en;

const WORDS: { readonly [language in 'en' | 'zh']: Words } = { en, zh };

/** The words in the language that is chosen now. Read in markup or in `$derived`, it follows a change at once. */
export const words = (): Words => WORDS[preferences.language];
