/**
 * How mail programs announce in many languages what they quote, forward or append. Each is matched against one line,
 * or a few lines that were joined, without white space around.
 */

/** "On Monday, Li wrote:" and its like, at the end of the line. */
const WROTE =
  'wrote|writes|a écrit|schrieb(?:\\s.{0,120})?|escribió|escreveu|ha scritto|schreef(?:\\s.{0,120})?|skrev(?:\\s.{0,120})?|kirjoitti|napisał(?:\\(a\\)|a)?|pisze|napsal(?:\\(a\\))?|ezt írta|a scris|пишет|написал(?:\\(а\\)|а)?|şunu yazdı|写道|寫道|写到|寫到|说道|書きました|のメール|님이 작성';
const WROTE_END = new RegExp(`(?:${WROTE})\\s*[:：]$`, 'i');
/** What such a line begins with, so that a sentence of the sender's own ending in "wrote:" is not taken for one. */
const WROTE_START =
  /^(?:[>*\s]*)(?:on|le|am|el|em|il|op|den|på|dne|w dniu|vào|pada|tarihinde|a |ha |在|于|於|\d|[^\s<]+@|.{0,80}<[^<>\s]+@[^<>\s]+>|(?:mon|tue|wed|thu|fri|sat|sun)|.{0,60}\d{4})/i;
/** Gmail in Japanese and others: a date, a sender in angle brackets, a colon, no verb. */
const DATED_SENDER = /\d{4}.{0,60}<[^<>\s]+@[^<>\s]+>.{0,20}[:：]$/;

/** Zoho's form: no colon, but a year and an address, and perhaps rules on both sides. */
const WROTE_BARE = /^[-\s]*on .{0,100}\d{4}.{0,200}@.{0,200}\bwrote[-\s]*$/i;

const LONGEST_MARK = 400;

/** A cheap test to spare long texts the dear one. */
export const mayEndAttribution = (line: string) => /[:：\-e]$/i.test(line);

export const isAttribution = (line: string) =>
  line.length < LONGEST_MARK &&
  ((WROTE_END.test(line) && WROTE_START.test(line)) || DATED_SENDER.test(line) || WROTE_BARE.test(line));

const rule = (text: string) => new RegExp(`^[>*\\s]*[-–—_=]{2,}\\s*(?:${text})\\s*(?:[-–—_=]{2,})?\\s*[*]*$`, 'i');

const ORIGINAL = rule(
  "original (?:message|appointment|e-?mail)|original|reply message|replied message|ursprüngliche nachricht|original-?nachricht|message (?:d['’]origine|original|transmis)|mensaje original|messaggio originale|mensagem original|oorspronkelijk bericht|oprindelig meddelelse|opprinnelig melding|ursprungligt meddelande|alkuperäinen viesti|(?:wiadomość oryginalna|oryginalna wiadomość)|исходное сообщение|původní zpráva|eredeti üzenet|orijinal mesaj|原始邮件|原始郵件|原邮件|邮件原件|回复的原邮件|回复邮件|元のメッセージ|原始訊息|원본 메시지",
);

export const isOriginalMark = (line: string) => line.length < LONGEST_MARK && ORIGINAL.test(line);

const FORWARDED =
  'forwarded (?:message|mail|by)(?: .*)?|begin forwarded message|(?:start of )?forwarded message|weitergeleitete (?:nachricht|e-?mail)|message (?:transféré|réexpédié)|mensaje reenviado|messaggio inoltrato|mensagem (?:encaminhada|reencaminhada)|doorgestuurd bericht|videresendt (?:meddelelse|melding)|vidarebefordrat meddelande|edelleenlähetetty viesti|(?:wiadomość przekazana|przekazana wiadomość|treść przekazanej wiadomości)|пересылаемое сообщение|přeposlaná zpráva|továbbított üzenet|iletilen mesaj|转发的?(?:邮件|信息|消息|邮件信息)|轉寄的?(?:郵件|訊息)|轉寄郵件|转发邮件信息|転送メッセージ|転送されたメッセージ|전달된 메시지';
const FORWARD_RULE = rule(FORWARDED);
/** Apple Mail writes no rules around it. */
const FORWARD_BARE =
  /^[>*\s]*(?:begin forwarded message|anfang der weitergeleiteten (?:nachricht|e-?mail)|début du message (?:transféré|réexpédié)|inicio del mensaje reenviado|inizio messaggio inoltrato|início da mensagem (?:encaminhada|reencaminhada)|begin doorgestuurd bericht|开始转发的邮件|開始轉寄郵件|下面是被转发的邮件|以下是被轉寄的郵件|转发邮件信息|転送されたメッセージ|전달된 메시지 시작)\s*[:：]?\s*\**$/i;

