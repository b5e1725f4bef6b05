import {
  FORWARD_SUBJECT,
  isAttribution,
  isDeviceLine,
  isForwardMark,
  isHeaderBlock,
  isOriginalMark,
  isSignatureMark,
} from './marks.ts';

/** A body taken apart: what its sender wrote and forwards, and whether it forwards. */
export interface NewPart {
  readonly text: string;
  readonly isForward: boolean;
}

/** Where quoted or forwarded mail begins. `lines` counts those of the announcement itself. */
interface Mark {
  readonly at: number;
  readonly lines: number;
  readonly kind: 'attribution' | 'original' | 'block' | 'forward';
}

/**
 * Leaves out quoted history and the signature; forwarded mail stays. Where a rule could err it keeps text: a word too
 * many costs a false alarm, a word too few costs the alarm.
 *
 * @param fullText with `>` before quoted lines
 */
export function newPart(fullText: string, subject: string): NewPart {
  const lines = fullText.split('\n');
  const mark = firstMark(lines);
  const forwards = mark && isForwarding(mark, lines, subject);
  if (!mark || forwards === undefined) return { text: ownText(lines), isForward: false };
  const own = ownText(lines.slice(0, mark.at));
  if (forwards) return { text: `${own}\n\n${unquoted(lines.slice(mark.at))}`.trim(), isForward: true };
  const rest = lines.slice(mark.at + mark.lines);
  if (!rest.find((line) => line.trim())?.startsWith('>')) return { text: own, isForward: false };
  // Answers below or between the quoted lines; what they quote further down is cut in the same way.
  const below = newPart(rest.filter((line) => !line.startsWith('>')).join('\n'), '');
  return { text: `${own}\n\n${below.text}`.trim(), isForward: false };
}

function isForwarding(mark: Mark, lines: readonly string[], subject: string): boolean {
  if (mark.kind === 'forward') return true;
  if (mark.kind === 'attribution') return false;
  return FORWARD_SUBJECT.test(subject) && lines.length > mark.at;
}

function firstMark(lines: readonly string[]): Mark | undefined {
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]?.trim() ?? '';
    if (!line) continue;
    if (isForwardMark(line)) return { at, lines: 1, kind: 'forward' };
    if (line.startsWith('>')) continue;
    if (isOriginalMark(line)) return { at, lines: 1, kind: 'original' };
    if (isHeaderBlock(following(lines, at))) return { at, lines: 1, kind: 'block' };
    const length = attributionLength(lines, at);
    if (length) return { at, lines: length, kind: 'attribution' };
  }
  return undefined;
}

/** The next lines that are not blank. */
function following(lines: readonly string[], at: number): readonly string[] {
  const next: string[] = [];
  for (let i = at; i < lines.length && next.length < 8 && i < at + 16; i++) {
    const line = lines[i]?.trim();
    if (line) next.push(line);
  }
  return next;
}

/** Programs wrap "On … wrote:" over up to four lines. */
const LONGEST_ATTRIBUTION = 4;

function attributionLength(lines: readonly string[], at: number): number {
  let joined = '';
  for (let count = 1; count <= LONGEST_ATTRIBUTION; count++) {
    const line = lines[at + count - 1]?.trim();
    if (line === undefined || line === '' || line.startsWith('>')) return 0;
    joined = `${joined} ${line}`.trim();
    if (isAttribution(joined)) return count;
  }
  return 0;
}

/** Without quoted lines, signature and what a phone appends. */
function ownText(lines: readonly string[]): string {
  const signature = lines.findIndex((line, index) => index > 0 && isSignatureMark(line));
  const own = signature < 0 ? lines : lines.slice(0, signature);
  const kept = own.filter((line) => !line.startsWith('>') && !isDeviceLine(line.trim()));
  return kept
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Forwarded mail reads without the marks that some programs put before it. */
const unquoted = (lines: readonly string[]) =>
  lines
    .map((line) => line.replace(/^(?:> ?)+/, ''))
    .join('\n')
    .trim();
