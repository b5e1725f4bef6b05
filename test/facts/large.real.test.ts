import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { extractMail } from '../../engine/facts/extract.ts';
import { processorMs } from '../processor-time.ts';
import { allFacts, bytes, ENVELOPE } from './mail.ts';

/** Reads everything of a message and tells how long that took, in ms. */
function timed(...parts: readonly (string | Uint8Array)[]) {
  const raw = bytes(...parts);
  const started = process.cpuUsage();
  const facts = allFacts(extractMail(raw, ENVELOPE));
  return { facts, took: processorMs(started) };
}

describe('a large message', () => {
  it('may be 30 MB of attachment', () => {
    const line = `${'QUJD'.repeat(19)}\r\n`;
    const { facts, took } = timed(
      'From: a@b.example\r\nSubject: big\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nsee the file\r\n--x\r\n',
      'Content-Type: application/pdf; name=big.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n',
      line.repeat((30 * 2 ** 20) / line.length),
      '--x--\r\n',
    );
    expect(facts).toMatchObject({ 'mail.subject': 'big', 'mail.text': 'see the file', 'mail.problems': [] });
    expect(facts['mail.attachments']).toMatchObject([{ name: 'big.pdf', type: 'application/pdf' }]);
    expect(took).toBeLessThan(10_000);
  });

  it('may be 30 MB of text, or of HTML: its beginning is read, and that is said', () => {
    const lines = '清关异常 customs hold and so on, and so on\r\n'.repeat(600_000);
    const plain = timed('From: a@b.example\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n', lines);
    expect(String(plain.facts['mail.text']).length).toBeGreaterThan(1_000_000);
    expect(plain.facts['mail.problems']).toContain('length');
    expect(plain.took).toBeLessThan(5_000);
    const html = timed(
      'From: a@b.example\r\nContent-Type: text/html; charset=utf-8\r\n\r\n',
      lines.replaceAll('\r\n', '<br>'),
    );
    expect(String(html.facts['mail.text']).length).toBeGreaterThan(1_000_000);
    expect(html.facts['mail.problems']).toContain('length');
    expect(html.took).toBeLessThan(5_000);
  });

  it('may have a subject of a megabyte', () => {
    const { facts, took } = timed('From: a@b.example\r\nSubject: ', '=?utf-8?q?a?= '.repeat(200_000), '\r\n\r\ntext');
    expect(facts['mail.subject']).toMatch(/^a{20000} =\?utf-8\?q\?a\?=/);
    expect(facts['mail.problems']).toEqual(['words']);
    expect(took).toBeLessThan(5_000);
  });

  it('may have a million encoded words that never end', () => {
    const { facts, took } = timed('From: a@b.example\r\nSubject: ', '=?a?q?'.repeat(600_000), '\r\n\r\ntext');
    expect(facts['mail.problems']).toContain('encoded-word');
    expect(took).toBeLessThan(5_000);
  });

  it('may bring a thousand archives that unpack to 4 GB', () => {
    const packed = Buffer.from(gzipSync(new Uint8Array(4_000_000)));
    const file = `--x\r\nContent-Type: application/gzip; name=a.gz\r\nContent-Transfer-Encoding: base64\r\n\r\n${packed.toString('base64')}\r\n`;
    const { facts, took } = timed(
      'From: a@b.example\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n',
      file.repeat(1_000),
      '--x--\r\n',
    );
    expect(facts['mail.attachments']).toHaveLength(1_000);
    expect(facts['mail.problems']).toEqual(['archive']);
    expect(took).toBeLessThan(10_000);
  });

  it('may have 100,000 recipients', () => {
    const { facts, took } = timed('From: a@b.example\r\nTo: ', 'Li <li@x.example>, '.repeat(100_000), '\r\n\r\n');
    expect(facts['mail.to']).toHaveLength(100_000);
    expect(took).toBeLessThan(10_000);
  });
});
