import { simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import { quoteRoutes } from '../../app/http/page/quote.ts';
import { channelsConfig, openChannels } from '../../connectors/channels/open.ts';
import { presentable } from '../../connectors/channels/presentable.ts';
import { quotePrinter } from '../../connectors/quote-pdf/print.ts';
import { draftFor } from '../../engine/quote/draft.ts';
import { finished } from '../../engine/quote/finish.ts';
import { startSmtpSink } from '../real/smtp-sink.ts';
import { anAlert } from '../store/specimens.ts';
import { index, letterFor } from './mails.ts';
import { pdfText } from './pdf-text.ts';

const AT = Date.parse('2026-03-10T09:00:00Z');
const quoted = (body: string) =>
  finished(draftFor(letterFor(body), index), { workingDay: () => '2026-03-10', validUntil: '2026-03-24' });
const print = quotePrinter({ company: 'Elmwood Home' }, (message) => expect.fail(message));
const GERMAN = quoted('Bitte 200 Stück OC-210, 1000 Stück ST-45 und 10 Stück Gartenbänke aus Teak.');

describe('an alert with a quote', () => {
  it('has all of it in a mail, with the PDF, and a line of it elsewhere', async () => {
    const sink = await startSmtpSink();
    const email = { kind: 'email', host: '127.0.0.1', port: sink.port, from: 'a@example.com', security: 'none' };
    const config = channelsConfig.parse({ email });
    const channels = openChannels(config, { signingKey: Buffer.from('key'), printQuote: print });
    const alert = anAlert({ address: 'li@example.org', language: 'en', quote: GERMAN });
    await channels.get('email')!.send(alert);
    const [message] = await sink.waitFor(1);
    await channels.close();
    await sink.close();
    const mail = await simpleParser(message!.raw);
    expect(mail.text).toContain('For copying, once you have read it:');
    expect(mail.text).toContain('200 Stück zu je EUR 92,50 = EUR 18.500,00');
    const [file] = mail.attachments;
    expect(file).toMatchObject({ filename: 'quote.pdf', contentType: 'application/pdf' });
    expect(pdfText(file!.content)).toContain('Erstes Angebot');
    expect(presentable(alert).body).toMatch(/\n\nFirst quote: 2 lines; EUR 68,300\.00 in all; .*; 1 not clear$/);
  });

  it('is on the page as PDF, for the key of its alert alone', async () => {
    const log = { get: async (key: string) => (key === 'k' ? { alert: anAlert({ quote: GERMAN }) } : undefined) };
    const routes = quoteRoutes({ store: { log }, printQuote: print } as never);
    const found = await routes.request('/alerts/k/quote.pdf');
    expect(found.headers.get('content-type')).toBe('application/pdf');
    expect(pdfText(new Uint8Array(await found.arrayBuffer()))).toContain('Gartenbänke');
    expect((await routes.request('/alerts/other/quote.pdf')).status).toBe(404);
  });
});

describe('the PDF of a quote', () => {
  it('says what the text says, and is the same file each time', async () => {
    const [one, other] = [await print(GERMAN, AT), await print(GERMAN, AT)];
    expect(Buffer.from(one).equals(other)).toBe(true);
    const text = pdfText(one);
    for (const part of [
      'Elmwood Home',
      '2026-03-10',
      'Esszimmerstuhl Eiche',
      '1.000 Stück',
      'EUR 68.300,00',
      'gelten bis 2026-03-24',
    ])
      expect(text).toContain(part);
  });

  it('is in English where its font has no Chinese, and has no boxes', async () => {
    const chinese = quoted('请报价：橡木餐椅200把，120张餐桌。');
    const text = pdfText(await print(chinese, AT));
    expect(text).toContain('First quotation');
    expect(text).toContain('OC-210 Oak dining chair');
    expect(text).toContain('“…”: please tell us which item you mean: TB-180 / TB-220?');
    expect(text).toMatch(/^[\x20-\xff“”•…\n]*$/);
  });

  it('does without a font that cannot be used, and says so once', async () => {
    const said: string[] = [];
    const printing = quotePrinter({ font: { file: '/nowhere/font.ttf' } }, (message) => said.push(message));
    expect(pdfText(await printing(GERMAN, AT))).toContain('Erstes Angebot');
    await printing(GERMAN, AT);
    expect(said).toEqual([expect.stringMatching(/^The PDF of quotes: \/nowhere\/font\.ttf: the font cannot be used/)]);
  });
});
