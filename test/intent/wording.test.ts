import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Suggestions } from '../../connectors/intent/replies/suggest.ts';
import { vocabularyOf } from '../../connectors/intent/replies/vocabulary.ts';
import { Mail } from '../../engine/facts/mail.ts';
import { heldReply } from '../../engine/reply/held.ts';

const ENVELOPE = { mailbox: '', receivedAt: 0 };
const bytes = (text: string) => new TextEncoder().encode(text);
const mailOf = (from: string, to: string, body: string) =>
  bytes(`From: ${from}\nTo: ${to}\nSubject: Chairs\nContent-Type: text/plain; charset=utf-8\n\n${body}\n`);

const US = '"Wu Gang" <wu@elmwood.example>';
const ASK: { readonly [language: string]: string } = {
  en: 'What is your price for the chairs, and when can you deliver them to us?',
  de: 'Was kosten die Stühle, und wann können Sie uns diese bitte liefern?',
  es: '¿Cuál es el precio de las sillas y cuándo nos las pueden entregar, por favor?',
  fr: 'Quel est le prix des chaises et quand pouvez-vous nous les livrer, s’il vous plaît ?',
  zh: '请问这款椅子的价格是多少？什么时候可以交货？',
};

/** The suggestion that follows from one earlier answer to such a mail. */
async function suggestedFrom(language: string, customer: string, answer: string): Promise<string> {
  const mails = new Map([
    ['asked', mailOf(customer, US, ASK[language]!)],
    ['answered', mailOf(US, customer, answer)],
  ]);
  const suggestions = new Suggestions(async (hash) => mails.get(hash)!);
  const mail = new Mail(mailOf('"New One" <new@one.example>', US, ASK[language]!), ENVELOPE);
  const pair = { kind: 'inquiry', language, mail: 'asked', reply: 'answered' };
  return (await suggestions.drafts(mail, { kind: 'inquiry', language }, [pair]))[0] ?? '';
}

describe('a suggested answer', () => {
  it.each([
    [
      'en',
      'Thank you very much for your inquiry. We can offer the chairs at EUR 96.00 per piece, delivery within 3 weeks.',
      ['Thank you very much for your inquiry.', '[price], delivery within [time].'],
    ],
    [
      'de',
      'vielen Dank für Ihre Anfrage. Wir können Ihnen die Ware zum Preis von 45,50 € anbieten. Das Angebot gilt bis zum 30.04.2026.',
      ['Preis von [Preis] anbieten', 'bis zum [Datum].'],
    ],
    [
      'es',
      'Gracias por su consulta. El precio de las sillas es de 96 EUR y podemos entregar en tres semanas.',
      ['El precio de las sillas es de [precio] y podemos entregar en [plazo].'],
    ],
    [
      'fr',
      'Merci pour votre demande. Nous vous proposons les chaises au prix de 96 €, livraison sous 3 semaines.',
      ['au prix de [prix], livraison sous [délai].'],
    ],
    [
      'zh',
      '感谢您的询价。单价为 420 元，收到定金后 30 天内发货。如有任何疑问，请随时联系我们。',
      ['感谢您的询价。', '请随时联系我们。'],
    ],
  ])('keeps the words of the earlier one, in %s, and none of its numbers', async (language, answer, kept) => {
    const text = await suggestedFrom(
      language,
      '"Rose Miller" <rose@hall.example>',
      `${answer}\n\nBest regards\nWu Gang`,
    );
    for (const words of kept) expect(text).toContain(words);
    expect(text).not.toMatch(/\d|Wu|Gang|420|96/);
  });

  it('takes the answer that was given to the mail most like this one', async () => {
    const mails = new Map<string, Uint8Array>();
    const pairs = [
      ['Do you have a catalogue of your tables?', 'Attached you will find our complete product list.'],
      [ASK.en!, 'Our price is for the chairs with packing, and delivery is possible next month.'],
      ['Can we have samples of the material in other sizes?', 'We will send the samples this week.'],
    ].map(([asked, answered], at) => {
      mails.set(`a${at}`, mailOf('x@a.example', US, asked!));
      mails.set(`r${at}`, mailOf(US, 'x@a.example', answered!));
      return { kind: 'inquiry', language: 'en', mail: `a${at}`, reply: `r${at}` };
    });
    const suggestions = new Suggestions(async (hash) => mails.get(hash)!);
    const mail = new Mail(
      mailOf('y@b.example', US, 'Please tell us the price of the chairs and when you deliver.'),
      ENVELOPE,
    );
    const wanted = { kind: 'inquiry', language: 'en' };
    expect((await suggestions.drafts(mail, wanted, pairs))[0]).toContain('Our price is for the chairs with packing');
    expect(await suggestions.drafts(mail, { ...wanted, kind: 'order' }, pairs), 'of another kind').toEqual([]);
    expect(await suggestions.drafts(mail, { ...wanted, language: 'ja' }, pairs), 'of no such language').toEqual([]);
    expect(await suggestions.drafts(mail, wanted, [{ ...pairs[0]!, reply: 'gone' }]), 'erased').toEqual([]);
  });

  it('quotes no history, and nothing that was forwarded', async () => {
    const history =
      'We confirm the delivery date.\n\nOn Mon, 2 Mar 2026, Rose Miller wrote:\n> our secret price is quite good\n';
    const text = await suggestedFrom('en', 'rose@hall.example', history);
    expect(text).toContain('We confirm the delivery date.');
    expect(text).not.toContain('secret');
    const forwarded =
      'Please check.\n\n---------- Forwarded message ---------\nFrom: a@b.example\nSubject: Price\n\nWe can offer the best price for the goods.';
    expect(await suggestedFrom('en', 'rose@hall.example', forwarded)).toBe('');
  });
});

