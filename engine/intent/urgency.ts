import { has, phrases, spansOf } from './phrase.ts';
import { around, type Found, type Reading } from './reading.ts';
import type { Kind } from './schema.ts';

const PRESSING = phrases(
  "urgent(?:ly|est)?|urgency|asap|a\\.s\\.a\\.p\\.?|as soon as (?:possible|you can)|as quickly as possible|as fast as possible|quickest possible|immediate(?:ly)?|right away|straight ?away|without (?:any )?(?:further )?delay|at once|rush(?: order)?|hurry|emergency|time[- ]critical|time[- ]sensitive|top priority|highest priority|high priority|critical(?:ly)?|running out of time|cannot wait|can't wait|can not wait|no time to lose|every (?:hour|day|minute) counts|(?:line|production|plant|machine)s? (?:is|are|has|have|will be|stands?)(?: \\w+)? (?:down|stopped|standing|idle|still|at a standstill)|line[- ]down|line stop|desperate(?:ly)?|pressing|express|(?:must|need)(?: \\w+){0,5} today",
  'dringend\\p{L}*|dringlich\\p{L}*|eilig\\p{L}*|eilt|eilauftrag|eilbestellung|eilsache|sofort(?:ig\\p{L}*)?|umgehend\\p{L}*|schnellstmöglich\\p{L}*|schnellstens|so (?:schnell|rasch|bald) wie möglich|baldmöglichst|baldigst|unverzüglich\\p{L}*|notfall|höchste priorität|zeitkritisch|brennt|(?:band|produktion|linie|anlage|fertigung)(?: \\p{L}+)? (?:steht|still)|bandstillstand|produktionsstillstand|keinen? aufschub|duldet',
  'urgente(?:mente)?|urgencia|urge|apremia(?:nte)?|cuanto antes|lo antes posible|lo más (?:pronto|rápido) posible|a la (?:mayor|máxima) brevedad(?: posible)?|de inmediato|inmediat(?:o|a|amente)|sin (?:demora|dilación)|ya mismo|máxima prioridad|corre prisa|tenemos prisa|con prisa|no puede esperar|(?:línea|producción|planta|máquina)(?: está)? (?:parada|detenida)|parada de línea',
  "urgent(?:e|es|s)?|urgence|d'urgence|au plus vite|au plus tôt|le plus (?:rapidement|vite|tôt) possible|dès que possible|dans les plus brefs délais|immédiat(?:e|ement)?|sans (?:délai|attendre|tarder)|pressant|pressé[es]*|priorité absolue|prioritaire|ne peut (?:pas )?attendre|(?:ligne|production|chaîne|usine|machine)(?: \\p{L}+)? (?:arrêtée|à l'arrêt|bloquée)",
  '紧急|加急|急需|急用|急件|急单|火急|十万火急|万分火急|急等|很急|非常急|特急|急着|急要|着急(?!也|了没)|心急|比较急|较急|太急|急[！!，,。]|急于|急切|急待|催得|尽快|尽早|立即|立刻|马上|即刻|赶紧|抓紧|火速|速回|速复|刻不容缓|等不[了及]|不能再等|停线|停产(?!检修|维修|整顿)|停工待料|等米下锅|今天(?:就|之内)?(?:必须|一定要|务必)|必须今天|优先处理',
);
const CALM = phrases(
  "no (?:need (?:to|for) |real |great |particular |big )?(?:rush|hurry|urgency|pressure)|(?:not|isn't|is not|nothing|n't|never|hardly|neither)(?: \\w+){0,3} (?:urgent|in a (?:rush|hurry)|pressing|critical|rush|hurry|time[- ]critical|immediate(?:ly)?|asap|an emergency|urgency)|without urgency|non-?urgent|(?:don't|do not|needn't|no need to)(?: \\w+){0,2} (?:rush|hurry)|take your time|whenever (?:you|it|suits|convenient)|when(?:ever)? you (?:have|find) (?:a (?:moment|minute)|time)|at your (?:leisure|convenience)|in no (?:rush|hurry)|low priority|not a priority|can wait",
  '(?:nicht|keineswegs|nichts|wenig|kaum)(?: \\p{L}+){0,2} (?:dringend\\p{L}*|eilig\\p{L}*|sofort|zeitkritisch|so eilig|umgehend|dringlich\\p{L}*)|keine? (?:eile|hektik|dringlichkeit|stress|sofortige\\p{L}*|dringende\\p{L}*)|eilt(?: \\p{L}+){0,2} nicht|ohne eile|lassen sie sich zeit|in (?:aller )?ruhe|hat zeit|drängt nicht|brennt nicht|brennt(?: \\p{L}+){0,2} nicht',
  'no (?:es|son|hay|corre|tenemos|tiene|urge|se trata de)(?: \\p{L}+){0,2} (?:urgente|urgentes|prisa|urgencia|inmediato)|no (?:es |hay |corre )?(?:urgente|prisa|urge)|sin (?:prisa|prisas|urgencia)|nada urgente|ninguna (?:prisa|urgencia)|cuando (?:pueda|puedan|le venga bien|tenga(?:n)? (?:un momento|tiempo))|con calma|tómese su tiempo|poco urgente',
  "(?:pas|rien|aucunement|nullement)(?: \\p{L}+| d'| de){0,2} ?(?:urgent(?:e|s)?|urgence|pressé|pressant|immédiat)|(?:aucune|pas d'|pas de|sans|nulle) ?(?:urgence|presse|hâte)|rien ne presse|ne presse pas|prenez (?:votre|le) temps|quand vous (?:pourrez|aurez|voudrez)|à l'occasion|tranquillement|peu urgent|non urgent",
  '(?:不|不是|没有?|并不|毋须|无需|不用|不必|别|并非|不算|不怎么|不太|没那么|不那么|不需要|不会|无须|无)(?:是|太|很|那么|特别|怎么|什么|用|必|要|需|算|算是|这么|非常|十分|会|再|这么的|需要)*(?:紧急|加急|着急|急|立即|马上|立刻|尽快|赶)|不紧不慢|慢慢来|有空(?:再|时|的时候)|方便(?:的时候|时)|不赶时间|缓一缓也',
);
/** `urgent` of something else: a case that may come, somebody else's line, a word that is quoted. */
const SUPPOSED = phrases(
  '(?:if|for|in|in case of|should)(?: \\w+){0,4} (?:urgent|emergency|emergencies|immediate|urgently|critical)|in urgent (?:cases|matters)|urgent (?:matters|cases|requests|inquiries|issues|enquiries)|emergency (?:contact|number|line|hotline|exit|stop|light\\w*|kit|power|generator\\w*)|express (?:courier|shipping|post|mail|our|my|terms)|american express|ali ?express|critical (?:dimension|part|component|path|control)s?|immediate (?:family|vicinity|shipment from stock|payment of)|as soon as (?:you can|possible) after|rush hour|immediately available|not only urgent',
  'in dringenden (?:fällen|angelegenheiten)|(?:bei|für) (?:dringenden|notfällen|eiligen)(?: \\p{L}+)?|dringende[rn]? (?:fälle|fällen|angelegenheiten|anfragen)|im notfall|notfall(?:nummer|kontakt|plan|beleuchtung)|falls(?: \\p{L}+){0,3} (?:dringend|eilig)|wenn(?: \\p{L}+){0,3} (?:dringend|eilig)|sofort (?:lieferbar|verfügbar|ab lager)|ab sofort',
  'en caso (?:de urgencia|urgente|de emergencia)|(?:para|por) (?:asuntos|temas|cuestiones|consultas) urgentes|(?:asuntos|casos|temas) urgentes|si (?:es|fuera|fuese|necesita algo|se trata de algo) urgente|contacto de emergencia|salida de emergencia|entrega inmediata de stock',
  "en cas d'urgence|(?:pour|en cas de)(?: \\p{L}+){0,2} (?:urgente?s?|urgence)|(?:demandes|questions|affaires|sujets) urgent(?:e)?s|si (?:c'est|cela est|votre demande est) urgent(?:e)?|éclairage d'urgence|sortie de secours|disponible immédiatement",
  '(?:如有|如果|若有|若|如遇|有|如|遇)(?:任何)?(?:紧急|急事|急需|特别急|加急)(?:情况|事务|事项|事宜|事|的事|问题)?|紧急(?:联系|电话|出口|停止|预案|事务|事宜|情况请)|应急',
);

