import { describe, expect, it } from 'vitest';
import { extractMail } from '../../engine/facts/extract.ts';
import { SIGNALS } from '../../engine/facts/risk/judge.ts';
import type { Risk } from '../../engine/facts/risk/reason.ts';
import { BUSINESS_TWINS } from './business-twins.ts';
import { CASES } from './everyday.ts';
import { bytes, ENVELOPE } from './mail.ts';
import { judged, riskOf, TWINS } from './twins.ts';

const said = ({ score, reasons }: Risk) =>
  `${score}: ${reasons.map(({ code, points }) => `${code} ${points}`).join(', ')}`;

describe('frauds without a link and their honest twins', () => {
  it.each(TWINS.map((twin) => [twin.name, twin] as const))('%s', (_, twin) => {
    const { bad, good } = judged(twin);
    expect(['suspicious', 'danger'], said(bad)).toContain(bad.level);
    expect(['none', 'low'], said(good)).toContain(good.level);
  });
});

describe('business-mail fraud and its honest twins', () => {
  it.each(BUSINESS_TWINS.map((twin) => [twin.name, twin] as const))('%s', (_, twin) => {
    const { bad, good } = judged(twin);
    expect(bad.score >= 30, twin.missed ?? said(bad)).toBe(twin.missed === undefined);
    expect(['none', 'low'], said(good)).toContain(good.level);
  });
});

it.each(CASES)('a mail of every day, %s', (name, lines) => {
  const to = 'To: "Xu Lan" <xu@elmwood.example>';
  const risk = extractMail(bytes([to, 'Message-ID: <1@x.example>', ...lines].join('\r\n')), ENVELOPE).get(
    'mail.risk',
  ) as Risk;
  expect(risk.score >= 30, said(risk)).toBe(name.startsWith('fraud'));
});

describe('a verdict', () => {
  it('has its reasons in words of both languages, with the evidence', () => {
    const [first] = riskOf(TWINS[0]!.fraud).reasons;
    expect(first).toMatchObject({ code: 'account-changed', points: 40, evidence: 'DE91100000000123456789' });
    expect(first?.text).toContain('DE91100000000123456789');
    expect(first?.textZh).toMatch(/账户.*DE91100000000123456789/);
  });

  it('knows each reason by one code, with words in both languages', () => {
    expect(new Set(SIGNALS.map(({ code }) => code)).size).toBe(SIGNALS.length);
    for (const { words } of SIGNALS) {
      expect(words.en).toMatch(/\.$/);
      expect(words.zh).toMatch(/\p{Script=Han}.*。$/u);
    }
  });

  it('follows the links of a page', () => {
    const page = (from: string, html: string) =>
      riskOf([`From: ${from}`, 'Subject: hello', 'Content-Type: text/html', '', html]);
    const bait =
      '<p>Your account is suspended. <a href="https://paypal.login-check.example/a">Verify your account</a></p>';
    expect(page('"PayPal" <service@login-check.example>', bait).level).toBe('danger');
    expect(
      page('"PayPal" <service@paypal.com>', '<p>Your receipt. <a href="https://www.paypal.com/a">See it</a></p>').level,
    ).toBe('none');
  });

  it('does not take long for hostile text', () => {
    for (const text of [
      'account '.repeat(30_000),
      `${'a'.repeat(200_000)}@`,
      '<a href="https://x.example">'.repeat(5_000),
      'DE89 3704 '.repeat(20_000),
      'verify '.repeat(20_000),
    ]) {
      const begun = performance.now();
      riskOf(['From: a@b.example', 'Content-Type: text/html', '', text]);
      expect(performance.now() - begun, text.slice(0, 20)).toBeLessThan(1_000);
    }
  });
});