/** Sentences with places for what must never pass; `{n}` a name, `{p}` a price, `{i}` an account, `{o}` an order, `{a}` an address, `{l}` a link. */
const SENTENCES: { readonly [language: string]: readonly string[] } = {
  en: [
    'Dear {n},',
    'we offer {n} the chairs at {p} per piece.',
    'As agreed with {n}, please pay to {i}.',
    'Order {o} of {n} is confirmed.',
    'The goods will be delivered to {a}.',
    'See {l} or write to {n} at {m}.',
    'Thank you for your order, {n}.',
    'The price of {p} is valid for {n} only, account {i}.',
    'Best regards',
    '{n}',
  ],
  de: [
    'Sehr geehrte Frau {n},',
    'wir bieten {n} die Ware zum Preis von {p} an.',
    'Wie mit Herrn {n} vereinbart, zahlen Sie bitte auf {i}.',
    'Der Auftrag {o} von {n} ist bestätigt.',
    'Die Lieferung erfolgt an {a}.',
    'Bitte schreiben Sie an {m} oder sehen Sie {l}.',
    'Mit freundlichen Grüßen',
    '{n}',
  ],
  es: [
    'Estimada {n}:',
    'ofrecemos a {n} las sillas por {p} la unidad.',
    'Según lo acordado con {n}, paguen por favor a {i}.',
    'El pedido {o} de {n} está confirmado.',
    'La entrega se hará en {a}.',
    'Saludos',
    '{n}',
  ],
  fr: [
    'Bonjour {n},',
    'nous proposons à {n} les chaises au prix de {p}.',
    'Comme convenu avec {n}, veuillez payer sur {i}.',
    'La commande {o} de {n} est confirmée.',
    'La livraison se fera à {a}.',
    'Cordialement',
    '{n}',
  ],
  zh: [
    '{n}，您好：',
    '我们给{n}的报价是{p}。',
    '请按照与{n}的约定付款到{i}。',
    '{n}的订单{o}已经确认。',
    '货物将发送到{a}。',
    '如有问题请联系{n}，{m}。',
    '此致',
    '{n}',
  ],
};
const word = fc
  .stringMatching(/^[a-z]{4,9}$/)
  .filter(
    (text) =>
      !['en', 'de', 'es', 'fr'].some(
        (of) => vocabularyOf(of)!.knows(text, true) || vocabularyOf(of)!.knows(text, false),
      ),
  );
const capital = (text: string) => text[0]!.toUpperCase() + text.slice(1);
const NAMES = [
  'Schneider',
  'Anna',
  'García',
  'Dupont',
  'Köhler',
  'O’Brien',
  'Nguyen',
  'Fischer',
  'Jean-Pierre',
  'MacDonald',
];
const HAN_NAMES = [
  '王伟',
  '李娜',
  '张小明',
  '欧阳修',
  '何有为',
  '于洋',
  '高明',
  '方正',
  '安和',
  '陈于内',
  '佛山榆木家居',
];
const name = fc.oneof(
  fc.constantFrom(...NAMES),
  word.map(capital),
  fc.tuple(word, word).map(([a, b]) => `${capital(a)} ${capital(b)}`),
  word,
);
const number = fc.integer({ min: 2, max: 9_999_999 });
const price = fc.oneof(
  number.map((n) => `EUR ${n}`),
  number.map((n) => `${(n / 100).toFixed(2)} €`),
  number.map((n) => `$${n.toLocaleString('en')}`),
  number.map((n) => `${n} USD`),
  fc.constantFrom(
    'twelve hundred dollars',
    'fünfhundert Euro',
    'trois cents euros',
    'doscientos euros',
    '三百二十元',
    '一万二千美元',
  ),
);
const iban = fc
  .tuple(fc.constantFrom('DE', 'FR', 'ES', 'GB'), fc.bigInt({ min: 10n ** 19n, max: 10n ** 20n - 1n }), fc.boolean())
  .map(([land, digits, spaced]) => {
    const all = `${land}${digits}`;
    return spaced ? all.replaceAll(/(.{4})(?=.)/g, '$1 ') : all;
  });