const QUIET: readonly Kind[] = ['promotion', 'auto-reply'];
const TAKEN = /^(?:please )?(?:express)$/iu;

/** Whether the writer presses, by the words that do. Those that were taken back (`no rush`), or that speak of other cases, do not. */
export function urgencyIn(reading: Reading, kind: Kind): Found<true> | undefined {
  if (QUIET.includes(kind)) return undefined;
  const { read, subjectEnd } = reading.letter;
  const calm = [...spansOf(read, CALM), ...spansOf(read, SUPPOSED)];
  const isCalm = has(CALM, read);
  const pressing = spansOf(read, PRESSING).filter(
    ({ start, end }) =>
      !calm.some((span) => span.start < end && start < span.end) && !TAKEN.test(read.slice(start, end)),
  );
  const own = pressing.filter((span) => isPressing(reading, span, kind));
  // Who says that it is not urgent, and asks for it soon, does not press.
  const isPressed = /[！!]|催|今天|明天|在等|等着|急(?!停)/u.test(read);
  const strong = isCalm
    ? own.filter((span) => !isMild(read.slice(span.start, span.end)))
    : own.filter(({ start, end }) => isPressed || !/^(?:尽快|尽早)/u.test(read.slice(start, end)));
  const best = strong.find(({ start }) => start > subjectEnd) ?? strong[0];
  if (!best) return undefined;
  if (isCalm && strong.length < 2) return undefined;
  return { ...best, value: true, sure: isMild(read.slice(best.start, best.end)) ? 0.75 : 0.92 };
}

