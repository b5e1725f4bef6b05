import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Ask } from '../../connectors/authenticity/resolver.ts';
import { verify } from '../../connectors/authenticity/verify.ts';
import { CORPORA, filesBelow, share, textOf } from './corpora.ts';
import { type Zone, zoneResolver } from './dns.ts';

interface Suite {
  readonly description: string;
  readonly zonedata: Zone;
  readonly tests: {
    readonly [name: string]: {
      readonly helo: string;
      readonly host: string;
      readonly mailfrom: string;
      readonly result: string | readonly string[];
    };
  };
}

const bytes = (text: string) => Buffer.from(text, 'latin1');
const MAIL = bytes('From: a@from.invalid\r\n\r\nx');

/** DNS of mail-dkim's tests: a name and its record a line. */
function dkimDns(): Ask {
  const records = new Map(
    textOf('auth/dkim/FAKE_DNS.dat')
      .split('\n')
      .filter((line) => line && !line.startsWith('#'))
      .map((line) => /^(\S+)\s+(.*)$/.exec(line)!)
      .map(([, name, record]) => [name!, record!.trim()]),
  );
  return async (name, type) => {
    const record = type === 'TXT' ? records.get(name) : undefined;
    if (record === '~~Query timed out~~') throw Object.assign(new Error('late'), { code: 'ETIMEOUT' });
    if (record === '~~SERVFAIL~~') throw Object.assign(new Error('failed'), { code: 'ESERVFAIL' });
    if (record === undefined || record === 'NXDOMAIN') throw Object.assign(new Error('none'), { code: 'ENOTFOUND' });
    return [[record === '""' ? '' : record]];
  };
}

interface ArcTest {
  readonly name: string;
  readonly message: string;
  readonly expected: string;
}

/** The YAML of ARC's suite, as far as it is used there: two levels, texts in blocks. */
function arcSuites(): readonly { readonly tests: readonly ArcTest[]; readonly dns: ReadonlyMap<string, string> }[] {
  return textOf('auth/arc/arc-draft-validation-tests.yml')
    .split(/^---\s*$/m)
    .filter((text) => text.includes('tests:'))
    .map((text) => {
      const [tests = '', records = ''] = text.split(/^txt-records:/m);
      const blocks = tests.split(/^ {2}(?=[\w-]+:\s*$)/m).slice(1);
      return {
        tests: blocks.map((block) => ({
          name: /^[\w-]+/.exec(block)![0],
          message: (/^ {4}message:\s*\|[-+]?\n((?: {6}.*\n|\s*\n)*)/m.exec(block)?.[1] ?? '').replace(/^ {6}/gm, ''),
          expected: /^ {4}cv:[ \t]*\|?[ \t]*\n?\s*(\w*)/m.exec(block)?.[1]?.toLowerCase() ?? '',
        })),
        dns: new Map(
          [...records.matchAll(/^ {2}(\S+):\s*(?:>-|\||>)?\s*\n((?: {4}.*\n?)+)/gm)].map(([, name, text]) => [
            name!,
            text!.replace(/\s*\n\s*/g, '').trim(),
          ]),
        ),
      };
    });
}

const OPEN = 'the suite says nothing of what it expects';
const ARC_EXCEPTIONS: { readonly [name: string]: string } = {
  cv_fail_i1_as_cv_fail: OPEN,
  cv_fail_i2_as2_fail: OPEN,
  cv_fail_i2_as1_fail: OPEN,
  ams_fields_c_na: 'without c= it is simple/simple (RFC 6376, section 3.5); the suite takes it for relaxed',
  ams_fields_h_empty: 'From must be signed (RFC 6376, section 5.4); the suite lets h= be empty',
};

describe.runIf(CORPORA)('authenticity, by the suites', () => {
  it('SPF as openspf has it (RFC 7208)', async () => {
    const suites = JSON.parse(textOf('auth/spf-rfc7208.json')) as Suite[];
    const wrong: string[] = [];
    let all = 0;
    for (const { description, tests, zonedata } of suites) {
      const ask = zoneResolver(zonedata);
      for (const [name, { helo, host, mailfrom, result }] of Object.entries(tests)) {
        all++;
        const { spf } = await verify(MAIL, ask, { ip: host, helo, mailFrom: mailfrom });
        if (![result].flat().includes(spf)) wrong.push(`${description}/${name}: ${spf} for ${result}`);
      }
    }
    console.log(wrong.join('\n'));
    expect(share('SPF', all - wrong.length, all)).toBe(1);
  });

  it('DKIM as mail-dkim has it', async () => {
    const files = filesBelow('auth/dkim', '.txt').filter((file) => !/LICENSE|README/.test(file));
    const wrong: string[] = [];
    const excepted = new Map<string, string[]>();
    for (const file of files) {
      const raw = readFileSync(file);
      const { dkim } = await verify(raw, dkimDns());
      const name = basename(file);
      const isGood = /^(?:good|mine|multiple|no_body|test5)/.test(name);
      if ((dkim === 'pass') === isGood) continue;
      const reason = isGood ? exception(raw.toString('latin1'), dkim) : undefined;
      if (reason === undefined) wrong.push(`${name}: ${dkim}`);
      else excepted.set(reason, [...(excepted.get(reason) ?? []), name]);
    }
    for (const [reason, names] of excepted) console.log(`${reason}: ${names.join(' ')}`);
    share('DKIM, exceptions included', files.length - wrong.length, files.length);
    expect(wrong).toEqual([]);
  });

  /** Why a signature that the suite calls good is none by today's standard: the suite is older than it. */
  function exception(mail: string, found: string): string | undefined {
    const signatures = mail.split(/\n(?![ \t])/).filter((line) => /^dkim-signature:/i.test(line));
    if (!signatures.length && found === 'none') return 'DomainKeys (RFC 4870), which DKIM replaced';
    if (signatures.every((line) => !/[;:]\s*v\s*=\s*1\s*;/.test(line)) && found === 'neutral')
      return 'a draft before v=1, which RFC 6376 wants';
    if (signatures.some((line) => /a\s*=\s*rsa-sha1/.test(line)) && ['policy', 'neutral'].includes(found))
      return 'SHA-1, which RFC 8301 forbids';
    return undefined;
  }

  it('ARC as ValiMail has it', async () => {
    const wrong: string[] = [];
    let all = 0;
    for (const { tests, dns } of arcSuites()) {
      const ask: Ask = async (name) => {
        const record = dns.get(name);
        if (record === undefined) throw Object.assign(new Error('none'), { code: 'ENOTFOUND' });
        return [[record]];
      };
      for (const { name, message, expected } of tests) {
        all++;
        const { arc } = await verify(bytes(message.replace(/\n/g, '\r\n')), ask);
        if (arc !== (expected || 'none') && !Object.hasOwn(ARC_EXCEPTIONS, name))
          wrong.push(`${name}: ${arc} for ${expected}`);
      }
    }
    for (const [name, why] of Object.entries(ARC_EXCEPTIONS)) console.log(`${name}: ${why}`);
    share('ARC, exceptions included', all - wrong.length, all);
    expect(all).toBeGreaterThan(150);
    expect(wrong).toEqual([]);
  });
});
