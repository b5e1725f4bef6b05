import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Channel } from '../../connectors/channels/channel.ts';
import type { Priority } from '../../engine/plan/priority.ts';
import {
  COMPANY,
  startWecom,
  startWecomRobot,
  type WecomMessage,
  type WecomParty,
  type WecomRobotParty,
} from '../real/wecom.ts';
import { anAlert } from '../store/specimens.ts';
import { chatBench, chatChannel, LINKS, linking, readPlain } from './chat.ts';
import { channelContract, type Received } from './contract.ts';

const application = (party: WecomParty, config: object = {}, secret = COMPANY.secret) =>
  chatChannel('wecom', { secret }, { api: party.url, corpId: COMPANY.corpId, agentId: COMPANY.agentId, ...config });

const robot = (party: WecomRobotParty, webhook = party.webhook, config: object = {}) =>
  chatChannel('wecom-robot', { robot: webhook }, { api: party.url, ...config });

const REFUSALS = {
  temporary: { json: { errcode: 45009, errmsg: 'Told to refuse hush' } },
  permanent: { json: { errcode: 81013, errmsg: 'Told to refuse hush' } },
};

channelContract('wecom', async (settings) => {
  const party = await startWecom();
  const channel = linking(application(party, settings));
  return chatBench(party, channel, 'lilei', () => party.messages.map(received), REFUSALS);
});

/** Reads a card as WeCom shows it, and a text where the card would have cut it off. */
function received({ message, key }: { message: WecomMessage; key: string }): Received {
  const { touser: to, template_card: card } = message;
  if (!card) {
    const { subject, body, name } = readPlain(message.text!.content);
    return { key, to, name, subject, body, mark: 'text' };
  }
  expect(card.task_id).toBe(key);
  const name = card.horizontal_content_list.find(({ keyname }) => keyname === '收件人')?.value ?? '';
  const mark = `${['grey', 'black', 'red'][card.source.desc_color]} line`;
  return { key, to, name, subject: card.main_title.title, body: card.sub_title_text ?? '', mark };
}

channelContract('wecom-robot', async (settings) => {
  const party = await startWecomRobot();
  const read = () =>
    party.texts.map(({ key, content, mentioned_list = [] }) => {
      const { subject, body, name } = readPlain(content);
      const mark = mentioned_list.length > 0 ? 'mention' : 'no mention';
      return { key, to: mentioned_list.join(), subject, body, name, mark };
    });
  return chatBench(party, robot(party, party.webhook, settings), 'lilei', read, REFUSALS);
});