const isMild = (words: string) =>
  /^(?:as soon|as quickly|as fast|尽快|尽早|so (?:schnell|bald|rasch)|baldm|schnellst|lo antes|lo más|cuanto antes|a la|dès que|au plus|le plus|dans les plus|immediate|sofort|umgehend|inmediat|immédiat|立即|马上|立刻|抓紧|赶紧|express|critical)/iu.test(
    words,
  );

/** What is told of somebody's own doing does not press: `we stopped the line immediately`. */
function isPressing(reading: Reading, span: { start: number; end: number }, kind: Kind): boolean {
  const { read } = reading.letter;
  const words = read.slice(span.start, span.end);
  if (!isMild(words)) return true;
  const { left, right } = around(reading, span);
  const own = `${left.slice(-80)}`;
  if (/^express/iu.test(words)) return /(?:by|via|per|need|send)\s*$/iu.test(left) && kind !== 'arrival-notice';
  const isOurs =
    /(?<!\p{L})(?:we|i)(?:'ll| will| shall| have| are| can|'ve)?(?: \p{L}+){0,3}\s*$|(?<!\p{L})(?:wir|ich) (?:werden|haben|melden|senden|liefern|informieren|prüfen)(?:[^,.]{0,30})$|(?:le|les) \p{L}+(?:emos|é)\s[^,.]{0,30}$|nous (?:vous )?\p{L}+(?:rons|ons)\s[^,.]{0,30}$|(?:我们?|我司|我方|本公司)(?:会|将|正|已|一定会?|在|这边会|也会)?[^，。请]{0,6}$/iu.test(
      own,
    ) &&
    !/(?<!\p{L})(?:need|must|require|want|would like|ask|benötigen|brauchen|bitten|necesitamos|rogamos|avons besoin|demandons)(?!\p{L})/iu.test(
      own,
    ) &&
    !/需要|要求|希望|急/u.test(own);
  if (/^(?:通知|告知|回复您|答复|联系您|inform you|let you know|notify you)/iu.test(right.trim())) return false;
  return !isOurs && !/^[^.]{0,12}(?:available|verfügbar|lieferbar|发货的现货|现货)/iu.test(right);
}
