import { daysOf } from './durations.ts';
import { has, phrases } from './phrase.ts';
import { around, type Found, type Reading } from './reading.ts';
import type { Kind } from './schema.ts';

export const LATE = phrases(
  'delay(?:ed|s|ing)?|late|later|postpone(?:d|ment|s)?|push(?:ed)? back|slip(?:ped|s|page)?|behind schedule|behind|overdue|reschedul(?:ed|ing|e)|extra|additional|longer|another|further|more|rolled(?: over)?|roll-?over|held up|set back|setback|extend(?:ed)?|moved',
  'verzöger(?:t|n|ung|ungen|te)|verspät(?:et|ung|ungen|en|ete)|verschieb(?:t|en|ung)|verschoben|später|lieferverzug|verzug|in verzug|zusätzlich(?:e|en)?|weitere(?:n)?|länger|rückstand|mehr',
  'retras(?:o|os|a|ado|ada|ados|adas|ará|arán|aremos|amos|ar)|demor(?:a|as|ado|ada|ará|arán|ar)|aplaza(?:do|da|miento)?|pospuest[oa]|posponer?|más tarde|tarde|tardará|adicionales|atraso|postergad[oa]|más',
  'retard(?:s|é|ée|és|ées|era)?|report(?:é|ée|és|ées)|décal(?:é|ée|age|és|ées)|repouss(?:é|ée|és|ées)|plus tard|supplémentaires?|de plus|différ(?:é|ée)|prolong(?:é|ée)|encore',
  '延误|延迟|推迟|延期|延后|晚|迟|耽误|耽搁|滞后|拖延|再等|多等|改期|甩柜|顺延|后延|推后|往后推|后推|逾期|超期|误期|拖了',
);
const SURE_LATE = phrases(
  'delay(?:ed|s)?|late|postpone(?:d|ment)?|push(?:ed)? back|slip(?:ped|page)?|behind schedule|overdue|verzöger(?:t|n|ung|ungen|te)|verspät(?:et|ung|ungen|en|ete)|verschoben|lieferverzug|verzug|retras(?:o|os|a|ado|ada|ados|adas|ará|arán|ar)|demora|demorado|aplaza(?:do|da)|retard|retardé(?:e|s|es)?|reporté(?:e|s|es)?|décal(?:é|ée|age|és|ées)|repouss(?:é|ée|és|ées)|延误|延迟|推迟|延期|延后|晚|迟到|耽误|顺延|甩柜|拖延|往后推|推后|晚开|晚到',
);
const SUPPOSED = phrases(
  'if|unless|in case|should (?:the|there|it|you)|without|no|not|avoid|any|penalty|falls|sofern|ohne|keine?|nicht|wenn|bei|si|sin|ningún|no|en caso|sans|aucun|pas de|en cas|如果|如有|若|要是|没有|不会|避免|一旦|每',
);
const FROM_TO = phrases(
  'from|originally|original|initially|planned|scheduled|was|were|instead of|previous(?:ly)?|old|not on|ursprünglich|statt|anstatt|geplant|bisher|von|original(?:mente)?|previst[oa]|prévue?|inicial(?:mente)?|en (?:lugar|vez) de|del|initialement|au lieu (?:de|du)|du|原定|原计划|原先|原来|原|从|由|本应|应于|计划',
);
const NOW = phrases(
  "to|until|now|new|revised|updated|instead|will|only|rather|not before|auf|erst|nicht vor|nun|neue[rs]?|jetzt|al|hasta|para el|ahora|no (?:antes|hasta)|nuev[oa]|au|que le|pas avant|jusqu'au|nouvelle?|désormais|maintenant|推迟到|推迟至|延至|延到|延期至|延期到|改为|改到|改成|调整为|调整到|变为|到|至|新|现|才能|才|预计",
);

/** Enough where the whole mail is about a delay. */
const NEWLY = phrases(
  'new|revised|updated|neue[rsn]?|nuev[oa]|nouvelle?|pasa (?:del|al)|passe (?:du|au)|al|au|新|改|延至|推迟至',
);

const NEVER: readonly Kind[] = ['promotion', 'auto-reply', 'payment-request', 'payment-notice', 'meeting-request'];
/** Notices to us that something comes later. */
const OF_DELAYS: readonly Kind[] = [
  'logistics-delay',
  'customs-issue',
  'complaint',
  'other',
  'arrival-notice',
  'order',
  'inquiry',
  'approval-request',
];

/** By how many days something comes later: as it says, or from the old day to the new one. */
export function delayIn(reading: Reading, kind: Kind): Found<number> | undefined {
  if (NEVER.includes(kind)) return undefined;
  const stated = reading.durations.flatMap((lasting): readonly Found<number>[] => {
    const { left, right, sentence } = around(reading, lasting);
    const value = daysOf(lasting);
    if (value < 1 || value > 400 || lasting.unit === 'minute') return [];
    const near = `${clause(left, true)} # ${clause(right, false)}`;
    if (isElsewhere(left, right) && !LATE_NOW.test(right)) return [];
    const sure = has(SURE_LATE, near);
    const vague = (has(LATE, near) && has(SURE_LATE, sentence.text)) || (kind === 'logistics-delay' && has(LATE, near));
    if (!sure && !vague) return [];
    if (
      has(SUPPOSED, clause(left, true).slice(-40)) ||
      (/^(?:if|falls|wenn|si|如果|若|in case|should)/iu.test(sentence.text) && !/sinon/.test(sentence.text))
    )
      return [];
    return [{ start: lasting.start, end: lasting.end, value, sure: sure ? 0.9 : 0.7 }];
  });
  const best = stated.toSorted((a, b) => b.sure - a.sure)[0];
  const computed = OF_DELAYS.includes(kind) ? betweenDates(reading, kind) : undefined;
  return best ?? computed;
}

