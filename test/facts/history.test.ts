import { describe, expect, it } from 'vitest';
import { UNCHECKED } from '../../engine/facts/authenticity.ts';
import { extractMail } from '../../engine/facts/extract.ts';
import { NO_HISTORY, type SenderHistory } from '../../engine/facts/history.ts';
import type { Risk } from '../../engine/facts/risk/reason.ts';
import { type Known, NOTHING_KNOWN } from '../../engine/plan/known.ts';
import { bytes, ENVELOPE } from './mail.ts';

const KNOWN: Known = { ...NOTHING_KNOWN, own: ['elmwood.example'], partners: ['nordsee-spedition.example'] };
const IBAN = 'DE91100000000123456789';

function riskOf(lines: readonly string[], history?: Partial<SenderHistory>, known: Known = KNOWN): Risk {
  const raw = bytes(['To: xu@elmwood.example', 'Subject: Invoice 7', ...lines].join('\r\n'));
  const envelope = history ? { ...ENVELOPE, history: { ...NO_HISTORY, isKnown: true, ...history } } : ENVELOPE;
  return extractMail(raw, envelope, known).get('mail.risk') as Risk;
}
const codes = ({ reasons }: Risk) => reasons.map(({ code }) => code);

const INVOICE = ['From: "Anna Kiefer" <anna@kiefer.example>', '', `Please pay invoice 7: IBAN ${IBAN}.`];

describe('what earlier mails say of a sender', () => {
  it('is not known without somebody who looked, and no reason then', () => {
    const facts = extractMail(bytes(INVOICE.join('\r\n')), ENVELOPE, KNOWN);
    expect(facts.get('mail.history')).toEqual(NO_HISTORY);
    expect(facts.get('mail.history.isKnown')).toBe(false);
    expect(riskOf(INVOICE)).toMatchObject({ level: 'none' });
  });

  it('makes another account than the usual one suspicious, with both in words', () => {
    const usual = { mails: 9, domainMails: 9, accounts: ['DE02120300000000202051'] };
    const risk = riskOf(INVOICE, usual);
    expect(risk.level).toBe('suspicious');
    expect(risk.reasons[0]).toMatchObject({ code: 'account-unusual', points: 40, evidence: IBAN });
    expect(risk.reasons[0]!.textZh).toContain(IBAN);
    expect(codes(riskOf(INVOICE, { ...usual, accounts: [IBAN] })), 'the usual one').not.toContain('account-unusual');
    const many = ['A1', 'A2', 'A3', 'A4', 'A5', 'A6'];
    expect(codes(riskOf(INVOICE, { ...usual, accounts: many })), 'who pays others').not.toContain('account-unusual');
  });

  it('stands below the list of known accounts, and says nothing twice', () => {
    const listed = { ...KNOWN, accounts: [{ number: IBAN, of: 'kiefer.example' }] };
    expect(riskOf(INVOICE, { mails: 9, accounts: ['DE02120300000000202051'] }, listed).level).toBe('none');
    const other = { ...KNOWN, accounts: [{ number: 'DE02120300000000202051', of: 'kiefer.example' }] };
    const both = codes(riskOf(INVOICE, { mails: 9, accounts: ['DE02120300000000202051'] }, other));
    expect(both).toContain('account-changed');
    expect(both).not.toContain('account-unusual');
  });

  it('makes another reply address than the usual one suspicious', () => {
    const mail = [
      'From: "Anna Kiefer" <anna@kiefer.example>',
      'Reply-To: anna@kiefer-office.example',
      '',
      'The terms?',
    ];
    const usual = { mails: 9, domainMails: 9, replyTo: 'anna@kiefer.example' };
    expect(riskOf(mail, usual)).toMatchObject({ level: 'suspicious', reasons: [{ code: 'reply-unusual' }, {}] });
    expect(codes(riskOf(mail, { ...usual, replyTo: 'x@kiefer-office.example' }))).toEqual(['reply-elsewhere']);
    expect(codes(riskOf(mail, { ...usual, replyTo: '' }))).toEqual(['reply-elsewhere']);
  });

  it('makes a first mail of a neighbour of a partner suspicious, and no later one', () => {
    const mail = ['From: "Jens" <jens@nordsee-speditions.example>', '', 'Our new address.'];
    expect(codes(riskOf(mail, { domainMails: 0 }))).toEqual(['first-alike', 'sender-near']);
    expect(riskOf(mail, { domainMails: 0 }).level).toBe('suspicious');
    expect(riskOf(mail, { domainMails: 40 }).level).toBe('low');
    const hook = ['From: "Jens" <jens@harbor-1ine.example>', '', 'Our new address.'];
    const alike = { resembles: 'harbor-line.example', isLookAlike: true };
    expect(riskOf(hook, alike)).toMatchObject({ level: 'danger' });
    expect(riskOf(hook, { ...alike, isLookAlike: false })).toMatchObject({ level: 'low' });
  });

  it('tells a stranger with a known name who is after money from one who says good day', () => {
    const from = 'From: "Anna Kiefer" <anna.kiefer1@outlook.com>';
    const namesake = { namesakes: ['anna@kiefer.example'] };
    const asks = [from, '', 'Are you available? I need a quick favour, I am in a meeting and cannot talk.'];
    expect(codes(riskOf(asks, namesake))).toContain('first-namesake');
    expect(codes(riskOf([from, '', 'This is my private address.'], namesake))).not.toContain('first-namesake');
    expect(codes(riskOf(asks, { ...namesake, mails: 1 }))).not.toContain('first-namesake');
  });
});

