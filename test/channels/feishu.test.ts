import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Priority } from '../../engine/plan/priority.ts';
import { type FeishuCard, type FeishuParty, startFeishu } from '../real/feishu.ts';
import { anAlert } from '../store/specimens.ts';
import { chatBench, chatChannel, LINKS } from './chat.ts';
import { channelContract, type Received } from './contract.ts';

const SECRET = 'hush-sign-secret';

const bot = (party: FeishuParty, secret = SECRET, webhook = party.webhook, config: object = {}) =>
  chatChannel('feishu', { robot: webhook, secret }, { api: party.url, ...config });

channelContract('feishu', async (settings) => {
  const party = await startFeishu(SECRET, 'Posthorn');
  return chatBench(party, bot(party, SECRET, party.webhook, settings), 'ou_lilei', () => party.cards.map(received), {
    temporary: { json: { code: 11232, msg: 'Told to refuse hush' } },
    permanent: { json: { code: 19024, msg: 'Told to refuse hush' } },
  });
});

/** Reads a card as Feishu shows it. */
function received({ card, key }: { card: FeishuCard; key: string }): Received {
  const texts = card.elements.flatMap(({ tag, text }) => (tag === 'div' ? [text!] : []));
  const note = card.elements.at(-1)!.elements!.map(({ content }) => content);
  return {
    key,
    to: mentionsOf(card).join(),
    mark: `${mentionsOf(card).length > 0 ? 'mention, ' : ''}${card.header.template} card`,
    name: note.length > 1 ? note[0]! : '',
    subject: card.header.title.content,
    body: texts.find(({ tag }) => tag === 'plain_text')?.content ?? '',
  };
}

const mentionsOf = ({ elements }: FeishuCard) =>
  elements.flatMap(({ text }) =>
    text?.tag === 'lark_md' ? [text.content.slice('<at id='.length, -'></at>'.length)] : [],
  );

describe('an alert by a custom bot of Feishu', () => {
  let party: FeishuParty;
  beforeEach(async () => {
    party = await startFeishu(SECRET);
  });
  afterEach(() => party.close());
  const alert = anAlert({ address: 'ou_lilei', language: 'en' });

  it.each<[Priority, silent: boolean, mentioned: string[], colour: string]>([
    ['urgent', false, ['ou_lilei'], 'red'],
    ['high', false, ['ou_lilei'], 'orange'],
    ['normal', false, [], 'blue'],
    ['low', false, [], 'grey'],
    ['urgent', true, [], 'red'],
  ])('of priority %s, silent %s, mentions %j and is %s', async (priority, silent, mentioned, colour) => {
    await bot(party).send({ ...alert, priority, silent });
    const { card } = party.cards[0]!;
    expect([mentionsOf(card), card.header.template]).toEqual([mentioned, colour]);
  });

  it('has a button a link, and a warning of danger above everything', async () => {
    await bot(party).send({ ...alert, danger: true }, LINKS);
    const { elements } = party.cards[0]!.card;
    expect(elements[0]!.text!.content).toBe('⚠ Security warning');
    expect(elements.flatMap(({ actions = [] }) => actions.map(({ text, url }) => [text.content, url]))).toEqual([
      ['I take it', LINKS.acknowledge],
      ['Resolved', LINKS.resolve],
      ['Open', LINKS.open],
    ]);
  });

  it('keeps what a mail says as text', async () => {
    const text = '<at id=all></at> [bank](https://evil.example) **now**';
    await bot(party).send({ ...alert, subject: text, body: text, name: text });
    expect(received(party.cards[0]!)).toMatchObject({ subject: text, body: text, name: text, to: 'ou_lilei' });
  });

  it('stays within what Feishu takes, whatever JSON makes of it', async () => {
    for (const character of ['"', '\\', '\n"', '清', '😀']) {
      await bot(party).send({ ...alert, body: character.repeat(60_000), subject: '"'.repeat(300) }, LINKS);
    }
    expect(party.cards.map((one) => received(one).body.at(-1))).toEqual(['…', '…', '…', '…', '…']);
  });

  it.each([
    [11232, 'temporary', 'too many messages in too short a time'],
    [9499, 'permanent', 'it does not understand the message'],
    [19001, 'permanent', "the bot's webhook is not valid, or the bot was removed from its group"],
    [19021, 'permanent', "the signature does not fit; check the secret and this machine's clock"],
    [19022, 'permanent', "this machine's address is not on the bot's list; add it"],
    [19024, 'permanent', 'no keyword of the bot stands in the message; add the keyword Posthorn'],
  ])('that is answered %i has failed: %s', async (code, kind, words) => {
    party.meet({ json: { code, msg: 'Told to refuse hush' } });
    const message = `The Feishu service ${party.host} answered ${code}: ${words}.`;
    await expect(bot(party).send(alert)).rejects.toMatchObject({ kind, message });
  });

  it('is refused where the secret or the webhook is another', async () => {
    await expect(bot(party, 'another').send(alert)).rejects.toMatchObject({ message: /answered 19021/ });
    const elsewhere = `${party.url}/open-apis/bot/v2/hook/gone-hush`;
    const failure = (await bot(party, SECRET, elsewhere)
      .send(alert)
      .catch((error: unknown) => error)) as Error;
    expect(failure.message).toMatch(/answered 19001/);
    expect(failure.message).not.toContain('hush');
  });

  it('is not sent by a redirect, an answer of a megabyte, or one that is no JSON', async () => {
    party.meet({ status: 301, headers: { location: party.webhook }, json: {} });
    await expect(bot(party).send(alert)).rejects.toMatchObject({ kind: 'permanent' });
    for (const fault of ['huge', { json: null }, { json: {} }] as const) {
      party.meet(fault);
      await expect(bot(party).send(alert)).rejects.toMatchObject({ kind: 'unknown' });
    }
    expect(party.cards).toEqual([]);
  });

  it.each(['', 'all', 'ALL', 'ou_lilei></at><at id=all', 'li lei', 'lilei@example.com'])(
    'goes to no such address as %j',
    async (address) => {
      const message = 'The Feishu address of li is none: write the open_id or the user_id of one person.';
      await expect(bot(party).send({ ...alert, address, priority: 'low' })).rejects.toMatchObject({
        kind: 'permanent',
        message,
      });
    },
  );

  it('goes to Feishu or Lark alone', () => {
    const path = '/open-apis/bot/v2/hook/hush';
    for (const host of ['https://open.feishu.cn', 'https://open.larksuite.com'])
      expect(chatChannel('feishu', { robot: `${host}${path}` }, {}).kind).toBe('feishu');
    for (const host of ['https://evil.example', 'http://open.feishu.cn', 'https://me@open.feishu.cn'])
      expect(() => chatChannel('feishu', { robot: `${host}${path}` }, {})).toThrow(/cannot be used\. (?!.*hush)/);
  });
});