/** The part of a sentence next to a place, up to a comma or a word that begins something new. */
function clause(text: string, isLeft: boolean): string {
  const parts = text.split(/[,，;；:：()（）]|\s(?:but|aber|pero|mais|and|und|y|et)\s|但/u);
  const part = (isLeft ? parts.at(-1) : parts[0]) ?? '';
  // A piece of a few signs is no clause of its own: `delayed, by 3 days`.
  const more = isLeft ? parts.slice(-2).join(' ') : parts.slice(0, 2).join(' ');
  return (part.trim().length < 8 ? more : part).slice(isLeft ? -90 : 0, isLeft ? undefined : 90);
}

/** `within 3 days`, `3 days ago`, `free for 7 days`, terms of payment: lengths of something else. */
const isElsewhere = (left: string, right: string): boolean =>
  /(?:within|every|in the next|innerhalb(?: von)?|binnen|dans les|sous|dentro de|en un plazo de|free|valid(?: for)?|gratis|libres?|franchise|每|免费|免租|prior|net|payment|zahlungsziel|last|past|letzten|vergangenen|últimos|derniers|vor|seit|depuis|desde hace|hace|il y a|for|过去|近|已经?等了?)\s*$/iu.test(
    left.slice(-24),
  ) ||
  /^\s*(?:(?:之|以)?[内前]|ago|old|free|net|notice|warranty|in advance|vorher|antes de|avant)(?!\p{L})/iu.test(right) ||
  /^\s*(?:or|oder|o|ou)\s+(?:we|wir|nous)\b/iu.test(right);

/** `for four days overdue`: how late it is by now. */
const LATE_NOW =
  /^\s*(?:overdue|late|behind|in verzug|überfällig|verspätet|de retraso|de retard|en retard|atrasad[oa]|逾期|晚了)(?!\p{Script=Latin})/iu;

/** From the old day to the new one, where a sentence, or two that follow each other, name both. */
function betweenDates(reading: Reading, kind: Kind): Found<number> | undefined {
  const { dates, letter } = reading;
  const pairs = dates.slice(1).flatMap((second, at): readonly Found<number>[] => {
    const first = dates[at]!;
    if (first.form === 'relative' || second.form === 'relative' || second.start - first.end > 160) return [];
    const before = letter.read.slice(Math.max(0, first.start - 60), first.start);
    const between = letter.read.slice(first.end, second.start);
    const beforeOwn = before.slice(Math.max(before.lastIndexOf('. '), before.lastIndexOf('。')) + 1);
    const isArrow =
      /^\s*(?:->|→|=>|–>|-|to|to the|auf(?: den)?|a|al|au|à|到|至|改为|改到|推迟到|推迟至|延至|延到|延期至|延期到)\s*(?:the|den|el|le)?\s*$/iu.test(
        between,
      );
    const isSwapped =
      has(
        phrases(
          'instead of|rather than|not|statt|anstatt|anstelle|en (?:lugar|vez) de|au lieu (?:de|du)|原定|而不是|原计划',
        ),
        between,
      ) && !has(FROM_TO, beforeOwn.slice(-25));
    const told =
      isArrow ||
      isSwapped ||
      (has(FROM_TO, beforeOwn) && has(NOW, between)) ||
      (has(NOW, between) && has(LATE, between)) ||
      (kind === 'logistics-delay' && has(NEWLY, between));
    if (!told) return [];
    const context = `${beforeOwn}${letter.read.slice(first.start, second.end + 60)}`;
    if (kind !== 'logistics-delay' && !has(SURE_LATE, context) && !isDelayed(letter.read)) return [];
    const days = isSwapped ? first.day - second.day : second.day - first.day;
    if (days < 1 || days > 200) return [];
    return [{ start: first.start, end: second.end, value: days, sure: isArrow || isSwapped ? 0.85 : 0.75 }];
  });
  return pairs[0];
}

const isDelayed = (text: string) => has(SURE_LATE, text);

/** The delays in days that the words of a place can mean: lengths of time, and the days between two dates. */
export function delaysMeant(
  { durations, dates }: Reading,
  place: { readonly start: number; readonly end: number },
): readonly number[] {
  const within = ({ start, end }: { readonly start: number; readonly end: number }) =>
    start < place.end && place.start < end;
  const named = dates.filter(within);
  const between = named.flatMap((one) => named.map((other) => Math.abs(one.day - other.day)));
  return [...durations.filter(within).map(daysOf), ...between];
}
