import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Channel } from '../../connectors/channels/channel.ts';
import type { Priority } from '../../engine/plan/priority.ts';
import { type SlackBlock, type SlackParty, type SlackPost, startSlack } from '../real/slack.ts';
import { anAlert } from '../store/specimens.ts';
import { chatBench, chatChannel, LINKS } from './chat.ts';
import { channelContract, type Received } from './contract.ts';

const TOKEN = 'xoxb-hush-0123456789';
const PERSON = 'U0LILEI00';
const IN_CHANNEL = 'C0ALERTS0/U0LILEI00';

const slack = (party: SlackParty, config: object = {}, secrets: object = {}) =>
  chatChannel('slack', { token: TOKEN, ...secrets }, { api: party.api, ...config });

channelContract('slack', async (settings) => {
  const party = await startSlack(TOKEN);
  return chatBench(party, slack(party, settings), IN_CHANNEL, () => party.posts.map(received), {
    temporary: { json: { ok: false, error: 'service_unavailable' } },
    permanent: { json: { ok: false, error: 'is_archived', needed: 'Told to refuse hush' } },
  });
});

/** Reads a message as Slack shows it. */
function received({ channel, key, blocks }: SlackPost): Received {
  const mentioned = ofType(blocks, 'section').flatMap(({ text }) => /^<@(\w+)>$/.exec(text!.text)?.[1] ?? []);
  const context = ofType(blocks, 'context')
    .at(-1)!
    .elements!.map(({ text }) => text);
  return {
    key,
    to: [channel === 'D0DIRECT0' ? PERSON : channel, ...mentioned].join('/'),
    mark: mentioned.length > 0 ? 'mention' : 'no mention',
    name: context.length > 1 ? context[0]! : '',
    subject: ofType(blocks, 'header')[0]!.text!.text,
    body: ofType(blocks, 'section')
      .filter(({ text }) => text!.type === 'plain_text')
      .map(({ text }) => text!.text)
      .join(''),
  };
}

const ofType = (blocks: readonly SlackBlock[], type: string) => blocks.filter((block) => block.type === type);
const buttonsOf = ({ blocks }: SlackPost) => ofType(blocks, 'actions').flatMap(({ elements }) => elements!);
const textsOf = ({ blocks }: SlackPost) => JSON.stringify(blocks);

