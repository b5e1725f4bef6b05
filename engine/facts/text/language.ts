/** Words that make out half of a language's sentences, and few of another's. */
const WORDS: Readonly<Record<string, string>> = {
  en: 'the and you your that with for are this have from will not please our was has been can would we to of in is be',
  de: 'und der die das nicht mit ist ein eine für sie wir auf den von zu ihre ich haben wird bitte dass werden auch dem im',
  fr: 'les des est vous pour une dans nous sur avec votre que pas qui et le la au par vos sont cette aux du nos',
  es: 'los las que para con una por del su está usted como más este es el nuestro sus al nos hemos gracias y',
  pt: 'não que para com uma você seu por dos das está mais como sua os ao pelo nosso em obrigado são foi e',
  it: 'che per con una non del della sono il di gli alla questo suo nel più le vostra grazie dei è abbiamo i',
  nl: 'het een van niet voor met zijn uw wij aan dat deze worden heeft bij ook naar kunt onze de en u is',
  sv: 'och att för inte med som den det har till av är vi du på kan ett ditt om från',
  da: 'og at for ikke med som den det har til af er vi du på kan et din om fra jeg hvis',
  no: 'og at for ikke med som den det har til av er vi du på kan et din om fra jeg hvis vår',
  fi: 'ja on ei että se olla voit sinun tai jos ovat meidän mutta kun myös tämä ole hän kiitos',
  pl: 'nie się jest na do że prosimy oraz przez dla jak lub są od państwa z w i po o',
  cs: 'se na je že pro jsou nebo jako ve aby vám váš prosím od po za s v i by jsme',
  hu: 'és hogy nem egy az van meg kell vagy csak ezt már kérjük ön is',
  ro: 'și nu este pentru cu din sau pe care vă mai sunt prin dumneavoastră la de în că o',
  tr: 've bir bu için ile olarak daha çok da olan var gibi kadar sizin lütfen size değil',
  vi: 'và của là không cho các có được này với bạn trong một những đã để chúng tôi',
  id: 'dan yang untuk dengan anda ini tidak dari kami pada akan atau telah dapat adalah di ke',
};

const BY_WORD = new Map<string, string[]>();
for (const [language, words] of Object.entries(WORDS)) {
  for (const word of words.split(' ')) BY_WORD.set(word, [...(BY_WORD.get(word) ?? []), language]);
}

const LONGEST_SAMPLE = 20_000;
/** A known word in every so many, or it is no running text. */
const LEAST_SHARE = 0.08;
const LEAST_HITS = 2;

/**
 * The language that a text is mostly in, as ISO 639-1 says it: by its script, and Latin ones by their commonest words. Empty where it cannot be told.
 *
 * @param scripts those of the text, the most frequent first
 */
export function languageOf(text: string, scripts: readonly string[]): string {
  const [first] = scripts;
  if (first === undefined) return '';
  if (first === 'ru') return slavic(text.slice(0, LONGEST_SAMPLE));
  return first === 'latin' ? latin(text.slice(0, LONGEST_SAMPLE)) : first;
}

function slavic(text: string): string {
  if (/[їєґі]/i.test(text)) return /[ўы]/i.test(text) ? 'be' : 'uk';
  if (/[ћђџ]/i.test(text)) return 'sr';
  return /[ыэё]/i.test(text) ? 'ru' : /ъ[а-я]/i.test(text) ? 'bg' : 'ru';
}

function latin(text: string): string {
  const hits = new Map<string, number>();
  let words = 0;
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}]+/gu)) {
    words++;
    // A word of many languages tells little of each.
    const known = BY_WORD.get(word) ?? [];
    for (const language of known) hits.set(language, (hits.get(language) ?? 0) + 1 / known.length);
  }
  const [best] = [...hits].sort(([, a], [, b]) => b - a);
  return best && best[1] >= Math.min(LEAST_HITS, words / 3) && best[1] / words >= LEAST_SHARE ? best[0] : '';
}
