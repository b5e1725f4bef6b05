import { readFileSync } from 'node:fs';
import { simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import { extractMail } from '../../engine/facts/extract.ts';
import { htmlToText } from '../../engine/facts/text/html.ts';
import { newPart } from '../../engine/facts/text/reply.ts';
import { CORPORA, filesBelow } from '../conformance/corpora.ts';
import { addressesIn, allFacts, ENVELOPE } from './mail.ts';

const describeCorpora = describe.runIf(CORPORA);

/** How often two readers agree, by what they read. */
class Agreement {
  readonly #counts = new Map<string, [agreed: number, all: number]>();
  readonly #title: string;

  constructor(title: string) {
    this.#title = title;
  }

  note(what: string, agreed: boolean): void {
    const [yes, all] = this.#counts.get(what) ?? [0, 0];
    this.#counts.set(what, [yes + (agreed ? 1 : 0), all + 1]);
  }

  rate(what: string): number {
    const [yes, all] = this.#counts.get(what) ?? [0, 0];
    return yes / all;
  }

  print(): void {
    const counts = [...this.#counts].map(([what, [yes, all]]) => `${what} ${yes} of ${all}`);
    console.log(`${this.#title}: ${counts.join(', ')}`);
  }
}

/** Texts are compared without white space, quotation marks and what no reader sees. */
const squashed = (text: string) => text.replace(/[>\s\u00a0\0\ufffd_\u200b-\u200f\ufeff]+/g, '');
const oneSpaced = (text: string) => text.replace(/\s+/g, ' ').trim();

function sameText(ours: string, ...theirs: readonly string[]): boolean {
  const mine = squashed(ours);
  return theirs.map(squashed).some((text) => text === mine || (text !== '' && mine.includes(text)));
}

describeCorpora('mail of several kinds', () => {
  it.each([['ham'], ['logistics'], ['bounces']])('%s is read as mailparser reads it', async (folder) => {
    const agreement = new Agreement(`agreement with mailparser on ${folder}`);
    for (const file of filesBelow(folder, '.eml')) {
      const raw = readFileSync(file);
      const facts = allFacts(extractMail(raw, ENVELOPE));
      const theirs = await simpleParser(raw, { skipTextToHtml: true, skipImageLinks: true });
      agreement.note('subject', oneSpaced(theirs.subject ?? '') === oneSpaced(String(facts['mail.subject'])));
      agreement.note(
        'from',
        (theirs.from?.value[0]?.address ?? '').toLowerCase() === addressesIn(facts['mail.from'])[0],
      );
      agreement.note('messageId', (theirs.messageId ?? '').replace(/[<>]/g, '').trim() === facts['mail.messageId']);
      const html = theirs.html ? htmlToText(theirs.html) : '';
      agreement.note('text', sameText(String(facts['mail.fullText']), theirs.text ?? '', html));
    }
    agreement.print();
    for (const what of ['subject', 'from', 'messageId']) expect(agreement.rate(what), what).toBeGreaterThan(0.98);
    expect(agreement.rate('text')).toBeGreaterThan(0.9);
  });

  it('of mime4j is read without an exception', () => {
    const files = filesBelow('mime/mime4j', '.msg');
    for (const file of files)
      expect(allFacts(extractMail(readFileSync(file), ENVELOPE))['mail.size']).toBeGreaterThanOrEqual(0);
    expect(files.length).toBeGreaterThan(50);
  });

  it('tells bounces from ordinary mail', () => {
    const isBounce = (file: string) => extractMail(readFileSync(file), ENVELOPE).get('mail.isBounce');
    const bounces = filesBelow('bounces', '.eml').filter((file) => /lhost-|rhost-|rfc3464/.test(file));
    const found = bounces.filter(isBounce).length;
    const ham = [...filesBelow('ham', '.eml'), ...filesBelow('logistics', '.eml')];
    console.log(
      `bounces found: ${found} of ${bounces.length}; ordinary mail taken for one: ${ham.filter(isBounce).length} of ${ham.length}`,
    );
    expect(ham.filter(isBounce)).toEqual([]);
    expect(found / bounces.length).toBeGreaterThan(0.9);
  });

  it('loses its quoted history', () => {
    const files = filesBelow('replies', '.txt');
    const clean = files.filter((file) => {
      const { text } = newPart(readFileSync(file, 'utf8').replaceAll('\r\n', '\n'), 'Re: x');
      return text !== '' && !/^>|\bwrote:?$|schrieb.*:$|^-+ ?original message/im.test(text);
    });
    console.log(`replies whose new part shows no trace of a quotation: ${clean.length} of ${files.length}`);
    expect(clean.length / files.length).toBeGreaterThan(0.95);
  });
});
