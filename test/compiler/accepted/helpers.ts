import type { Address, Mail } from 'posthorn';
import { mentions } from 'posthorn';
import { carriers } from './lists.ts';

const base = ['delay', 'customs hold'];
export const phrases = [...base, '船期延误', '清关异常'];
export const limits = { size: 5 * 1024 * 1024, names: ['pdf', 'xlsx'] };

export const isCarrier = (mail: Mail) => carriers.has(mail.from.domain);
export const speaksOf = (mail: Mail, words: readonly string[]): boolean => mentions(mail, words);
export const isFrom = (who: Address, domain: string) => who.domain === domain || who.domain.endsWith(`.${domain}`);
export const urgent = (mail: Mail, by?: string) =>
  isCarrier(mail) && speaksOf(mail, phrases) && mail.subject !== (by ?? '');
