import type { Intent, Kind } from './schema.ts';

type Worded = Pick<Intent, 'kind' | 'asks' | 'price' | 'quantity' | 'delayDays' | 'deadline' | 'urgent' | 'language'>;

const NAMES: { readonly [kind in Kind]: string } = {
  inquiry: 'Inquiry',
  order: 'Order',
  'payment-notice': 'They say that they have paid',
  'payment-request': 'We are asked to pay',
  'logistics-delay': 'Something comes later',
  'customs-issue': 'Trouble with customs',
  'arrival-notice': 'Goods have arrived, or are about to',
  complaint: 'Complaint',
  'meeting-request': 'Somebody wants to meet',
  'approval-request': 'A decision within the company is asked for',
  promotion: 'Promotion',
  'auto-reply': 'Automatic reply',
  other: 'Other',
};

/** One line of what was read, made of the values alone: no word of the mail stands in it. */
export function summaryOf(read: Worded): string {
  const { price, quantity } = read;
  const parts = [
    read.asks.length ? `asks: ${read.asks.join(', ')}` : '',
    quantity ? `${quantity.amount} ${quantity.unit ?? 'of the goods'}` : '',
    price ? `${price.currency} ${price.amount}${price.per ? ` per ${price.per}` : ''}` : '',
    read.delayDays === null ? '' : `${read.delayDays} ${read.delayDays === 1 ? 'day' : 'days'} later`,
    read.deadline ? `by ${read.deadline}` : '',
    read.urgent ? 'urgent' : '',
  ].filter((part) => part);
  return [NAMES[read.kind], ...parts].join('; ');
}

/** What is still to be filled in stands in square brackets. */
const REPLIES: { readonly [language: string]: { readonly [part: string]: string } } = {
  en: {
    hello: 'Dear [name],',
    thanks: 'thank you for your message.',
    inquiry: 'Our price is [price] per [unit]; we can deliver by [delivery date].',
    order: 'We confirm your order; delivery by [delivery date].',
    'payment-notice': 'We will confirm as soon as the amount has reached our account: [date].',
    'payment-request': 'We are checking the invoice and will pay by [date].',
    'logistics-delay': 'Please tell us the new date that you can hold: [date].',
    'customs-issue': 'We will send you [document] by [date].',
    'arrival-notice': 'We will collect the goods on [date].',
    complaint: 'We are sorry. We are looking into it and will come back to you with a proposal by [date].',
    'meeting-request': 'We suggest [date and time].',
    'approval-request': '[Approved / not approved, because …]',
    other: '[answer]',
    bye: 'Kind regards',
  },
  de: {
    hello: 'Guten Tag [Name],',
    thanks: 'vielen Dank für Ihre Nachricht.',
    inquiry: 'Unser Preis beträgt [Preis] je [Einheit]; wir können bis [Liefertermin] liefern.',
    order: 'Wir bestätigen Ihre Bestellung; Lieferung bis [Liefertermin].',
    'payment-notice': 'Wir melden uns, sobald der Betrag eingegangen ist: [Datum].',
    'payment-request': 'Wir prüfen die Rechnung und zahlen bis [Datum].',
    'logistics-delay': 'Bitte nennen Sie uns den neuen verbindlichen Termin: [Datum].',
    'customs-issue': 'Wir senden Ihnen [Unterlage] bis [Datum].',
    'arrival-notice': 'Wir holen die Ware am [Datum] ab.',
    complaint: 'Das bedauern wir. Wir prüfen den Fall und melden uns bis [Datum] mit einem Vorschlag.',
    'meeting-request': 'Wir schlagen [Datum und Uhrzeit] vor.',
    'approval-request': '[Genehmigt / nicht genehmigt, weil …]',
    other: '[Antwort]',
    bye: 'Mit freundlichen Grüßen',
  },
  es: {
    hello: 'Estimado/a [nombre]:',
    thanks: 'Gracias por su mensaje.',
    inquiry: 'Nuestro precio es de [precio] por [unidad]; podemos entregar antes del [fecha de entrega].',
    order: 'Confirmamos su pedido; entrega antes del [fecha de entrega].',
    'payment-notice': 'Le avisaremos en cuanto recibamos el importe: [fecha].',
    'payment-request': 'Estamos revisando la factura y pagaremos antes del [fecha].',
    'logistics-delay': 'Indíquenos por favor la nueva fecha en firme: [fecha].',
    'customs-issue': 'Le enviaremos [documento] antes del [fecha].',
    'arrival-notice': 'Recogeremos la mercancía el [fecha].',
    complaint: 'Lo sentimos. Lo estamos revisando y le haremos una propuesta antes del [fecha].',
    'meeting-request': 'Proponemos [fecha y hora].',
    'approval-request': '[Aprobado / no aprobado, porque …]',
    other: '[respuesta]',
    bye: 'Saludos cordiales',
  },
  fr: {
    hello: 'Bonjour [nom],',
    thanks: 'Merci de votre message.',
    inquiry: 'Notre prix est de [prix] par [unité] ; nous pouvons livrer avant le [date de livraison].',
    order: 'Nous confirmons votre commande ; livraison avant le [date de livraison].',
    'payment-notice': 'Nous vous préviendrons dès réception du montant : [date].',
    'payment-request': 'Nous vérifions la facture et paierons avant le [date].',
    'logistics-delay': 'Merci de nous indiquer la nouvelle date ferme : [date].',
    'customs-issue': 'Nous vous enverrons [document] avant le [date].',
    'arrival-notice': 'Nous enlèverons la marchandise le [date].',
    complaint: 'Nous en sommes désolés. Nous examinons le cas et vous ferons une proposition avant le [date].',
    'meeting-request': 'Nous proposons [date et heure].',
    'approval-request': '[Approuvé / non approuvé, car …]',
    other: '[réponse]',
    bye: 'Cordialement',
  },
  zh: {
    hello: '[称呼]，您好：',
    thanks: '感谢您的来信。',
    inquiry: '我们的报价为每[单位][价格]，可于[交货日期]前交货。',
    order: '我们确认您的订单，将于[交货日期]前交货。',
    'payment-notice': '款项到账后我们会立即告知：[日期]。',
    'payment-request': '我们正在核对发票，将于[日期]前付款。',
    'logistics-delay': '请告知可以保证的新日期：[日期]。',
    'customs-issue': '我们将于[日期]前提供[文件]。',
    'arrival-notice': '我们将于[日期]提货。',
    complaint: '非常抱歉。我们正在核查，将于[日期]前给出处理方案。',
    'meeting-request': '我们建议的时间是[日期和时间]。',
    'approval-request': '[同意 / 不同意，因为……]',
    other: '[回复内容]',
    bye: '此致敬礼',
  },
};

/** An answer of these sentences between greeting and close, in the writer's language. */
export function replyOf(language: string, sentences: readonly string[]): string {
  const { hello, bye } = REPLIES[language] ?? REPLIES.en!;
  return [hello, '', sentences.join(language === 'zh' ? '' : ' '), '', bye].join('\n');
}

/** A frame for an answer in the writer's language, with open places; empty for what nobody answers. */
export function replyTo({ kind, language }: Pick<Worded, 'kind' | 'language'>): string {
  if (kind === 'promotion' || kind === 'auto-reply') return '';
  const words = REPLIES[language] ?? REPLIES.en!;
  return [words.hello, '', `${words.thanks} ${words[kind]}`.trim(), '', words.bye].join('\n');
}
