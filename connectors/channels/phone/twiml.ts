const ENTITIES: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** What no XML document may hold (XML 1.0 §2.2), even as an entity. */
const NO_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const escaped = (text: string) => text.replace(NO_XML, '').replace(/[&<>"']/g, (character) => ENTITIES[character]!);

/** Says a text, and once more for those who only listen then (https://www.twilio.com/docs/voice/twiml/say). */
export function sayTwice(text: string, language: string): string {
  const say = `<Say language="${escaped(language)}">${escaped(text)}</Say>`;
  return `<?xml version="1.0" encoding="UTF-8"?><Response>${say}<Pause length="1"/>${say}</Response>`;
}

/** For languages that a person has without a country. */
const USUAL: { readonly [language: string]: string } = {
  de: 'de-DE',
  en: 'en-US',
  es: 'es-ES',
  fr: 'fr-FR',
  it: 'it-IT',
  ja: 'ja-JP',
  ko: 'ko-KR',
  nl: 'nl-NL',
  pl: 'pl-PL',
  pt: 'pt-PT',
  ru: 'ru-RU',
  zh: 'zh-CN',
};

/**
 * The language of a voice for a person's.
 *
 * @param language BCP 47: `zh`, `zh-Hans-CN`, `en-GB`
 * @param own what the configuration says instead, by the whole tag or by its language
 */
export function voiceLanguage(language: string, own: { readonly [language: string]: string } = {}): string {
  const [base = 'en', ...rest] = language.split('-');
  const country = rest.find((part) => /^[A-Z]{2}$/.test(part));
  return own[language] ?? own[base] ?? (country && base in USUAL ? `${base}-${country}` : USUAL[base]) ?? 'en-US';
}