describe('an alert by an application of WeCom', () => {
  let party: WecomParty;
  let channel: Channel;
  beforeEach(async () => {
    party = await startWecom();
    channel = application(party);
  });
  afterEach(() => party.close());
  const alert = anAlert({ address: 'lilei', language: 'en' });

  it('is a card with a button a link', async () => {
    await channel.send(alert, LINKS);
    const { button_list, source } = party.messages[0]!.message.template_card!;
    expect(button_list.map(({ text, url }) => [text, url])).toEqual([
      ['I take it', LINKS.acknowledge],
      ['Resolved', LINKS.resolve],
      ['Open', LINKS.open],
    ]);
    expect(source).toEqual({ desc: 'Posthorn', desc_color: 2 });
  });

  it('warns of danger above everything, in a card and in text', async () => {
    for (const links of [LINKS, {}]) await channel.send({ ...alert, danger: true, language: 'zh' }, links);
    const [card, text] = party.messages.map(({ message }) => message);
    expect(card!.template_card!.source).toEqual({ desc: '⚠ 安全警告', desc_color: 2 });
    expect(text!.text!.content).toMatch(/^⚠ 安全警告\n/);
  });

  it('is text where a card would cut it off', async () => {
    for (const body of ['清'.repeat(160), '清'.repeat(161)]) await channel.send({ ...alert, body }, LINKS);
    const [card, text] = party.messages.map(({ message }) => message);
    expect(card!.template_card!.sub_title_text).toBe('清'.repeat(160));
    expect(readPlain(text!.text!.content)).toMatchObject({
      body: '清'.repeat(161),
      links: [`I take it: ${LINKS.acknowledge}`, `Resolved: ${LINKS.resolve}`, `Open: ${LINKS.open}`],
    });
  });

  it('is asked to be dropped by WeCom where it is a repeat', async () => {
    await channel.send(alert, LINKS);
    await channel.send(alert, LINKS);
    const [first, second] = party.messages;
    expect(second).toEqual(first);
    expect(first!.message).toMatchObject({ enable_duplicate_check: 1, duplicate_check_interval: 14_400 });
  });

  it('shows once what became of it: WeCom lets a card be changed once', async () => {
    const { receipt } = await channel.send(alert, LINKS);
    expect(receipt).toBe('msg-1:response-1');
    await channel.update!(alert, receipt!, { state: 'acknowledged', by: 'Chen', at: 0 });
    expect(party.changes).toEqual([{ user: 'lilei', name: '✓ Taken on by Chen' }]);
    await expect(channel.update!(alert, receipt!, { state: 'resolved', at: 0 })).rejects.toMatchObject({
      kind: 'permanent',
    });
    const text = await channel.send(alert);
    expect(text.receipt).toBe('msg-2');
    await channel.update!(alert, text.receipt!, { state: 'resolved', at: 0 });
    expect(party.changes).toHaveLength(1);
  });

  it('asks for one token for many messages at once, and for another only when that one is stale', async () => {
    await Promise.all(['a', 'b', 'c'].map((key) => channel.send({ ...alert, key })));
    expect(party.tokens()).toBe(1);
    party.expire();
    await Promise.all(['d', 'e'].map((key) => channel.send({ ...alert, key })));
    expect(party.messages).toHaveLength(5);
    expect(party.tokens()).toBeLessThanOrEqual(3);
    const before = party.tokens();
    await channel.send({ ...alert, key: 'f' });
    expect(party.tokens()).toBe(before);
  });

  it.each([
    [-1, 'temporary', undefined],
    [45009, 'temporary', 60_000],
    [45033, 'temporary', 5_000],
    [60020, 'permanent', undefined],
    [81013, 'permanent', undefined],
    [60111, 'permanent', undefined],
    [40058, 'permanent', undefined],
  ])('that is answered %i has failed: %s', async (errcode, kind, retryAfter) => {
    party.meet({ json: { errcode, errmsg: 'Told to refuse hush' } });
    const message = expect.stringMatching(
      new RegExp(`^The WeCom service ${party.host} answered ${errcode}[:.]`),
    ) as string;
    await expect(channel.send(alert)).rejects.toMatchObject({ kind, retryAfter, message });
  });

  it('has not reached who is not in sight of the application, though WeCom says ok', async () => {
    const message = `The WeCom service ${party.host} does not know, or may not show the application to the address of li.`;
    await expect(channel.send({ ...alert, address: 'boss' })).rejects.toMatchObject({ kind: 'permanent', message });
    party.meet({ json: { errcode: 0, unlicenseduser: 'lilei', msgid: 'none' } });
    await expect(channel.send(alert)).rejects.toMatchObject({ kind: 'permanent' });
  });

  it.each(['', '@all', 'lilei|chen', 'li lei', '李雷', `l${'i'.repeat(64)}`])(
    'goes to no such address as %j',
    async (address) => {
      const message = 'The WeCom address of li is no UserID of one member.';
      await expect(channel.send({ ...alert, address })).rejects.toMatchObject({ kind: 'permanent', message });
      expect(party.messages).toEqual([]);
    },
  );

  it('is not sent by a redirect, an answer of a megabyte, or one that is no JSON', async () => {
    party.meet({ status: 307, headers: { location: 'http://127.0.0.1:1/' }, json: {} });
    await expect(channel.send(alert)).rejects.toMatchObject({
      kind: 'permanent',
      message: /a redirect, which is not followed/,
    });
    for (const fault of ['huge', { json: 'ok' }, { json: {} }] as const) {
      party.meet(fault);
      await expect(channel.send(alert)).rejects.toMatchObject({ kind: 'unknown' });
    }
  });

  it('is checked by its token, of which nothing is said', async () => {
    const wrong = application(party, {}, 'another-hush');
    const [problem] = await wrong.check();
    expect(problem).toBe(
      `The WeCom service ${party.host} answered 40001: the secret is not that of the application; copy it anew.`,
    );
    await expect(wrong.send(alert)).rejects.toMatchObject({ kind: 'permanent', message: problem });
    expect(await application(party, { corpId: 'ww0' }).check()).toEqual([expect.stringMatching(/answered 40013/)]);
  });
});

