import { fold, IN_WORDS } from '../../../engine/expression/phrases/normal.ts';
import { extractMail } from '../../../engine/facts/extract.ts';
import type { Facts } from '../../../engine/facts/facts.ts';
import { mailsOf } from '../../conformance/corpora.ts';
import * as shipped from '../../rules/shipped.ts';

// The corpus lies beside the project: a clone has the samples only.
const ham = mailsOf('ham');
export const ENVELOPE = { mailbox: 'bench', receivedAt: Date.parse('2026-07-08T01:00:00Z') };

export const FOLDER = ham.length ? 'ham' : 'samples';
export const raws: readonly Uint8Array[] = ham.length ? ham : shipped.mails;

/** A mail as the other engines are given it: folded before, so that looking for a phrase is looking for a text. */
export interface Flat {
  readonly subject: string;
  readonly text: string;
  readonly rawSubject: string;
  readonly rawText: string;
  readonly domain: string;
  readonly size: number;
  /** Epoch milliseconds. */
  readonly date: number;
  readonly lists: readonly string[];
}

export interface BenchMail {
  readonly facts: Facts;
  readonly flat: Flat;
  /** Of subject and text. */
  readonly characters: number;
}

/** @param lists which lists hold a domain */
export function readMails(lists: (domain: string) => readonly string[]): readonly BenchMail[] {
  return raws.flatMap((raw) => {
    const facts = extractMail(raw, ENVELOPE);
    const [rawSubject, rawText] = [String(facts.get('mail.subject')), String(facts.get('mail.text'))];
    const domain = String(facts.get('mail.from.domain'));
    const [size, date] = [Number(facts.get('mail.size')), Date.parse(String(facts.get('mail.date')))];
    // what is not there is less than nothing to one engine, and an error to another
    if (Number.isNaN(date)) return [];
    const flat = { rawSubject, rawText, domain, size, date, lists: lists(domain) };
    const mail: BenchMail = {
      facts,
      flat: { ...flat, subject: marked(rawSubject), text: marked(rawText) },
      characters: rawSubject.length + rawText.length,
    };
    return [mail];
  });
}

/** A folded text with `|` where words begin and end: a phrase stands in it, marked likewise, exactly where `mentions` finds it. */
export function marked(text: string): string {
  const { units, length } = fold(text);
  let made = '';
  for (let i = 0, inWord = 0; i <= length; i++) {
    const isWord = i < length ? (IN_WORDS[units[i] as number] as number) : 0;
    if (isWord !== inWord) made += '|';
    inWord = isWord;
    if (i < length) made += String.fromCharCode(units[i] as number);
  }
  return made;
}
