import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Channel } from '../../connectors/channels/channel.ts';
import type { Priority } from '../../engine/plan/priority.ts';
import { type DingtalkParty, startDingtalk } from '../real/dingtalk.ts';
import { anAlert } from '../store/specimens.ts';
import { chatBench, chatChannel, LINKS, linking, readPlain } from './chat.ts';
import { channelContract, type Received } from './contract.ts';

const SECRET = 'SEChush0123456789';

const robot = (party: DingtalkParty, secret = SECRET, webhook = party.webhook, config: object = {}) =>
  chatChannel('dingtalk', { robot: webhook, secret }, { api: party.url, ...config });

const REFUSALS = {
  temporary: { json: { errcode: 130101, errmsg: 'Told to refuse hush' } },
  permanent: { json: { errcode: 310000, errmsg: 'Told to refuse hush' } },
};

channelContract('dingtalk', async (settings) => {
  const party = await startDingtalk(SECRET);
  return chatBench(
    party,
    linking(robot(party, SECRET, party.webhook, settings)),
    'lilei',
    () => party.messages.map(received),
    REFUSALS,
  );
});

/** Reads a message as DingTalk shows it. */
function received({ message: { text, at, actionCard }, key }: DingtalkParty['messages'][number]): Received {
  if (actionCard) return { key, to: '', name: '', subject: actionCard.title, body: actionCard.text, mark: 'card' };
  const { subject, body, name } = readPlain(text!.content);
  const to = [...at!.atUserIds, ...at!.atMobiles].join();
  return { key, to, subject, body, name, mark: to === '' ? 'text' : 'mention, text' };
}

describe('an alert by a custom robot of DingTalk', () => {
  let party: DingtalkParty;
  let channel: Channel;
  beforeEach(async () => {
    party = await startDingtalk(SECRET);
    channel = robot(party);
  });
  afterEach(() => party.close());
  const alert = anAlert({ address: 'lilei', language: 'en' });

  it.each<[Priority, silent: boolean, type: string, mentioned: string[] | undefined]>([
    ['urgent', false, 'text', ['lilei']],
    ['high', false, 'text', ['lilei']],
    ['normal', false, 'actionCard', undefined],
    ['low', false, 'actionCard', undefined],
    ['urgent', true, 'actionCard', undefined],
  ])('of priority %s, silent %s, is a %s and mentions %j', async (priority, silent, type, mentioned) => {
    await channel.send({ ...alert, priority, silent }, LINKS);
    const { message } = party.messages[0]!;
    expect([message.msgtype, message.at?.atUserIds]).toEqual([type, mentioned]);
  });

  it('is a text that mentions nobody where it presses not and has no link', async () => {
    await channel.send({ ...alert, priority: 'low' });
    expect(party.messages[0]!.message).toMatchObject({ msgtype: 'text', at: { atUserIds: [], atMobiles: [] } });
  });

  it('mentions by mobile number where that is the address', async () => {
    await channel.send({ ...alert, address: '+8613800000000' });
    expect(party.messages[0]!.message.at!.atMobiles).toEqual(['13800000000']);
  });

  it('has a link a line, or a button each', async () => {
    await channel.send(alert, LINKS);
    await channel.send({ ...alert, priority: 'normal', danger: true }, LINKS);
    const [text, card] = party.messages.map(({ message }) => message);
    expect(readPlain(text!.text!.content).links).toHaveLength(3);
    expect(card!.actionCard!.btns).toEqual([
      { title: 'I take it', actionURL: LINKS.acknowledge },
      { title: 'Resolved', actionURL: LINKS.resolve },
      { title: 'Open', actionURL: LINKS.open },
    ]);
    expect(card!.actionCard!.text).toMatch(/^⚠ Security warning\n\n### 清关异常: container MSKU7\n\n/);
  });

  it('is read as markup nowhere', async () => {
    const lines = [
      '# Pay',
      '![x](https://evil.example/x.png)',
      '[bank](https://evil.example)',
      '<img src=x>',
      '> q',
      '- a',
      '1. b',
      '`c` **d** ~~e~~',
      'x',
      '---',
    ];
    const text = lines.join('\n');
    await channel.send(
      { ...alert, priority: 'low', subject: lines.join(' '), body: text, name: text, policies: [text] },
      LINKS,
    );
    const shown = party.messages[0]!.message.actionCard!.text;
    expect(shown.replace(/^### /m, '')).not.toMatch(/[<>[\]`*~\\|]|^\s*(?:[#=+-]|\d+[.)])/m);
    expect(shown).toContain('［bank］');
  });

  it('stays within what DingTalk takes, whatever JSON makes of it', async () => {
    for (const character of ['"', '\\', '\n"', '清', '<', '\n']) {
      for (const priority of ['urgent', 'low'] as const)
        await channel.send(
          { ...alert, priority, body: `x${character.repeat(60_000)}x`, subject: '"'.repeat(300) },
          LINKS,
        );
    }
    expect(party.messages).toHaveLength(12);
    for (const { message } of party.messages)
      if (message.text) expect(readPlain(message.text.content).links).toHaveLength(3);
  });

  it.each([
    [130101, 'temporary', 600_000],
    [410100, 'temporary', 600_000],
    [-1, 'temporary', undefined],
    [310000, 'permanent', undefined],
    [300001, 'permanent', undefined],
    [400102, 'permanent', undefined],
    [430102, 'permanent', undefined],
    [4711, 'permanent', undefined],
  ])('that is answered %i has failed: %s', async (errcode, kind, retryAfter) => {
    party.meet({ json: { errcode, errmsg: 'Told to refuse hush' } });
    const message = expect.stringMatching(
      new RegExp(`^The DingTalk service ${party.host} answered ${errcode}[:.]`),
    ) as string;
    await expect(channel.send(alert)).rejects.toMatchObject({ kind, retryAfter, message });
  });

  it('is refused where the secret or the token is another, of which nothing is said', async () => {
    await expect(robot(party, 'SECother').send(alert)).rejects.toMatchObject({ message: /answered 310000/ });
    const failure = robot(party, SECRET, `${party.url}/robot/send?access_token=gone-hush`).send(alert);
    const { message } = (await failure.catch((error: unknown) => error)) as Error;
    expect(message).toMatch(/answered 300001/);
    expect(message).not.toContain('hush');
  });

  it('is not sent by a redirect, an answer of a megabyte, or one that is no JSON', async () => {
    party.meet({ status: 308, headers: { location: party.webhook }, json: {} });
    await expect(channel.send(alert)).rejects.toMatchObject({ kind: 'permanent' });
    for (const fault of ['huge', { json: [] }, { json: { errcode: {} } }] as const) {
      party.meet(fault);
      await expect(channel.send(alert)).rejects.toMatchObject({ kind: 'unknown' });
    }
    expect(party.messages).toEqual([]);
  });

  it.each(['', 'li lei', '@all', '13800000000,13900000000', '+1 555 0100', '所有人'])(
    'goes to no such address as %j',
    async (address) => {
      const message = 'The DingTalk address of li is none: write a userId, or a mobile number as +8613800000000.';
      await expect(channel.send({ ...alert, address })).rejects.toMatchObject({ kind: 'permanent', message });
    },
  );

  it('goes to DingTalk alone', () => {
    const path = '/robot/send?access_token=hush';
    expect(chatChannel('dingtalk', { robot: `https://oapi.dingtalk.com${path}` }, {}).kind).toBe('dingtalk');
    expect(() => chatChannel('dingtalk', { robot: `https://evil.example${path}` }, {})).toThrow(
      /cannot be used\. (?!.*hush)/,
    );
  });
});