export const isForwardMark = (line: string) =>
  line.length < LONGEST_MARK && (FORWARD_RULE.test(line) || FORWARD_BARE.test(line));

/** Subjects of forwarded mail: `Fwd:`, `WG:`, `转发:`. */
export const FORWARD_SUBJECT =
  /^\s*(?:(?:re|aw|回复|答复|回覆)\s*[:：]\s*)*(?:fwd?|wg|tr|rv|i|enc|doorst|vs|vb|pd|转发|轉寄|轉發|転送|전달)\s*[:：]/i;

const field = (names: string) => new RegExp(`^[>*\\s]*(?:${names})\\s*\\**\\s*[:：]`, 'i');

/** The header block that Outlook and others put before what they quote. */
const FROM = field(
  'from|von|de|da|van|od|från|fra|lähettäjä|kimden|feladó|от(?: кого)?|发件人|寄件者|寄件人|發件人|差出人|送信者|보낸 ?사람',
);
const OTHER_FIELDS = field(
  'sent|date|to|cc|subject|reply-to|gesendet|datum|an|betreff|envoyé|à|objet|enviado(?: el)?|fecha|para|asunto|data|inviato|a|oggetto|assunto|copie à|sujet|verzonden|aan|onderwerp|skickat|till|ämne|sendt|til|emne|lähetetty|päivämäärä|vastaanottaja|aihe|wysłano|do|temat|отправлено|дата|кому|тема|gönderildi|tarih|kime|konu|发送(?:时间|日期|至)?|时间|日[\\s\u3000]*期|收件人|抄[\\s\u3000]*送|主[\\s\u3000]*题|主旨|主題|傳送(?:時間|日期)|收件者|寄件日期|副本|發送時間|送信(?:日時|日)|日時|宛先|件名|보낸 ?날짜|날짜|받는 ?사람|제목',
);

export const mayBeginHeaderBlock = (line: string) => FROM.test(line);

/** Whether enough other fields of a block of headers follow its first line. */
export function isHeaderBlock(lines: readonly string[]): boolean {
  const fields = lines.slice(1, 8).filter((line) => OTHER_FIELDS.test(line));
  return fields.length >= 2;
}

/** `-- ` before a signature (RFC 3676 §4.3), as programs that strip spaces leave it. */
export const isSignatureMark = (line: string) => /^--\s?$/.test(line);

/** What phones and apps append of their own accord. */
const DEVICE =
  /^(?:sent from (?:my [^,.;:!?]{1,40}\.?$|outlook|mail|yahoo|proton|gmail|samsung)|get outlook for|sent (?:via|with) (?:the )?|envoyé (?:de mon|depuis|à partir d)|von meinem .{0,40} gesendet|gesendet (?:von|mit)|enviado (?:desde|do meu|de meu)|inviato da|verstuurd vanaf|verzonden vanaf|skickat från|sendt fra|lähetetty |wysłane z|отправлено с|发自我的|從我的|传送自|發自我的|来自我的|获取 ?outlook|iphoneから送信|나의 .{0,20}에서 보냄)/i;
export const isDeviceLine = (line: string) => line.length < 100 && DEVICE.test(line);

/** How letters are closed. */
const CLOSING =
  /^(?:(?:with )?(?:(?:very |my )?(?:best|kind|kindest|warm|warmest) )?(?:regards|wishes)|best|cheers|(?:yours )?(?:sincerely|faithfully|truly)(?: yours)?|thanks(?: (?:and|&) (?:best )?regards)?|thank you|(?:mit )?(?:freundlichen|besten|herzlichen|vielen|viele|beste|schöne) (?:grüßen?|grüsse?n?|dank)|(?:bien )?cordialement|(?:meilleures )?salutations|un saludo|saludos(?: cordiales)?|atentamente|(?:com os melhores )?cumprimentos|atenciosamente|cordiali saluti|distinti saluti|met vriendelijke groet(?:en)?|(?:med )?vänliga hälsningar|(?:med )?venlig hilsen|ystävällisin terveisin|z poważaniem|pozdrawiam|s pozdravem|с уважением|saygılarımla|此致|敬礼|敬禮|顺祝商祺|順頌商祺|祝好|谢谢|謝謝|顺颂.{0,4}|よろしくお願いいたします。?|감사합니다\.?)\s*[,.!，。！]?$/i;
export const isClosing = (line: string) => line.length < 60 && CLOSING.test(line);
