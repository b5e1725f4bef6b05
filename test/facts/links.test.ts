import { describe, expect, it } from 'vitest';
import type { Link } from '../../engine/facts/links/links.ts';
import { readPage } from '../../engine/facts/text/html.ts';
import { mailOf } from './mail.ts';

const html = (...lines: readonly string[]) =>
  mailOf('From: li@x.example', 'Content-Type: text/html; charset=utf-8', '', ...lines);
const links = (...lines: readonly string[]) => html(...lines).get('mail.links') as readonly Link[];

describe('links', () => {
  it('have what is shown and where they lead', () => {
    const [link] = links('<a href="http://evil.example/x"><b>www.bank.example</b></a>');
    expect(link).toMatchObject({
      text: 'www.bank.example',
      root: 'evil.example',
      shownRoot: 'bank.example',
      isMisleading: true,
    });
    expect(links('<a href="https://www.bank.example/x">bank.example</a>')[0]).toMatchObject({ isMisleading: false });
    expect(links('<a href="https://evil.example">invoice.pdf</a>')[0]).toMatchObject({ shownRoot: '' });
    expect(
      links('<a href="https://r.example/?u=https%3A%2F%2Fbank.example">https://bank.example</a>')[0],
    ).toMatchObject({
      leadsTo: 'bank.example',
      isMisleading: false,
    });
  });

  it.each<[string, Partial<Link>]>([
    ['https://bit.ly/x', { isShortened: true }],
    ['https://shop.pages.dev/x', { isHosted: true, root: 'shop.pages.dev' }],
    ['http://0x7f000001/x', { isIp: true }],
    ['http://2130706433/', { isIp: true }],
    ['http://[::1]/', { isIp: true }],
    ['https://bank.example@evil.example/', { hasCredentials: true, root: 'evil.example' }],
    ['https://xn--pypal-4ve.com/', { isPunycode: true }],
    ['https:\\\\evil.example\\x', { host: 'evil.example' }],
    ['HTTPS://EVIL.example:443/x', { host: 'evil.example' }],
    ['https://e\tvil.example', { host: 'evil.example' }],
    ['https://evil。example', { host: 'evil.example' }],
  ])('%j', (href, expected) => {
    expect(links(`<a href="${href}">here</a>`)[0]).toMatchObject(expected);
  });

  it('stand in plain text and in forms, too; mail and telephone numbers are none', () => {
    expect(
      mailOf('', 'See https://a.example/x. Or www.b.example, 或 https://c.example/y。').get('mail.links'),
    ).toMatchObject([{ url: 'https://a.example/x' }, { url: 'http://www.b.example' }, { url: 'https://c.example/y' }]);
    expect(
      links('<form action="https://a.example/login"></form><a href="mailto:a@b.example">a</a><a href="tel:1">b</a>'),
    ).toMatchObject([{ host: 'a.example' }]);
  });

  it('are no more than a thousand, and it is said', () => {
    const facts = html(Array.from({ length: 1_100 }, (_, i) => `<a href="https://x${i}.example">x</a>`).join(''));
    expect((facts.get('mail.links') as unknown[]).length).toBe(1_000);
    expect(facts.get('mail.problems')).toEqual(['links']);
  });
});

describe('hidden text', () => {
  it.each([
    ['<p style="display:none">secret</p>'],
    ['<span style="font-size:1px">secret</span>'],
    ['<div style="color:#fefefe">secret</div>'],
    ['<table bgcolor="#333"><tr><td style="color:#333333">secret</td></tr></table>'],
    ['<font color=white>secret</font>'],
  ])('%s', (part) => {
    expect(readPage(`<p>seen</p>${part}`)).toMatchObject({ text: 'seen', hidden: 'secret' });
  });

  it.each([
    ['<table bgcolor="#003366"><tr><td style="color:#fff">secret</td></tr></table>'],
    ['<div style="background:url(x.png)"><p style="color:white">secret</p></div>'],
    ['<style>.a{background:red}</style><div class="a"><p style="color:white">secret</p></div>'],
    ['<div style="background: var(--x); color: #fff">secret</div>'],
    ['<p style="font-size:12px">secret</p>'],
  ])('is none where it may be seen: %s', (part) => {
    expect(readPage(part)).toMatchObject({ text: 'secret', hidden: '' });
  });
});

describe('words in disguise', () => {
  const disguises = (text: string) => mailOf('Content-Type: text/plain; charset=utf-8', '', text).get('mail.disguises');

  it('are named by how they hide', () => {
    expect(disguises('ver\u200bify yo\u200bur acc\u200bount')).toEqual(['invisible']);
    expect(disguises('𝐕𝐞𝐫𝐢𝐟𝐲 now')).toEqual(['styled']);
    expect(disguises('your аccоunt')).toEqual(['mixed']);
    expect(disguises('Ваш счёт и Ελληνικά, 清关 and μm')).toEqual([]);
  });

  it('read as what they look like', () => {
    const facts = mailOf('Content-Type: text/plain; charset=utf-8', '', '𝐕𝐞𝐫\u200bify yоur\n АССОUNТ');
    expect(facts.get('mail.normalText')).toBe('verify your account');
  });
});
