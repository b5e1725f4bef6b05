import {
  isAttribution,
  isForwardMark,
  isHeaderBlock,
  isOriginalMark,
  isSignatureMark,
  mayBeginHeaderBlock,
} from '../facts/text/marks.ts';
import { has, phrases, type Span } from './phrase.ts';

interface Line extends Span {
  readonly text: string;
}

const CLOSING =
  /^(?:(?:with )?(?:my |our )?(?:best|kind|kindest|warm|warmest|many)?\s*(?:regards|wishes|greetings)|br|rgds|(?:yours )?(?:sincerely|faithfully|truly)(?: yours)?|cheers|many thanks|thanks(?: a lot| so much| in advance| and .{0,20})?|thank you(?: very much| in advance| and .{0,20})?|mit (?:freundlichen|besten|herzlichen) gr(?:ü|ue)(?:ß|ss)en|(?:viele|beste|freundliche|herzliche|liebe|schöne) gr(?:ü|ue)(?:ß|ss)e.{0,20}|mfg|vg|lg|gruß|saludos(?: cordiales)?|(?:un )?(?:cordial |fuerte )?(?:saludo|abrazo)|cordiales saludos|atentamente|muchas gracias|cordialement|bien cordialement|bien à vous|(?:sincères |cordiales |meilleures )?salutations|veuillez agréer.{0,120}|merci(?: d'avance)?|此致|敬礼|顺祝.{0,8}|顺颂.{0,8}|祝(?:您|好|商祺|工作顺利).{0,8}|商祺|谢谢|多谢)\s*[,，.。!！]*$/iu;

/** Notes after the signature that are written for this very mail. */
const AFTERTHOUGHT = /^\s*(?:p\.?\s?s\.?|p\.?\s?d\.?|n\.?b\.?|附|又及|补充)\s*[:：.]?\s/iu;

const DISCLAIMER = phrases(
  'intended (?:solely|only|exclusively) for|confidential(?:ity)? (?:notice|and|information)|legally privileged|if you (?:are not the|have received this|received this)|this (?:e-?mail|message)(?: and any [^.]{0,40})? (?:is|are|may be|may contain|contains?) (?:strictly )?(?:confidential|privileged)|please consider the environment|think before you print|views expressed|disclaimer',
  'diese (?:e-?mail|nachricht) (?:und [^.]{0,40} )?(?:enthält|kann|ist|sind)|vertrauliche (?:und|informationen)|irrtümlich erhalten|geschäftsführer:?|handelsregister|amtsgericht',
  "ce (?:message|courriel|mail)[^.]{0,60}confidentiel(?:le|s)?|si vous avez reçu ce|pensez à l'environnement|n'imprimez",
  'este (?:mensaje|correo)[^.]{0,60}confidencial(?:es)?|si (?:usted )?ha recibido este|aviso legal|protección de datos|antes de imprimir',
  '本邮件.{0,24}(?:保密|机密|仅供|仅限)|免责声明|如您错误地?收到|如果您?不是.{0,10}收件人',
  'unsubscribe|click here to|abmelden|abbestellen|darse de baja|se désabonner|désinscrire|退订|取消订阅',
);

/** Words to a machine that reads the mail: what follows them changes nothing. */
const INJECTION = phrases(
  '(?:ignore|disregard|forget|override) (?:all |any |the |your |every )*(?:previous|prior|above|earlier|preceding|other|existing)[^.\n]{0,30}(?:instruction|prompt|rule|direction|message|text|command)s?|you are (?:now )?(?:an?|the) (?:\\S+ )?(?:ai|assistant|language model|chatbot|classifier|bot)|(?:system|assistant|developer|admin) ?(?:prompt|message|instruction|note|override|command)s?|(?:note|attention|instructions?|message) (?:to|for) (?:the |any |all )?(?:ai|llm|assistant|model|language model|bot|parser|classifier|automated)[^.\n]{0,30}|(?:ai|llm|language model)s? (?:assistant|reader|agent|system)?s?[:,]? ?(?:must|should|please|shall)|(?:classify|categori[sz]e|label|mark|tag|treat|report) (?:this|the) (?:e-?mail|mail|message) (?:as|with)|(?:set|return|output|respond with|answer with|reply with) (?:the )?(?:field |value )?(?:kind|price|quantity|deadline|urgent|urgency|delaydays|json|priority|confidence)',
  '(?:ignorier(?:e|en sie)?|vergiss|vergessen sie|missachte) (?:alle |sämtliche |die |deine |ihre )*(?:vorherigen|bisherigen|vorigen|obigen|früheren|anderen)[^.\n]{0,30}|(?:an die |hinweis (?:an|für) (?:die |den )?)(?:ki|llm|assistent|sprachmodell)[^.\n]{0,20}|(?:klassifiziere|markiere|kennzeichne|setze) (?:diese|die|den|das) (?:e-?mail|mail|nachricht|preis|frist)',
  "ignore[zr]? (?:toutes |tous |les |vos )*(?:instructions|consignes|directives)[^.\n]{0,30}|oublie[zr]? (?:toutes |les |vos )*(?:instructions|consignes)|(?:note|instruction|message) (?:à|pour) l(?:'|e |a )(?:ia|assistant|modèle)|classe[zr]? (?:ce|cet) (?:mail|message|e-?mail|courriel)",
  'ignor[ae](?:n|d)? (?:todas |las |sus |tus )*(?:instrucciones|indicaciones|órdenes)[^.\n]{0,30}|olvid[ae] (?:todas |las |tus )*(?:instrucciones|indicaciones)|(?:nota|instrucción|instrucciones|mensaje) (?:a|para) (?:la |el )(?:ia|asistente|modelo)|clasifi(?:ca|que) este (?:correo|mensaje)',
  '(?:忽略|无视|忘记|不要理会)[^。\n]{0,12}(?:指令|指示|提示|规则|要求|内容)|你(?:现在)?是一?个?[^。\n]{0,6}(?:AI|人工智能|助手|模型|机器人)|系统(?:提示|指令|消息)|(?:把|将)(?:此|本|这封?|该)(?:邮件|信)[^。\n]{0,6}(?:标记|归类|分类|设|判定|识别)|(?:AI|人工智能|大模型|模型)(?:助手|系统)?[^。\n]{0,4}(?:请|必须|应|注意)',
);

const QUOTE_LINE = /^\s*>/;
const PHONE_LINE =
  /^\W*(?:(?:tel|phone|mobile|mob|cell|fax|whatsapp|wechat|telefon|teléfono|téléphone|tél|móvil|portable|电话|手机|传真|微信|skype|qq|web|www|ust-?id|vat|iban|bic|swift|account|konto|addr|address|adresse|dirección|地址)[\p{L} .]{0,12}[:：.]|\+\d)/iu;

/** What gives no values, and why. */
export interface Masks {
  /** Quoted history, headers of what is forwarded, and words to machines: not even the kind is told by them. */
  readonly unsaid: readonly Span[];
  /** Signatures and disclaimers. */
  readonly small: readonly Span[];
}

/** @param body the new part of a mail, forwarded mail included */
export function masksOf(body: string): Masks {
  const lines = linesOf(body);
  const unsaid: Span[] = [];
  const small: Span[] = [];
  for (const letter of lettersIn(lines, unsaid)) {
    small.push(...signatureOf(letter));
  }
  for (const paragraph of paragraphsOf(body)) {
    const injected = INJECTION.exec(resetting(INJECTION, paragraph.text));
    if (injected) unsaid.push(injectedSpan(paragraph, injected.index));
    else if (has(DISCLAIMER, paragraph.text)) small.push(paragraph);
  }
  return { unsaid, small };
}

function resetting(pattern: RegExp, text: string): string {
  pattern.lastIndex = 0;
  return text;
}

/** From the sentence in which the words to a machine begin to the end of the paragraph. */
function injectedSpan({ start, end, text }: Line, at: number): Span {
  const before = text.slice(0, at);
  const begin = Math.max(...['. ', '.\n', '! ', '? ', '。', '！', '？'].map((mark) => before.lastIndexOf(mark)));
  return { start: start + (begin < 0 ? 0 : begin + 1), end };
}

function linesOf(text: string): readonly Line[] {
  let start = 0;
  return text.split('\n').map((line) => {
    const from = start;
    start += line.length + 1;
    return { start: from, end: from + line.length, text: line };
  });
}

function paragraphsOf(text: string): readonly Line[] {
  return [...text.matchAll(/[^\n]+(?:\n[^\n]+)*/g)].map(({ index, 0: part }) => ({
    start: index,
    end: index + part.length,
    text: part,
  }));
}

/** The mail itself and those that it forwards, without what they quote, each as its lines. */
function lettersIn(lines: readonly Line[], unsaid: Span[]): readonly (readonly Line[])[] {
  const letters: Line[][] = [[]];
  let isHistory = false;
  let depth = 0;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    const trimmed = line.text.trim();
    const isBlock = mayBeginHeaderBlock(trimmed) && isHeaderBlock(textsFrom(lines, at));
    if (isForwardMark(trimmed) || (isBlock && depth === 0 && !isHistory)) {
      isHistory = false;
      depth++;
      letters.push([]);
      at = pastHeaders(lines, at, unsaid);
      continue;
    }
    if (isBlock || isOriginalMark(trimmed) || isAttribution(trimmed)) isHistory = true;
    if (isHistory || QUOTE_LINE.test(line.text)) unsaid.push(line);
    else letters.at(-1)!.push(line);
  }
  return letters;
}

const textsFrom = (lines: readonly Line[], at: number) =>
  lines
    .slice(at, at + 16)
    .map(({ text }) => text.trim())
    .filter((text) => text)
    .slice(0, 8);

/** Hides the mark and the header lines below it; the subject that was forwarded says something, and stays. */
function pastHeaders(lines: readonly Line[], from: number, unsaid: Span[]): number {
  let at = from;
  for (let shown = 0; at < lines.length && shown < 10; at++) {
    const text = lines[at]!.text.trim();
    if (!text) {
      if (shown > 1) break;
      continue;
    }
    const isHeader =
      /^[>*\s]*[\p{L}][\p{L} -]{0,20}\*?\s*[:：]/u.test(text) || isForwardMark(text) || isOriginalMark(text);
    if (!isHeader) break;
    shown++;
    if (!/^[>*\s]*(?:subject|betreff|objet|asunto|sujet|主\s*题|主旨)\s*\*?\s*[:：]/iu.test(text))
      unsaid.push(lines[at]!);
  }
  return at - 1;
}

function signatureOf(lines: readonly Line[]): readonly Span[] {
  const begin = lines.findIndex(({ text }, at) => at > 0 && (CLOSING.test(text.trim()) || isSignatureMark(text)));
  const phones = lines.filter(({ text }) => PHONE_LINE.test(text));
  if (begin < 0) return phones;
  const rest = lines.slice(begin);
  // Thanks in the middle of a mail, and text going on, is no signature.
  const goesOn = rest.findIndex(({ text }, at) => at > 0 && (AFTERTHOUGHT.test(text) || text.trim().length > 140));
  return [...phones, ...(goesOn < 0 ? rest : rest.slice(0, goesOn))];
}

/** The same text with blanks instead of some stretches: places stay what they are. */
export function blanked(text: string, spans: readonly Span[]): string {
  if (!spans.length) return text;
  const signs = text.split('');
  for (const { start, end } of spans) {
    for (let at = start; at < end; at++) if (signs[at] !== '\n') signs[at] = ' ';
  }
  return signs.join('');
}
