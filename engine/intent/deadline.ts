import { type Day, dayAt, isoDay, momentOf, workingDaysAfter } from './dates/day.ts';
import { hoursOf, type Lasting } from './durations.ts';
import { has, phrases, type Span } from './phrase.ts';
import { around, type Found, type Reading } from './reading.ts';
import type { Kind } from './schema.ts';

const UNTIL_LEFT =
  /(?:(?<![\p{L}])(?:by|before|until|till|'til|no later than|not later than|not after|at the latest(?: on| by)?|latest(?: by| on)?|deadline(?: is| was| for [^.:]{1,40} is)?|due(?: date)?(?: is| on| by| to)?|cut-?\s?off(?: is| on)?(?: date| time)?|expir(?:es?|y)(?: on| date)?|ends? on|closes?(?: on)?|terminan? el|finalizan? el|vencen el|endet am|endet|prend fin le|se termine le|last (?:free )?day(?: is| for [^.:]{1,30} is)?|(?:demurrage|storage|detention|charges?)(?: charges?)? (?:starts?|begins?|appl(?:y|ies)|accrues?)(?: after| on| from)?|on or before|required (?:on|by)|needed (?:on|by)|need(?:s|ed)? (?:it|them|this|the [^.,]{1,25}|your [^.,]{1,25}) on|delivery date|delivered on|requested delivery|bis|bis zum|bis spätestens|spätestens(?: am| bis(?: zum)?)?|vor(?: dem)?|frist|fällig(?: am| zum)?|stichtag|abgabefrist|liefertermin|antes de(?:l)?|hasta(?: el)?|para(?: el| la)?|a más tardar(?: el)?|como (?:máximo|muy tarde)(?: el)?|fecha (?:límite|tope|de vencimiento|de entrega)|vence(?: el)?|vencimiento|no más tarde del?|plazo|avant(?: le| la)?|d'ici(?: le| à| au| la)?|au plus tard(?: le)?|jusqu'(?:au|à)(?: le)?|pour(?: le)?|date limite|échéance|dernier délai|délai|livraison le)(?:\s*(?:is|ist|es|est|at|on|of|den|dem|am|el|le|la|the|einschließlich|inklusive|inclus))*|(?:截止(?:日期|时间|日)?|最晚|最迟|不晚于|不迟于|务必在?|到期日|期限|交期|交货期|交货日期|(?:期|限)(?:到|至)|请于|请在|须在|必须在|需在|需于|要在|应在|赶在|于))(?:\s*(?:是|为|到|在|于|至))?\s*[:：]?\s*(?:\(\s*)?(?:(?:noon|midday|\d{1,2}(?:[:.]\d{2})?\s*(?:am|pm|h|uhr|hrs)?|close of business|cob|eod|end of (?:business|day)|end of (?:the )?day)(?: on| am| el| le| de| del| du|,)?\s*)?$/iu;
const UNTIL_RIGHT =
  /^\s*(?:\([^)]{1,14}\)\s*)?(?:(?:上午|下午|晚上|中午|早上)?\s*(?:\d{1,2}[点:：]\d{0,2}半?分?|下班|中午)?\s*(?:之前|以前|前|之内|以内|内|为止|截止|截关|截单|到期)|(?:at )?the latest|latest|at latest|or (?:earlier|sooner)|is (?:the|our|a) (?:hard |final |absolute )?deadline|deadline|cut-?off|spätestens|a más tardar|como (?:máximo|muy tarde)|au plus tard|dernier délai|maximum)(?!\p{Script=Latin})/iu;
/** `end of the week` needs no word before it where something is wanted; `this month` alone does. */
const WITHIN_LEFT =
  /(?:within|inside|in (?:the )?(?:next|coming|less than|under|at most)|no later than|not later than|at the latest in|latest in|innerhalb(?: von| der nächsten)?|binnen|in den nächsten|in spätestens|spätestens in|dentro de(?: las| los)?(?: próxim[oa]s)?|en (?:un plazo (?:máximo )?de|menos de|las próximas|los próximos|el plazo de)|antes de|dans (?:les|un délai (?:maximum |maximal )?de|le délai de)(?: prochain(?:e)?s)?|sous|d'ici|en moins de|deadline(?: of| is)?|frist(?: von)?|plazo(?: de)?(?: máximo de)?|délai(?: de)?|请在|务必在|须在|需在|必须在|要在|于|在|限)\s*(?:the next |maximal |max\.? |máximo |maximum |at most |about )?$/iu;
const WITHIN_RIGHT = /^\s*(?:之内|以内|内|deadline|notice)/u;
const PLAIN_IN = /(?<![\p{L}])(?:in|en|dans)\s+$/iu;

const REQUEST = phrases(
  'please|pls|kindly|could you|can you|would you|need|needs|must|require(?:d)?|should|let (?:us|me) know|want|expect your|otherwise|or we|have to|has to|urgent|asap|do you|will you|ask you|look forward|wait(?:ing)?|request(?:ed)?',
  'bitte|bitten|benötigen|brauchen|müssen|muss|sollten|erwarten|könn(?:t)?en sie|andernfalls|sonst|erforderlich|erbitten|dringend|benötigt|freuen uns',
  'por favor|necesitamos|necesito|deben?|rogamos|favor|podrían?|pueden?|agradecer(?:íamos|emos|ía)|requerimos|esperamos|urge|tienen? que|hay que|de lo contrario|confirmen?|envíen(?:os)?|necesaria',
  "merci de|merci d'\\p{L}+|veuillez|svp|s'il vous pla[iî]t|prière|besoin|devez|doit|doivent|pouvez-vous|pourriez-vous|faut|sinon|nécessaire|attendons|impérativement|demandons",
  '请|务必|必须|需要|麻烦|须|希望|要求|能否|盼|烦请|尽快|之前|否则|得|帮',
);
/** It is the writer, or a third, who will have done it by then. */
const NOT_US = phrases(
  "(?:we|i|they|he|she)(?:'ll| will| shall| expect| plan| hope| aim| are going| intend| can| should| are planning)|we(?:'re| are) (?:closed|away|out)|our (?:team|colleagues?|office|bank|finance \\p{L}+|accounting) (?:will|is|are)|will (?:be (?:ready|shipped|delivered|completed|available|finished|back|sent|paid|transferred|loaded|released|closed|out|away)|arrive|berth|depart|sail|reply|respond|answer|come back|get back|pay|ship|reach|dock|take|last)|(?:is|are|was|were) (?:expected|scheduled|planned|due to arrive|estimated|closed|delayed|postponed|booked|valid)|valid|eta|etd|arriv(?:e|es|ing|al)|not before|out of (?:the )?office|on (?:leave|vacation|holiday)|ago|since|nothing (?:happens|changes)|(?:promised|confirmed|agreed|said)",
  'wir (?:werden|melden|planen|wollen|hoffen|rechnen|können|liefern|senden|schicken|überweisen|zahlen|antworten)|ich (?:werde|melde|bin|kann)|wird (?:\\p{L}+ )?(?:erwartet|eintreffen|ankommen|geliefert|bezahlt|überwiesen|fertig)|voraussichtlich|gültig|ankunft|abwesend|geschlossen|nicht vor|zugesagt|versprochen',
  '(?:le|les) (?:responderemos|contestaremos|enviaremos|pagaremos|confirmaremos)|(?:enviaremos|pagaremos|responderemos|estaremos|estaré|esperamos recibir|prevemos|podremos)|llegar[áa]n?|llegada|está previst[oa]|válid[oa]s?|cerrad[oa]|ausente|prometi(?:ó|do)|estará list[oa]',
  'nous (?:vous (?:répondrons|enverrons|tiendrons|recontacterons)|paierons|prévoyons|serons|enverrons|livrerons|pourrons)|je (?:serai|suis|vous)|(?:sera|seront|est|sont) (?:\\p{L}+ )?(?:prévue?s?|attendue?s?|livrée?s?|payée?s?|prête?s?|fermée?s?|disponibles?|valables?)|arriver[ao]n?t?|arrivée|valables?|absente?|promis',
  '我们?(?:会|将|预计|计划|可以|就)|我司(?:会|将|预计)|预计|到港|抵达|开船|到货|完工|休假|放假|有效|恢复|将于|答应|承诺|已于|已在|延至|推迟到|推迟至|改到|改为',
);
const STILL_US = phrases(
  'need|must|your|you|please|hold|keep|reserve|wait|otherwise|only|have to|required|deadline|cancel|bitte|sie|ihre?n?|müssen|brauchen|benötigen|sonst|reserv\\p{L}*|halten|necesit\\p{L}*|por favor|ustedes?|deben?|mantener|reserv\\p{L}*|vous|votre|merci|veuillez|faut|doit|请|必须|贵司|您|你|务必|否则|保留|需要',
);
/** Times that are nobody's deadline. */
const NO_LIMIT = phrases(
  'warranty|guarantee(?:d)?|return policy|credit terms?|payment terms?|terms of payment|valid(?:ity)?|garantie|gewährleistung|zahlungsbedingungen|gültig(?:keit)?|garantía|condiciones de pago|validez|válid[oa]s?|conditions de (?:paiement|règlement)|validité|valable|质保|保修|付款条件|付款方式|有效期|账期',
);

/** What one may be asked to answer. */
const ANSWER = phrases(
  'reply|answer|respond|response|feedback|get back|come back|hear from you|let (?:us|me) know|confirm(?:ation)?|call|quote|quotation|offer|contact|revert|tell us|send us|antwort(?:en)?|rückmeldung|melden|bestätig(?:en|ung)|angebot|bescheid|respuesta|respond(?:er|an)|contest(?:ar|en)|confirm(?:ar|en|ación)|cotización|répon(?:dre|se)|réponse|retour|confirm(?:er|ation)|devis|offre|答复|回复|确认|反馈|回应|报价|告知|回电|联系',
);

export interface Deadline {
  readonly day: Day;
  /** Epoch milliseconds, where hours or a time of day were stated. */
  readonly moment?: number;
  /** ISO 8601, where an answer within some time is asked for. */
  readonly within?: string;
}

const SILENT: readonly Kind[] = ['promotion', 'auto-reply'];

/** The dates by which we must act, the earliest first; those that are over are none. */
export function deadlinesIn(reading: Reading, kind: Kind): readonly Found<Deadline>[] {
  if (SILENT.includes(kind)) return [];
  const { written } = reading.letter;
  const today = dayAt(written.at, written.offset);
  const found = [...dated(reading, kind), ...lasting(reading)].filter(
    ({ value }) => value.day >= today && value.day < today + 400,
  );
  return found.toSorted(
    (a, b) => a.value.day - b.value.day || (a.value.moment ?? Infinity) - (b.value.moment ?? Infinity),
  );
}

function dated(reading: Reading, kind: Kind): readonly Found<Deadline>[] {
  const { read, written } = reading.letter;
  return reading.dates.flatMap((date): readonly Found<Deadline>[] => {
    const { left, right, sentence } = around(reading, date);
    // Chinese clauses are long, and a comma begins a new one.
    const near = left.slice(-60);
    const own = read.slice(date.start, date.end);
    const carriesWord =
      /^(?:by|before|until|bis|vor|avant|d'ici|jusqu'|au plus tard|pour|antes|hasta|para)(?!\p{L})/iu.test(own);
    const leftWord = UNTIL_LEFT.exec(near);
    const rightWord = UNTIL_RIGHT.exec(right);
    const ownEnd = date.isEnd && /内$/.test(own);
    const isWord = Boolean(leftWord || rightWord || carriesWord || ownEnd);
    const isBareEnd =
      /^(?:eod|cob|today|heute|hoy|aujourd'hui|今天|今日|end of (?:the )?(?:business )?day)/iu.test(own) &&
      isOrdered(left) &&
      !has(NOT_US, sentence.text);
    if (!isWord && !isBareEnd) return [];
    if (/(?:not|nicht|no|pas|不)\s+(?:before|until|vor|antes|avant)\s*\p{L}*\s*$/iu.test(near)) return [];
    if (isRange(near, leftWord?.[0] ?? '') || isSoFar(near, own, sentence.text)) return [];
    if (!/到期|deadline|截止/iu.test(rightWord?.[0] ?? '') && isNotUs(left, right, sentence.text, kind)) return [];
    const time = timeIn(`${leftWord?.[0] ?? ''}`, right);
    const moment = time === undefined ? {} : { moment: momentOf(date.day, time, written.offset) };
    const quote = {
      start: leftWord ? date.start - leftWord[0].trimStart().length : date.start,
      end: date.end + (rightWord?.[0].length ?? 0),
    };
    return [{ ...quote, value: { day: date.day, ...moment }, sure: has(REQUEST, sentence.text) ? 0.9 : 0.7 }];
  });
}

/** `bis heute keinen Zahlungseingang`: what has not come until now. What happens if it does not come by then is a deadline. */
const isSoFar = (near: string, own: string, sentence: string): boolean =>
  SO_FAR.test(`${near}${own}`) && has(NOT, sentence) && !has(IF, sentence);
const SO_FAR =
  /(?:until|till|up to|as of|bis|hasta|jusqu'(?:à )?|直到|至|到)\s*(?:today|heute|hoy|aujourd'hui|今天|今日)$/iu;
const NOT = phrases("not|no|nothing|\\p{L}+n't|kein\\p{L}*|nichts?|sin|aucune?|pas|rien|未|没|无");
const IF = phrases('if|unless|wenn|falls|sofern|si|sauf|如果|若|要是|否则');

/** `from 14 to 16 April`, 16日至18日: the end of a stay, of leave, of a fair. */
const isRange = (near: string, word: string): boolean =>
  /^(?:bis|until|till|to|hasta|al|jusqu'au|au|至|到)/iu.test(word.trim()) &&
  /(?:\d{1,2}\.?|\d(?:st|nd|rd|th)|montag|monday|lunes|lundi|日|号)\s*$/iu.test(
    near.slice(0, near.length - word.length),
  );

/** Something is asked for just before: `please send it today`. */
const isOrdered = (left: string): boolean => has(ORDERED, left.slice(-60)) && !has(DONE, left.slice(-60));
const ORDERED = phrases(
  'please|pls|kindly|need|must|can you|could you|have to|bitte|müssen|brauchen|benötigen|könn(?:t)?en sie|por favor|necesitamos|deben|tienen que|merci de|veuillez|devez|faut|transfer|pay|请|务必|必须|需要|麻烦|能否|要',
);
const DONE = phrases(
  'have|has|was|were|been|paid|transferred|sent|arrived|shipped|haben|hat|wurden?|worden|hemos|ha|han|fue|avons|a été|est|已|了|刚',
);

/** Whether somebody else acts, or nobody: looked for in the words before the date, then in the sentence. */
function isNotUs(left: string, right: string, sentence: string, kind: Kind): boolean {
  const own = left.split(/[,，;；:：]/u).at(-1) ?? '';
  const before = own.trim().length < 12 ? left.slice(-80) : own;
  if (has(NO_LIMIT, before.slice(-45))) return !/deadline|frist|cancel|截止/iu.test(before);
  if (!has(NOT_US, before)) return has(NOT_US, right.slice(0, 30)) && !has(REQUEST, sentence) && kind !== 'order';
  return !has(
    STILL_US,
    before.replace(
      /(?:thank you|let you|informieren wir sie|nous vous|you that|inform you|tell you|teilen ihnen)/giu,
      ' ',
    ),
  );
}

function lasting(reading: Reading): readonly Found<Deadline>[] {
  const { read, written } = reading.letter;
  return reading.durations.flatMap((one): readonly Found<Deadline>[] => {
    const { left, right, sentence } = around(reading, one);
    const leftWord = WITHIN_LEFT.exec(left.slice(-40));
    const rightWord = WITHIN_RIGHT.exec(right);
    const inside = rightWord && leftWord ? { start: one.start, end: one.end + rightWord[0].length } : undefined;
    const isHan = /\p{sc=Han}/u.test(read.slice(one.start, one.end));
    const isPlain = PLAIN_IN.test(left.slice(-8)) && has(ANSWER, left) && has(REQUEST, sentence.text);
    if (isHan ? !rightWord : !(leftWord || rightWord || isPlain)) return [];
    if (hoursOf(one) > 24 * 62 || isNotUs(left, right, sentence.text, 'other') || has(NO_LIMIT, sentence.text))
      return [];
    const start = inside?.start ?? (leftWord && !isHan ? one.start - leftWord[0].trimStart().length : one.start);
    const end = one.end + (rightWord?.[0].length ?? 0);
    const isAnswer = has(ANSWER, sentence.text);
    return [{ start, end, value: { ...after(one, written), ...(isAnswer && { within: isoOf(one) }) }, sure: 0.85 }];
  });
}

function after(one: Lasting, { at, offset }: { at: number; offset: number }): Deadline {
  const today = dayAt(at, offset);
  if (one.unit === 'working day') return { day: workingDaysAfter(today, Math.ceil(one.amount)) };
  if (one.unit === 'minute' || one.unit === 'hour') {
    const moment = at + hoursOf(one) * 3_600_000;
    return { day: dayAt(moment, offset), moment };
  }
  const days = one.unit === 'month' ? Math.round(one.amount * 30) : Math.ceil(hoursOf(one) / 24);
  return { day: today + days };
}

function isoOf({ amount, unit }: Lasting): string {
  if (unit === 'minute') return `PT${amount}M`;
  if (unit === 'hour') return `PT${amount}H`;
  return unit === 'week' ? `P${amount * 7}D` : unit === 'month' ? `P${amount}M` : `P${Math.ceil(amount)}D`;
}

const TIME = /(?<!\d)(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm|uhr|h(?![\p{L}])|hrs|点)/iu;
const CLOCK = /(?<!\d)(\d{1,2}):(\d{2})(?!\d)/u;
const NOON = /noon|midday|mittag|mediodía|midi|中午/iu;

/** Minutes after midnight that a date is given with. */
function timeIn(left: string, right: string): number | undefined {
  for (const text of [left, right.slice(0, 24)]) {
    if (NOON.test(text)) return 12 * 60;
    const found = TIME.exec(text) ?? CLOCK.exec(text);
    if (!found) continue;
    const isAfternoon = /pm/i.test(found[3] ?? '') || /下午|晚上|nachmittag|de la tarde/iu.test(text);
    const hour = Number(found[1]) + (isAfternoon && Number(found[1]) < 12 ? 12 : 0);
    if (hour < 24) return hour * 60 + Number(found[2] ?? 0);
  }
  return undefined;
}

/** When the working day of somebody who gave a date alone is taken to end. */
export const END_OF_DAY = 18 * 60;

export const deadlineDate = ({ day }: Deadline): string => isoDay(day);

/** The end of the working day of a date (`YYYY-MM-DD`) on somebody's clock, in epoch milliseconds. @param offset minutes ahead of UTC */
export const deadlineMoment = (date: string, offset: number): number =>
  momentOf(Date.parse(`${date}T00:00:00Z`) / 86_400_000, END_OF_DAY, offset);

/** The dates (`YYYY-MM-DD`) that the words of a place can mean: days that are named, and ends of lengths of time. */
export function datesMeant({ dates, durations, letter }: Reading, place: Span): readonly string[] {
  const within = ({ start, end }: Span) => start < place.end && place.start < end;
  const ends = durations.filter(within).map((one) => after(one, letter.written).day);
  return [...dates.filter(within).map(({ day }) => day), ...ends].map(isoDay);
}