const order = fc.oneof(
  fc.tuple(word, number).map(([a, n]) => `${a.slice(0, 2).toUpperCase()}-${n}`),
  number.map((n) => `#${n}`),
  number.map(String),
);
const secrets = fc.record({
  n: name,
  p: price,
  i: iban,
  o: order,
  a: fc.tuple(word, number, word).map(([a, n, b]) => `${capital(a)}straße ${n}, ${capital(b)}`),
  m: fc.tuple(word, word).map(([a, b]) => `${a}@${b}.example`),
  l: word.map((host) => `https://${host}.example/quote?id=7`),
});

describe('what a model suggests', () => {
  const written = 'We need 80 chairs OC-210 at EUR 88.00, order PO-7. See https://hall.example.';
  const held = (text: string) => heldReply(text, 'en', written);

  it('names no price, no link and no number but those of the mail', () => {
    expect(held('We can offer the 80 chairs OC-210 at EUR 88.00 each, 5 % less from 200 on.')).toBe(
      'We can offer the 80 chairs OC-210 at [price], [price] less from [number] on.',
    );
    expect(held('Order PO-7 is ready on 2026-04-01. Pay to DE89370400440532013000.')).toBe(
      'Order PO-7 is ready on [number]. Pay to [number].',
    );
    expect(held('See https://evil.example/x or write to a@evil.example')).toBe('See […] or write to […]');
    expect(held('It costs $1,200.50, or 900 euros.')).toBe('It costs [price], or [price].');
    expect(held('We ask nine hundred dollars for it.')).toBe('We ask [price] for it.');
  });

  it('is none where it is empty or no answer any more', () => {
    expect(held('  \n')).toBeUndefined();
    expect(held('x'.repeat(2_000))).toBeUndefined();
  });
});

describe('what is of another customer', () => {
  it.each(Object.keys(SENTENCES))('never stands in a suggestion, in %s', async (language) => {
    const known = vocabularyOf(language)!;
    let said = 0;
    await fc.assert(
      fc.asyncProperty(
        secrets,
        fc.constantFrom(...HAN_NAMES),
        fc.shuffledSubarray([...SENTENCES[language]!], { minLength: 3 }),
        async (given, han, lines) => {
          const hidden = { ...given, ...(language === 'zh' && { n: han }) };
          const body = lines
            .map((line) => line.replaceAll(/\{(\w)\}/g, (_, key: keyof typeof hidden) => hidden[key]))
            .join('\n\n');
          const text = await suggestedFrom(
            language,
            `"${hidden.n}" <${hidden.m}>`,
            `${body}\n\n${language === 'zh' ? '感谢您的询价。' : ''}`,
          );
          const inner = text
            .split('\n')
            .slice(2, -2)
            .join('\n')
            .replaceAll(/\[[^\]]*\]/g, ' ');
          if (inner.trim()) said++;
          expect(inner).not.toMatch(/[\p{N}€$@#/]|http/u);
          for (const part of Object.values(hidden)) expect(text).not.toContain(part);
          for (const part of hidden.n.split(/[^\p{L}]+/u))
            if (language !== 'zh' && part.length > 2)
              expect(inner.toLowerCase()).not.toMatch(new RegExp(`(?<!\\p{L})${part.toLowerCase()}(?!\\p{L})`, 'u'));
          if (language === 'zh')
            for (const sign of han) if (!'有为和于内方'.includes(sign)) expect(inner).not.toContain(sign);
          const words = language === 'zh' ? [] : (inner.match(/[\p{L}'’]+/gu) ?? []);
          for (const one of words) expect(known.knows(one, true) || known.knows(one, false), one).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
    expect(said, 'suggestions that say something').toBeGreaterThan(20);
  });
});