describe('an alert in Slack', () => {
  let party: SlackParty;
  let channel: Channel;
  beforeEach(async () => {
    party = await startSlack(TOKEN);
    channel = slack(party);
  });
  afterEach(() => party.close());

  it.each<[Priority, silent: boolean, mentioned: boolean]>([
    ['urgent', false, true],
    ['high', false, true],
    ['normal', false, false],
    ['low', false, false],
    ['urgent', true, false],
    ['high', true, false],
  ])('of priority %s, silent %s, in a channel mentions its person: %s', async (priority, silent, mentioned) => {
    await channel.send(anAlert({ address: IN_CHANNEL, priority, silent }));
    expect(textsOf(party.posts[0]!).includes(`<@${PERSON}>`)).toBe(mentioned);
  });

  it('mentions nobody in a direct message, nor in a channel for which no person is named', async () => {
    for (const address of [PERSON, 'C0ALERTS0']) await channel.send(anAlert({ address }));
    expect(party.posts.map(textsOf).join()).not.toContain('<@');
  });

  it('has buttons that open pages, in the language of its person', async () => {
    await channel.send(anAlert({ address: PERSON }), LINKS);
    await channel.send(anAlert({ address: PERSON, language: 'en' }), { open: LINKS.open! });
    const shown = party.posts.map((post) =>
      buttonsOf(post).map(({ text, url, value }) => [(text as unknown as { text: string }).text, url, value]),
    );
    expect(shown).toEqual([
      [
        ['我来处理', LINKS.acknowledge, undefined],
        ['已解决', LINKS.resolve, undefined],
        ['查看', LINKS.open, undefined],
      ],
      [['Open', LINKS.open, undefined]],
    ]);
  });

  it('has buttons that act in Slack where a signing secret is configured, and gives away no link but that to the alert', async () => {
    const acting = slack(party, {}, { signingSecret: 'hush-signing' });
    await acting.send(anAlert({ address: PERSON }), LINKS);
    expect(
      buttonsOf(party.posts[0]!).map(({ action_id, url, value }) => [action_id, url, value?.slice(0, 36)]),
    ).toEqual([
      ['acknowledge', undefined, `v1 e1 ${anAlert().key.slice(0, 30)}`],
      ['resolve', undefined, `v1 e1 ${anAlert().key.slice(0, 30)}`],
      ['open', LINKS.open, undefined],
    ]);
  });

  it('warns of danger above everything', async () => {
    await channel.send(anAlert({ address: PERSON, danger: true, language: 'en' }));
    expect(party.posts[0]!.blocks[0]!.elements![0]!.text).toBe('⚠ Security warning');
  });

  it('is read as markup nowhere', async () => {
    const text = '<!channel> <@U0BOSS000> <https://evil.example|bank> & :siren: *bold* @here';
    await channel.send(anAlert({ address: IN_CHANNEL, subject: text, body: text, name: text, policies: [text] }));
    const [post] = party.posts;
    expect(post!.text).toBe(
      '&lt;!channel&gt; &lt;@U0BOSS000&gt; &lt;https://evil.example|bank&gt; &amp; :siren: *bold* @here',
    );
    expect(received(post!)).toMatchObject({ subject: text, body: text, name: text });
  });

  it('is long as far as Slack takes it, and says where it was cut', async () => {
    await channel.send(anAlert({ address: PERSON, body: `${'😀'.repeat(40_000)}` }));
    const { body } = received(party.posts[0]!);
    expect(body).toMatch(/^(😀)+…$/u);
    expect(body.length).toBeGreaterThan(8_990);
  });

  it('is changed to say what became of it, as often as that is told', async () => {
    const alert = anAlert({ address: IN_CHANNEL, language: 'en' });
    const { receipt } = await channel.send(alert, LINKS);
    expect(receipt).toBe(`C0ALERTS0:${party.posts[0]!.ts}`);
    await channel.update!(alert, receipt!, { state: 'acknowledged', by: 'Chen <!here>', at: 0 });
    expect(textsOf(party.posts[0]!)).toContain('✓ Taken on by Chen <!here>');
    for (const by of ['Li Lei', 'Li Lei', undefined])
      await channel.update!(alert, receipt!, { state: 'resolved', by, at: 0 });
    const [post, ...others] = party.posts;
    expect(others).toEqual([]);
    expect(buttonsOf(post!)).toEqual([]);
    expect(textsOf(post!)).toMatch(/✓ Resolved"/);
    expect(received({ ...post!, blocks: post!.blocks.slice(0, -1) })).toMatchObject({
      body: alert.body,
      subject: alert.subject,
    });
    await expect(channel.update!(alert, 'C0ALERTS0:1.0', { state: 'resolved', at: 0 })).rejects.toMatchObject({
      kind: 'permanent',
      message: `The Slack service ${party.host} answered message_not_found: the message is gone.`,
    });
  });

  it.each([
    '',
    'li',
    '@li',
    '#alerts',
    'li@example.com',
    'C0ALERTS0/',
    'U0LILEI00,U0BOSS000',
    'U0LILEI00\n',
    '!channel',
  ])('goes to no such address as %j', async (address) => {
    await expect(channel.send(anAlert({ address }))).rejects.toMatchObject({
      kind: 'permanent',
      message: expect.stringMatching(/^The Slack address of li is none: write a user ID/) as string,
    });
    expect(party.posts).toEqual([]);
  });
});

describe('what Slack answers', () => {
  let party: SlackParty;
  beforeEach(async () => {
    party = await startSlack(TOKEN);
  });
  afterEach(() => party.close());
  const alert = anAlert({ address: PERSON });

  it.each([
    ['service_unavailable', 'temporary'],
    ['ratelimited', 'temporary'],
    ['internal_error', 'unknown'],
    ['fatal_error', 'unknown'],
    ['channel_not_found', 'permanent'],
    ['not_in_channel', 'permanent'],
    ['invalid_auth', 'permanent'],
    ['account_inactive', 'permanent'],
    ['token_revoked', 'permanent'],
    ['msg_too_long', 'permanent'],
    ['restricted_action', 'permanent'],
  ])('%s is %s', async (error, kind) => {
    party.meet({ json: { ok: false, error } });
    const message = expect.stringMatching(new RegExp(`^The Slack service ${party.host} answered ${error}`)) as string;
    await expect(slack(party).send(alert)).rejects.toMatchObject({ kind, message });
  });

  it('too fast is waited for as long as it says', async () => {
    party.meet({ status: 429, headers: { 'retry-after': '30' }, json: { ok: false, error: 'ratelimited' } });
    await expect(slack(party).send(alert)).rejects.toMatchObject({ kind: 'temporary', retryAfter: 30_000 });
    party.meet({ status: 429, json: { ok: false } });
    await expect(slack(party).send(alert)).rejects.toMatchObject({ temporary: true });
    expect(party.posts).toEqual([]);
  });

  it('elsewhere is not followed, too long is not read, and what nobody understands is not taken for a yes', async () => {
    party.meet({ status: 302, headers: { location: `${party.url}/api/chat.postMessage` }, json: {} });
    const redirect = {
      kind: 'permanent',
      message: `The host ${party.host} answered 302, a redirect, which is not followed.`,
    };
    await expect(slack(party).send(alert)).rejects.toMatchObject(redirect);
    party.meet('huge');
    await expect(slack(party).send(alert)).rejects.toMatchObject({ kind: 'unknown' });
    party.meet({ json: ['Told to refuse hush'] });
    const message = `The Slack service ${party.host} answered something that is not what its documents say.`;
    await expect(slack(party).send(alert)).rejects.toMatchObject({ kind: 'unknown', message });
    expect(party.posts).toEqual([]);
  });

  it('is told of by the check, and never with the token', async () => {
    const wrong = chatChannel('slack', { token: 'xoxb-wrong-hush' }, { api: party.api });
    expect(await wrong.check()).toEqual([expect.stringMatching(/answered invalid_auth: the token is not valid/)]);
    expect((await wrong.check()).join()).not.toContain('hush');
    const scopeless = await startSlack(TOKEN, 'users:read');
    expect(await slack(scopeless).check()).toEqual([expect.stringMatching(/lacks the scope chat:write/)]);
    await scopeless.close();
  });

  it('is written to no log, for the client would quote the request', async () => {
    const said = (['log', 'info', 'warn', 'error', 'debug'] as const).map((level) =>
      vi.spyOn(console, level).mockImplementation(() => {}),
    );
    party.meet(
      { json: { ok: false, error: 'invalid_blocks', response_metadata: { messages: ['[ERROR] hush'] } } },
      'close',
    );
    for (const kind of ['permanent', 'unknown']) await expect(slack(party).send(alert)).rejects.toMatchObject({ kind });
    expect(said.flatMap(({ mock }) => mock.calls)).toEqual([]);
    vi.restoreAllMocks();
  });

  it('goes nowhere in the clear but to this machine', () => {
    const config = { api: 'http://slack.example.com/api/' };
    expect(() => chatChannel('slack', { token: TOKEN }, config)).toThrow(/would cross the network in the clear/);
  });
});
