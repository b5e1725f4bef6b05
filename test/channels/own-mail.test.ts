import { describe, expect, it } from 'vitest';
import { isOurMail, isOurs, SIGNATURE_HEADER, signOwn } from '../../connectors/channels/own-mail.ts';

const KEY = Buffer.from('a key of the installation');
const ID = '<00112233445566778899aabbccddeeff@posthorn.example.com>';
const signature = signOwn(ID, 'alerts@example.com', KEY);

const mail = (changes: Record<string, string> = {}): [string, string][] =>
  Object.entries({
    From: 'Posthorn <alerts@example.com>',
    'Message-ID': ID,
    [SIGNATURE_HEADER]: signature,
    ...changes,
  });

describe('our own mail', () => {
  it('is known by its signature', () => {
    expect(isOurs(mail(), KEY)).toBe(true);
    expect(isOurs(new Map(mail()), KEY)).toBe(true);
  });

  it.each<[what: string, changes: Record<string, string>]>([
    ['a relay gave it another Message-ID', { 'Message-ID': '<0100018f@email.amazonses.example>' }],
    ['a gateway marked its subject', { Subject: '[EXTERNAL] Customs hold' }],
    ['the sender is written without a name', { From: 'alerts@example.com' }],
    ['the sender is written in other case', { From: '=?utf-8?Q?Posthorn?= <Alerts@EXAMPLE.com>' }],
    ['the header was folded', { [SIGNATURE_HEADER]: signature.replaceAll(' ', '\r\n ') }],
  ])('is known where %s', (_what, changes) => {
    expect(isOurs(mail(changes), KEY)).toBe(true);
  });

  it.each<[what: string, changes: Record<string, string>]>([
    ['another sender', { From: 'Boss <boss@example.com>' }],
    ['a sender that only looks like ours', { From: '<alerts@example.com> <boss@evil.example>' }],
    ['another id', { [SIGNATURE_HEADER]: signature.replace('<00', '<01') }],
    ['another code', { [SIGNATURE_HEADER]: signature.replace(/.$/, (last) => (last === '0' ? '1' : '0')) }],
    ['a code cut short', { [SIGNATURE_HEADER]: signature.slice(0, -2) }],
    ['no code', { [SIGNATURE_HEADER]: `v1 ${ID}` }],
    ['another version', { [SIGNATURE_HEADER]: signature.replace('v1', 'v2') }],
    ['an empty header', { [SIGNATURE_HEADER]: '' }],
  ])('is not what has %s', (_what, changes) => {
    expect(isOurs(mail(changes), KEY)).toBe(false);
  });

  it('is not what another installation signed', () => {
    expect(isOurs(mail(), Buffer.from('another key'))).toBe(false);
  });

  it('is not what has no signature, no sender, or two of either', () => {
    const without = (name: string) => mail().filter(([field]) => field !== name);
    expect(isOurs(without(SIGNATURE_HEADER), KEY)).toBe(false);
    expect(isOurs(without('From'), KEY)).toBe(false);
    expect(isOurs([...mail(), ['from', 'boss@example.com']], KEY)).toBe(false);
    expect(isOurs([...mail(), [SIGNATURE_HEADER.toLowerCase(), 'v1']], KEY)).toBe(false);
    expect(isOurs([], KEY)).toBe(false);
  });

  it('is known from a domain with other than ASCII letters, however that is written', () => {
    const own = signOwn(ID, 'alerts@bücher.example', KEY);
    for (const from of ['alerts@bücher.example', 'Posthorn <alerts@xn--bcher-kva.example>']) {
      expect(isOurs(mail({ From: from, [SIGNATURE_HEADER]: own }), KEY)).toBe(true);
    }
  });

  it.each(['\r\n', '\n'])('is known as a raw message, its lines ended by %j', (end) => {
    const received = `Received: from mx.example.com${end}\tby imap.example.com; Mon, 23 Nov 2026 21:24:07 +0000`;
    const header = [received, ...mail().map(([name, value]) => `${name}: ${value.replace(' <', `${end} <`)}`)].join(
      end,
    );
    const raw = (text: string) => Buffer.from(text);
    expect(isOurMail(raw(`${header}${end}${end}Hello`), KEY)).toBe(true);
    expect(isOurMail(raw(header), KEY)).toBe(true);
    expect(isOurMail(raw(`Subject: Fwd${end}${end}${header}`), KEY)).toBe(false);
    expect(isOurMail(raw(`From: Posthorn <alerts@example.com>${end}${end}${header}`), KEY)).toBe(false);
    expect(isOurMail(raw(''), KEY)).toBe(false);
    expect(isOurMail(Buffer.alloc(30_000_000, 'x:\n'), KEY)).toBe(false);
  });
});
