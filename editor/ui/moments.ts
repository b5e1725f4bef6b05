import type { Language } from '../preferences.svelte.ts';

const LOCALES: { readonly [language in Language]: string } = { en: 'en-GB', zh: 'zh-CN' };

/** An instant (epoch ms) as a person here reads it: the time alone where it is of today. */
export function momentWords(at: number, language: Language, now = Date.now()): string {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  const time = { hour: '2-digit', minute: '2-digit' } as const;
  const day = isToday ? {} : ({ day: 'numeric', month: 'short' } as const);
  const year = new Date(at).getFullYear() === new Date(now).getFullYear() ? {} : ({ year: 'numeric' } as const);
  return new Intl.DateTimeFormat(LOCALES[language], { ...year, ...day, ...time }).format(at);
}

/** The same to the second, with its day. */
export const momentInFull = (at: number, language: Language): string =>
  new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'medium', timeStyle: 'medium' }).format(at);
