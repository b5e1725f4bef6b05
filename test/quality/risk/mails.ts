import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extractMail } from '../../../engine/facts/extract.ts';
import { filesBelow } from '../../conformance/corpora.ts';

/** A mail to measure with. */
export interface Sample {
  readonly file: string;
  readonly raw: Uint8Array;
  /** Mails of one campaign share it: they are counted together or not at all in a part. */
  readonly campaign: string;
  /** When it was written, in epoch ms; 0 where it does not say. */
  readonly at: number;
}

/** All honest mails of the corpora. */
export const honest = (): readonly Sample[] =>
  distinct(filesBelow('ham', '.eml').map((file) => ({ file, raw: readFileSync(file) })));

/**
 * The mails of rf-peixoto/phishing_pot (CC BY-NC 4.0: to measure with, no part of this project) with an even number.
 *
 * @param place a folder of `.eml`, or a git directory of that repository
 */
export function phishing(place: string): readonly Sample[] {
  const isGit = existsSync(join(place, 'HEAD'));
  return distinct(isGit ? fromGit(place) : fromFolder(place));
}

const isEven = (file: string) => /[02468]\.eml$/.test(file);

const fromFolder = (place: string) =>
  readdirSync(place, { recursive: true, encoding: 'utf8' })
    .filter(isEven)
    .sort()
    .map((file) => ({ file, raw: readFileSync(join(place, file)) }));

function fromGit(place: string) {
  const listed = execFileSync('git', ['-C', place, 'ls-tree', '-r', 'HEAD', 'email'], {
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  const rows = listed.split('\n').flatMap((line) => {
    const [, hash, file] = /^\d+ blob (\w+)\t(.*)$/.exec(line) ?? [];
    return hash && file && isEven(file) ? [{ hash, file }] : [];
  });
  const { stdout } = spawnSync('git', ['-C', place, 'cat-file', '--batch'], {
    input: rows.map(({ hash }) => `${hash}\n`).join(''),
    maxBuffer: 2e9,
    env: { ...process.env, GIT_NO_LAZY_FETCH: '1' },
  });
  const mails: { file: string; raw: Buffer }[] = [];
  let at = 0;
  for (const { file } of rows) {
    const end = stdout.indexOf(10, at);
    const [, kind, size] = stdout.subarray(at, end).toString().split(' ');
    at = end + 1;
    if (kind === 'missing') continue;
    mails.push({ file, raw: stdout.subarray(at, at + Number(size)) });
    at += Number(size) + 1;
  }
  return mails;
}

function distinct(mails: readonly { readonly file: string; readonly raw: Uint8Array }[]): readonly Sample[] {
  const seen = new Set<string>();
  return mails.flatMap(({ file, raw }) => {
    const made = alike(raw);
    const body = Buffer.from(made)
      .toString('latin1')
      .replace(/^[\s\S]*?\n\n/, '');
    const hash = digest(body.replace(/\s+/g, ''));
    if (seen.has(hash)) return [];
    seen.add(hash);
    return [{ file, raw: made, campaign: digest(shapeOf(body)), at: writtenAt(raw) }];
  });
}

const writtenAt = (raw: Uint8Array) =>
  Date.parse(String(extractMail(raw, { mailbox: '', receivedAt: 0 }).get('mail.date') ?? '')) || 0;

const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** A body without what differs between the copies of one campaign: numbers, addresses, and how it is cut into lines. */
const shapeOf = (body: string) =>
  body
    .replace(/=\n/g, '')
    .replace(/https?:[^\s"'<>]+/g, 'U')
    .replace(/[\w.+-]+@[\w.-]+/g, 'A')
    .replace(/[a-z]*\d[\w]*/gi, '0')
    .replace(/--[-=_\w]{10,}/g, '')
    .replace(/\s+/g, ' ')
    .slice(0, 600);

const KEPT =
  /^(?:from|subject|reply-to|message-id|content-.*|mime-version|in-reply-to|references|list-.*|precedence|auto-submitted|sender)$/;
const RECEIVER = 'reader@elmwood.example';

/**
 * Without what only betrays which collection a mail is of: who received it and how, when, by whose server, and with which programs. Both classes lose the same. Every receiver
 * is one and the same person; addresses of the pot and their like in the text are that person's.
 */
export function alike(raw: Uint8Array): Uint8Array {
  const text = Buffer.from(raw)
    .toString('latin1')
    .replace(/\r\n/g, '\n')
    .replace(/^From [^\n]*\n/, '');
  const end = text.indexOf('\n\n');
  const head = end < 0 ? text : text.slice(0, end);
  const fields = head
    .split(/\n(?![ \t])/)
    .filter((field) => KEPT.test(field.slice(0, field.indexOf(':')).trim().toLowerCase()));
  const body = end < 0 ? '' : text.slice(end);
  const made = [...fields, `To: ${RECEIVER}`, 'Date: Mon, 2 Mar 2026 08:15:00 +0000'].join('\n') + body;
  return Buffer.from(
    made.replace(
      /phishing@pot|yyyy@[\w.-]*spamassassin\.taint\.org|jm@jmason\.org|zzzz@[\w.-]+|phishing(?:%40|=40)pot/gi,
      RECEIVER,
    ),
    'latin1',
  );
}
