import {
  FORWARD_SUBJECT,
  isAttribution,
  isClosing,
  isDeviceLine,
  isForwardMark,
  isHeaderBlock,
  isOriginalMark,
  isSignatureMark,
  mayBeginHeaderBlock,
  mayEndAttribution,
} from './marks.ts';

/** A body taken apart: what its sender wrote and forwards, and whether it forwards. */
export interface NewPart {
  readonly text: string;
  readonly isForward: boolean;
  /** The history that was left out, without the marks before its lines. */
  readonly quoted: string;
  /** What it forwards in its own text. */
  readonly forwarded: string;
  /** Below `-- `, or below a closing phrase. */
  readonly signature: string;
}

/** The lines `[at, end)` that announce quoted or forwarded mail. */
interface Mark {
  readonly at: number;
  readonly end: number;
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
  const own: string[] = [];
  const quoted: string[] = [];
  const signatures: string[] = [];
  const made = (forwarded: string, rest: readonly string[]): NewPart => ({
    text: joined(forwarded ? [...own, forwarded] : own),
    isForward: forwarded !== '',
    quoted: joined([...quoted, unquoted(rest)]),
    forwarded,
    signature: joined(signatures),
  });
  for (let from = 0; ; ) {
    const mark = firstMark(lines, from);
    const section = lines.slice(from, mark?.at);
    own.push(ownText(section));
    quoted.push(unquoted(section.filter((line) => line.startsWith('>'))));
    signatures.push(signatureIn(section));
    if (mark && isForwarding(mark, subject)) return { ...made(unquoted(lines.slice(mark.at)), []), isForward: true };
    if (!mark || !quotesBelow(lines, mark.end)) return made('', mark ? lines.slice(mark.at) : []);
    // Answers stand below or between the quoted lines.
    from = mark.end;
  }
}

const joined = (texts: readonly string[]) => texts.filter((text) => text).join('\n\n');

/** Only the subject tells Outlook's forwards from its replies. */
const isForwarding = ({ kind }: Mark, subject: string) =>
  kind === 'forward' || (kind !== 'attribution' && FORWARD_SUBJECT.test(subject));

/** Whether the next line with text is marked as quoted: then what is not marked was written anew. */
function quotesBelow(lines: readonly string[], from: number): boolean {
  for (let at = from; at < lines.length; at++) {
    if (lines[at]?.trim()) return lines[at]?.startsWith('>') ?? false;
  }
  return false;
}

function firstMark(lines: readonly string[], from: number): Mark | undefined {
  for (let at = from; at < lines.length; at++) {
    const line = lines[at]?.trim() ?? '';
    if (!line || line.startsWith('>')) continue;
    if (isForwardMark(line)) return { at, end: at + 1, kind: 'forward' };
    if (isOriginalMark(line)) return { at, end: at + 1, kind: 'original' };
    if (mayBeginHeaderBlock(line) && isHeaderBlock(following(lines, at))) return { at, end: at + 1, kind: 'block' };
    const length = attributionLength(lines, at);
    if (length) return { at, end: at + length, kind: 'attribution' };
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
    // An answer may stand right above the attribution, with no blank line between.
    if (count > 1 && (ENDS_SENTENCE.test(joined) || beginsAttribution(lines, at + count - 1))) return 0;
    joined = `${joined} ${line}`.trim();
    if (mayEndAttribution(line) && isAttribution(joined)) return count;
  }
  return 0;
}

const ENDS_SENTENCE = /[.!?。！？]$/;
const FIRST_WORDS =
  /^(?:on|le|am|el|il|op|den|på|em|mon|tue|wed|thu|fri|sat|sun|在|于|於)[\s,]|^(?:在|于|於)?\s*\d{4}[-/年]/i;

/** Whether an attribution of its own begins at a line. */
function beginsAttribution(lines: readonly string[], at: number): boolean {
  const line = lines[at]?.trim() ?? '';
  if (!FIRST_WORDS.test(line)) return false;
  const joined = [line, `${line} ${lines[at + 1]?.trim() ?? ''}`];
  return joined.some((text) => mayEndAttribution(text) && isAttribution(text));
}

/** Without quoted lines, signature and what a phone appends. */
function ownText(lines: readonly string[]): string {
  const signature = lines.findIndex((line, index) => index > 0 && isSignatureMark(line));
  const own = signature < 0 ? lines : lines.slice(0, signature);
  const kept = own.filter((line) => !line.startsWith('>') && !isDeviceLine(line.trim()));
  while (isRuleOrBlank(kept.at(-1))) kept.pop();
  return kept
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** What stands below the sender's closing phrase is short, or it is no signature. */
const LONGEST_SIGNATURE = 15;

/** Below `-- `, else below a line that closes a letter; without quoted lines. */
function signatureIn(lines: readonly string[]): string {
  const own = lines.filter((line) => !line.startsWith('>'));
  const mark = own.findIndex((line, index) => index > 0 && isSignatureMark(line));
  if (mark >= 0)
    return own
      .slice(mark + 1)
      .join('\n')
      .trim();
  const closing = own.findLastIndex((line, index) => index > 0 && isClosing(line.trim()));
  const below = closing < 0 ? [] : own.slice(closing + 1).filter((line) => line.trim() && !isRuleOrBlank(line));
  return below.length > LONGEST_SIGNATURE ? '' : below.join('\n').trim();
}

/** The line that Outlook draws above what it quotes. */
const isRuleOrBlank = (line: string | undefined) => line !== undefined && /^[\s_=–—-]*$/.test(line);

/** Forwarded mail reads without the marks that some programs put before it. */
const unquoted = (lines: readonly string[]) =>
  lines
    .map((line) => line.replace(/^(?:> ?)+/, ''))
    .join('\n')
    .trim();