describe('an alert by the robot of a group in WeCom', () => {
  let party: WecomRobotParty;
  beforeEach(async () => {
    party = await startWecomRobot();
  });
  afterEach(() => party.close());
  const alert = anAlert({ address: 'lilei', language: 'en' });

  it.each<[Priority, silent: boolean, mentioned: string[] | undefined]>([
    ['urgent', false, ['lilei']],
    ['high', false, ['lilei']],
    ['normal', false, undefined],
    ['low', false, undefined],
    ['urgent', true, undefined],
  ])('of priority %s, silent %s, mentions %j', async (priority, silent, mentioned) => {
    await robot(party).send({ ...alert, priority, silent });
    expect(party.texts[0]!.mentioned_list).toEqual(mentioned);
  });

  it('has its links below its text, and room for both', async () => {
    await robot(party).send({ ...alert, body: '清'.repeat(5_000) }, LINKS);
    const { links, body } = readPlain(party.texts[0]!.content);
    expect(links).toEqual([`I take it: ${LINKS.acknowledge}`, `Resolved: ${LINKS.resolve}`, `Open: ${LINKS.open}`]);
    expect(body).toMatch(/^清{400,}…$/u);
    const long = Object.fromEntries(Object.entries(LINKS).map(([name, url]) => [name, `${url}${'x'.repeat(800)}`]));
    await robot(party).send({ ...alert, body: '清'.repeat(5_000) }, long);
    expect(readPlain(party.texts[1]!.content)).toMatchObject({ links: [`I take it: ${long.acknowledge}`] });
  });

  it('mentions nobody whom a mail names', async () => {
    const text = '<@all> <@boss> @all';
    await robot(party).send({ ...alert, subject: text, body: text, name: text, priority: 'low' });
    expect(party.texts[0]!.content).not.toMatch(/<@/);
    expect(party.texts[0]!.mentioned_list).toBeUndefined();
  });

  it('is held back when there were twenty in a minute, and refused when the robot is gone', async () => {
    const channel = robot(party, party.webhook, { rate: { messages: 100, per: '1m' } });
    for (let count = 0; count < 20; count += 1) await channel.send({ ...alert, key: `${count}` });
    await expect(channel.send(alert)).rejects.toMatchObject({ kind: 'temporary', retryAfter: 60_000 });
    const gone = robot(party, `${party.url}/cgi-bin/webhook/send?key=gone-hush`);
    const failure = (await gone.send(alert).catch((error: unknown) => error)) as Error;
    expect(failure.message).toMatch(/answered 93000: the robot's webhook is not valid, or the robot was removed/);
    expect(failure.message).not.toContain('hush');
  });

  it('cannot be changed, and has no receipt', async () => {
    const channel = robot(party);
    expect(channel.update).toBeUndefined();
    expect(await channel.send(alert)).toEqual({});
  });

  it('goes to WeCom alone', () => {
    for (const webhook of [
      'https://evil.example/cgi-bin/webhook/send?key=hush',
      'https://qyapi.weixin.qq.com.evil.example/',
      'hush',
    ])
      expect(() => chatChannel('wecom-robot', { robot: webhook }, {})).toThrow(
        /^The webhook of the robot of kind wecom-robot cannot be used\. (?!.*hush)/,
      );
    const official = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1';
    expect(chatChannel('wecom-robot', { robot: official }, {}).kind).toBe('wecom-robot');
  });
});
