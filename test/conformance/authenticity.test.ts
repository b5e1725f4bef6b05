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
    const wrong: string[] = [];
    const files = filesBelow('auth/dkim', '.txt').filter((file) => !/LICENSE|README/.test(file));
    for (const file of files) {
      const { dkim } = await verify(readFileSync(file), dkimDns());
      const isGood = /^(?:good|mine|multiple|no_body|test5|ignore)/.test(basename(file));
      if ((dkim === 'pass') !== isGood) wrong.push(`${basename(file)}: ${dkim}`);
    }
    console.log(wrong.join('\n'));
    share('DKIM', files.length - wrong.length, files.length);
    expect(wrong.length).toBeLessThan(100);
  });

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
        if (arc !== (expected || 'none')) wrong.push(`${name}: ${arc} for ${expected}`);
      }
    }
    console.log(wrong.join('\n'));
    share('ARC', all - wrong.length, all);
    expect(all).toBeGreaterThan(50);
  });
});