describe('what somebody has said of a sender', () => {
  const BAIT = [
    'From: "Prizes" <a8b7c6d5@winners-club.top>',
    'Reply-To: claims@outlook.com',
    '',
    'Congratulations, you have won! Claim your prize now: https://bit.ly/x',
  ];
  const before = riskOf(BAIT);
  const found = codes(before);
  const fine = { verdict: 'fine', about: 'sender', at: '2026-03-01T09:00:00Z', reasons: found } as const;

  it('takes back what was found when it was said to be fine, and says so', () => {
    expect(before.level).toBe('danger');
    const after = riskOf(BAIT, { said: fine });
    expect(after.level).toBe('none');
    const said = after.reasons.at(-1)!;
    expect(said).toMatchObject({ code: 'said-fine', evidence: '2026-03-01' });
    expect(said.points).toBeLessThan(0);
    expect(said.text).toContain('You said on 2026-03-01 that mails of this sender are fine');
    expect(said.textZh).toContain('2026-03-01');
    const domain = riskOf(BAIT, { said: { ...fine, about: 'domain' } });
    expect(domain.score).toBeGreaterThan(after.score);
    expect(domain.score).toBeLessThan(before.score);
  });

  it('takes back nothing that was not found then', () => {
    const known = riskOf(BAIT, { said: { ...fine, reasons: ['reply-free'] } });
    expect(known.score).toBe(Math.min(100, before.reasons.reduce((sum, { points }) => sum + points, 0) - 24));
    expect(codes(riskOf(BAIT, { said: { ...fine, reasons: [] } }))).not.toContain('said-fine');
  });

  it('never lets another account through, nor what is forged', () => {
    const usual = { mails: 9, domainMails: 9, accounts: ['DE02120300000000202051'] };
    const everything = { ...fine, reasons: ['account-unusual', 'account-new', 'asks-change', 'asks-payment'] };
    expect(riskOf(INVOICE, { ...usual, said: everything })).toEqual(riskOf(INVOICE, usual));
    const envelope = { ...ENVELOPE, authenticity: { ...UNCHECKED, dmarc: 'fail', by: 'own' } as const };
    const raw = bytes(BAIT.join('\r\n'));
    const forged = (said?: typeof fine) =>
      extractMail(raw, { ...envelope, history: { ...NO_HISTORY, isKnown: true, said } }, KNOWN).get(
        'mail.risk',
      ) as Risk;
    expect(forged(fine)).toEqual(forged());
  });

  it('looks more closely at who has sent a bad one', () => {
    const mail = ['From: "Anna Kiefer" <anna@kiefer.example>', '', 'The terms?'];
    const bad = { ...fine, verdict: 'bad', reasons: [] } as const;
    expect(riskOf(mail, { said: bad })).toMatchObject({
      level: 'suspicious',
      reasons: [{ code: 'said-bad', points: 30 }],
    });
    expect(riskOf(mail, { said: { ...bad, about: 'domain' } }).score).toBe(15);
  });
});
