import { type ParsedMail, simpleParser } from 'mailparser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isOurMail, isOurs } from '../../connectors/channels/own-mail.ts';
import { type SinkMessage, type SmtpSink, startSmtpSink } from '../real/smtp-sink.ts';
import { anAlert } from '../store/specimens.ts';
import { channelContract, type Received } from './contract.ts';
import { emailChannel, KEY } from './email-channel.ts';

channelContract('email', async (settings) => {
  const sink = await startSmtpSink();
  const channel = emailChannel(sink.port, { security: 'none', ...settings });
  return {
    channel,
    address: 'li@example.org',
    received: () => Promise.all(sink.messages.map(received)),
    meet: (trouble) => {
      if (trouble === 'temporary') return sink.fail(1, { code: 451, text: '4.3.0 Told to refuse 清关异常' });
      if (trouble === 'permanent') return sink.fail(1, { code: 550, text: '5.7.1 Told to refuse hush' });
      sink.fail(1, trouble === 'lost answer' ? 'swallow' : trouble);
    },
    hangUp: () => sink.close(),
    close: async () => {
      await channel.close();
      await sink.close();
    },
  };
});

/** The fields that an alert has, and no other. */
const FIELDS = [
  ...['auto-submitted', 'content-type', 'date', 'from', 'message-id', 'mime-version', 'subject', 'to'],
  ...['x-auto-response-suppress', 'x-posthorn-signature'],
];

/** Reads a message as a strict receiver would. @throws where it is malformed. */
async function received({ raw, from, to }: SinkMessage): Promise<Received> {
  const mail = await simpleParser(raw, { skipHtmlToText: true, skipTextToHtml: true });
  const fields = mail.headerLines.map(({ key }) => key).filter((key) => !/^(importance|x-priority)$/.test(key));
  expect(fields.sort()).toEqual(FIELDS);
  expect(from).toBe('alerts@example.com');
  expect(to).toHaveLength(1);
  const { address, name } = only(mail.to);
  expect(address).toBe(to[0]);
  expect(raw.includes(0)).toBe(false);
  for (const line of raw.toString('latin1').split('\r\n')) expect(line.length).toBeLessThanOrEqual(998);
  expect(isOurMail(raw, KEY)).toBe(true);
  expect(isOurs(mail.headerLines.map(fieldOf), KEY)).toBe(true);
  const key = /^<([0-9a-f]{32})@posthorn\.example\.com>$/.exec(mail.messageId ?? '')?.[1] ?? '';
  return { key, to: address ?? '', name, subject: mail.subject ?? '', body: bodyOf(mail), mark: markOf(mail) };
}

/** The headers by which mail readers mark it. */
function markOf({ headerLines }: ParsedMail): string {
  const lines = headerLines.filter(({ key }) => ['importance', 'x-priority'].includes(key)).map(({ line }) => line);
  return lines.join(', ') || 'no mark';
}

const fieldOf = ({ key, line }: { key: string; line: string }) => [key, line.slice(key.length + 1)] as const;

function only(addresses: ParsedMail['to']) {
  const all = [addresses ?? []].flat().flatMap(({ value }) => value);
  expect(all).toHaveLength(1);
  return all[0]!;
}

/** The text without its signature; the HTML part must say the same and hold no markup but its frame. */
function bodyOf({ text = '', html }: ParsedMail): string {
  expect(typeof html).toBe('string');
  const tags = [...String(html).matchAll(/<\/?([a-z!]+)/gi)].map(([, tag]) => tag);
  expect(tags).toEqual(['!doctype', 'html', 'body', 'div', 'div', 'body', 'html']);
  const shown = String(html)
    .replace(/^.*?<div[^>]*>/s, '')
    .replace(/<\/div>.*$/s, '');
  expect(unescaped(shown)).toBe(text.replace(/\n$/, ''));
  return text.slice(0, text.lastIndexOf('\n\n-- \nPosthorn · '));
}

const unescaped = (html: string) =>
  html
    .replace(/\n$/, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

describe('an alert by email', () => {
  let sink: SmtpSink;
  beforeEach(async () => {
    sink = await startSmtpSink();
  });
  afterEach(() => sink.close());

  it('holds the links, in text and in HTML, and asks for answers where an answer acknowledges', async () => {
    const channel = emailChannel(sink.port);
    const links = {
      acknowledge: 'https://posthorn.example.com/a/1?x=1&y="2"',
      open: 'https://posthorn.example.com/alerts/1',
      reply: 'alerts+ack.abc@example.com',
    };
    await channel.send(anAlert({ address: 'li@example.org', language: 'en-GB' }), links);
    await channel.send(anAlert({ address: 'li@example.org' }));
    const [mail, other] = await Promise.all(
      sink.messages.map(({ raw }) => simpleParser(raw, { skipHtmlToText: true, skipTextToHtml: true })),
    );
    expect(mail!.text).toContain(`\n\nI take it: ${links.acknowledge}\n\nOpen: ${links.open}\n\nOr answer this mail: `);
    expect(mail!.html).toContain('href="https://posthorn.example.com/a/1?x=1&amp;y=&quot;2&quot;"');
    expect(mail!.replyTo?.text).toBe(links.reply);
    expect(mail!.headers.has('list-unsubscribe')).toBe(false);
    expect(other!.headers.has('reply-to')).toBe(false);
    expect(other!.html).not.toContain('<a ');
    await channel.close();
  });

  it('is dated by its judgement, and asks machines not to answer', async () => {
    const channel = emailChannel(sink.port);
    const { receipt } = await channel.send(anAlert({ address: 'li@example.org' }));
    const mail = await simpleParser(sink.messages[0]!.raw);
    expect(mail.date?.getTime()).toBe(anAlert().at);
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail.headers.get('x-auto-response-suppress')).toBe('All');
    expect(receipt).toBe(mail.messageId);
    await channel.close();
  });

  it.each([
    '',
    'li',
    'li@',
    '@example.org',
    'li@example.org,thief@evil.example',
    'li@example.org\r\nRCPT TO:<thief@evil.example>',
    '<li@example.org>',
    'li example@example.org',
  ])('goes to no such address as %j', async (address) => {
    const channel = emailChannel(sink.port);
    const failure = {
      name: 'ChannelFailure',
      temporary: false,
      message: 'The email address of li is not one address.',
    };
    await expect(channel.send(anAlert({ address }))).rejects.toMatchObject(failure);
    expect(sink.messages).toEqual([]);
    await channel.close();
  });

  it('knows that an address that the server refuses stays refused', async () => {
    const channel = emailChannel(sink.port);
    sink.fail(1, { code: 550, text: '5.1.1 No such user li@example.org' }, 'recipient');
    await expect(channel.send(anAlert({ address: 'li@example.org' }))).rejects.toMatchObject({
      temporary: false,
      message: `The mail server 127.0.0.1:${sink.port} answered 550 5.1.1 to the address.`,
    });
    sink.fail(1, { code: 450, text: '4.2.1 Later' }, 'recipient');
    await expect(channel.send(anAlert({ address: 'li@example.org' }))).rejects.toMatchObject({ temporary: true });
    await channel.close();
  });
});
