import { describe, expect, it } from 'vitest';
import { linkLines } from '../../connectors/channels/link-lines.ts';
import { type LinkConfig, linkMaker } from '../../connectors/channels/link-maker.ts';
import { readReplyToken, replyTokensIn } from '../../connectors/links/reply-token.ts';
import { readGrant } from '../../connectors/links/token.ts';
import { anAlert } from '../store/specimens.ts';

const keys = { links: new Uint8Array(32).fill(1), replies: new Uint8Array(32).fill(2) };
const config: LinkConfig = { keys, url: 'https://posthorn.ours.example', expireAfter: 1_000 };
const mailbox = { name: '', address: 'alerts@ours.example' };
const alert = anAlert();

describe('the links of an alert', () => {
  it('act on it as its person, and end a while after it', () => {
    const { acknowledge, resolve } = linkMaker(config)(alert, {})!;
    for (const [action, url] of Object.entries({ acknowledge, resolve })) {
      const [base, token] = url!.split('/a/');
      expect(base).toBe('https://posthorn.ours.example');
      expect(readGrant(token!, keys.links, alert.at)).toEqual({
        grant: {
          action,
          event: 'e1',
          alert: alert.key,
          person: 'li',
          expires: alert.at + 1_000,
          nonce: expect.any(String),
        },
      });
    }
  });

  it('open the page of its event, which tells why; that one acts on nothing, and asks for a sign-in', () => {
    const { open } = linkMaker(config)({ ...alert, event: 'a b' }, {})!;
    expect(open).toBe('https://posthorn.ours.example/why/a%20b?person=li');
    expect(linkMaker(config)({ ...alert, policies: ['digest'] }, {})!.open).toBe('https://posthorn.ours.example/');
  });

  it('are not made where nobody told how we are reached from outside', () => {
    expect(linkMaker({ ...config, url: undefined })(alert, {})).toBeUndefined();
  });

  it('name where answers go, if the channel awaits any', () => {
    const { reply } = linkMaker({ ...config, url: undefined })(alert, { replyTo: { mailbox, tokenIn: 'address' } })!;
    expect(reply).toMatch(/^alerts\+[a-z2-7]{42}@ours\.example$/);
    expect(readReplyToken(replyTokensIn([reply!], '')[0]!, keys.replies)).toBe(alert.key);
    const tagged = linkMaker(config)(alert, { replyTo: { mailbox, tokenIn: 'subject' } })!;
    expect(tagged.reply).toBe('alerts@ours.example');
    expect(readReplyToken(replyTokensIn([], tagged.replyTag!)[0]!, keys.replies)).toBe(alert.key);
  });

  it('offer no answer where the policy asks who acts', () => {
    const links = linkMaker(config)({ ...alert, identity: true }, { replyTo: { mailbox, tokenIn: 'address' } });
    expect(Object.keys(links!)).toEqual(['acknowledge', 'resolve', 'open']);
  });
});

it('asks by two links what a mail was, in place of the other two, where the alert wants to know', () => {
  const alert = anAlert({ verdict: true });
  const links = linkMaker(config)(alert, {})!;
  expect(linkLines(links, 'en').map(({ words }) => words)).toEqual(['It was fine', 'It was bad', 'Open']);
  expect(linkLines(links, 'zh').map(({ words }) => words)).toEqual(['邮件正常', '确为欺诈', '查看']);
  const token = links.fine!.split('/').at(-1)!;
  expect(readGrant(token, keys.links, alert.at)).toMatchObject({ grant: { action: 'fine', alert: alert.key } });
  expect(linkLines(linkMaker(config)(anAlert(), {})!, 'en').map(({ action }) => action)).toEqual([
    'acknowledge',
    'resolve',
    'open',
  ]);
});
