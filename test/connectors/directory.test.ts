import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Channel } from '../../connectors/channels/channel.ts';
import { lookUp } from '../../connectors/directory.ts';
import { openStore } from '../../connectors/store/open.ts';
import type { Store } from '../../connectors/store/store.ts';
import type { Question } from '../../engine/arbiter/alert.ts';
import type { Person, Ruleset, Team } from '../../engine/plan/ruleset.ts';
import { anAlert } from '../store/specimens.ts';

const person = (id: string, changes: Partial<Person> = {}): Person => ({
  kind: 'person',
  id,
  name: id.toUpperCase(),
  zone: 'Asia/Shanghai',
  language: 'zh',
  channels: [],
  ...changes,
});
const team = (id: string, changes: Partial<Team>): Team => ({
  kind: 'team',
  id,
  name: id,
  lead: '',
  members: [],
  ...changes,
});

const PEOPLE: Ruleset['people'] = {
  boss: person('boss', { language: 'en', zone: 'Europe/Berlin' }),
  li: person('li', { superior: 'boss' }),
  wang: person('wang', { superior: 'li', channels: ['email', 'pager', 'chat'] }),
  zhao: person('zhao', { channels: ['page', 'email'] }),
  purchasing: team('purchasing', { lead: 'li', members: ['wang', 'li', 'gone'] }),
  customs: team('customs', { lead: 'wang', superior: 'boss', members: [] }),
};
const CONFIGURED = { names: ['chat', 'email', 'page'], get: () => undefined };

let dir: string;
let store: Store;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'posthorn-directory-'));
  store = await openStore({ dir });
  for (const id of ['li', 'wang', 'zhao']) {
    await store.directory.set(id, 'email', `${id}@example.com`);
    await store.directory.set(id, 'chat', `@${id}`);
    await store.directory.set(id, 'pager', '555');
  }
});
afterEach(async () => {
  await store.close();
  await rm(dir, { recursive: true });
});

const ask = (...refs: string[]) => lookUp({ event: 'e1', refs, at: 0, labels: {} }, PEOPLE, store, CONFIGURED);
const channelsOf = async (id: string) => (await ask(id)).persons[id]?.channels.map(({ channel }) => channel);

describe('the directory', () => {
  it.each([
    ['li', ['li']],
    ['li.superior', ['boss']],
    ['boss.superior', []],
    ['purchasing', ['li', 'wang']],
    ['purchasing.lead', ['li']],
    ['purchasing.superior', ['boss']],
    ['purchasing.lead.superior', ['boss']],
    ['customs.superior', ['boss']],
    ['customs.lead.superior', ['li']],
    ['nobody', []],
    ['li.lead', []],
    ['', []],
    ['constructor', []],
  ])('knows who stands behind %j', async (ref, persons) => {
    const directory = await ask(ref);
    expect(directory.refs).toEqual({ [ref]: persons });
    expect(Object.keys(directory.persons).sort()).toEqual([...persons].sort());
  });

  it('tells how a person is reached', async () => {
    expect((await ask('li')).persons).toEqual({
      li: {
        name: 'LI',
        language: 'zh',
        zone: 'Asia/Shanghai',
        channels: [
          { channel: 'chat', address: '@li' },
          { channel: 'email', address: 'li@example.com' },
          { channel: 'page', address: 'li' },
        ],
      },
    });
  });

  it("keeps to a person's own order, and has the page last where that does not name it", async () => {
    expect(await channelsOf('wang')).toEqual(['email', 'chat', 'page']);
    expect(await channelsOf('zhao')).toEqual(['page', 'email']);
  });

  it('reaches everybody on the page', async () => {
    expect(await channelsOf('boss')).toEqual(['page']);
  });

  it('follows a change at once', async () => {
    await store.directory.remove('li', 'chat');
    await store.directory.set('boss', 'email', 'boss@example.com');
    const { persons } = await ask('li', 'boss');
    expect(persons.li?.channels[0]).toEqual({ channel: 'email', address: 'li@example.com' });
    expect(persons.boss?.channels[0]).toEqual({ channel: 'email', address: 'boss@example.com' });
  });

  it('answers many names with each person once', async () => {
    const { refs, persons } = await ask('purchasing', 'purchasing.lead', 'li', 'nobody');
    expect(refs).toEqual({ purchasing: ['li', 'wang'], 'purchasing.lead': ['li'], li: ['li'], nobody: [] });
    expect(Object.keys(persons)).toEqual(['li', 'wang']);
  });
});

describe('what the store holds', () => {
  const AT = Date.parse('2026-03-10T16:00:00Z');
  const DAY = 86_400_000;
  const around = { from: AT - DAY, until: AT + DAY };
  const look = (changes: Partial<Question> = {}) =>
    lookUp(
      { event: 'e1', refs: ['desk.onCall'], at: AT, labels: { mailbox: 'sales' }, ...changes },
      DESK,
      store,
      CONFIGURED,
    );
  const DESK: Ruleset['people'] = {
    ...PEOPLE,
    desk: team('desk', {
      lead: 'li',
      rota: { members: ['li', 'zhao'], handover: 'daily', at: '00:00', since: '2026-03-11' },
    }),
  };

  it('says who is on duty, and for whom', async () => {
    expect((await look()).refs).toEqual({ 'desk.onCall': ['li'] });
    await store.overrides.add({ id: 'o', team: 'desk', person: 'wang', ...around, note: '' });
    expect((await look()).refs).toEqual({ 'desk.onCall': ['wang'] });
    await store.absences.add({ id: 'a', person: 'wang', ...around, deputy: 'boss', note: '' });
    const { refs, persons } = await look();
    expect(refs).toEqual({ 'desk.onCall': ['boss'] });
    expect(persons.boss?.standsInFor).toBe('wang');
    expect((await look({ at: AT + DAY })).refs).toEqual({ 'desk.onCall': ['zhao'] });
  });

  it('knows what is silenced, and what keeps quiet meanwhile', async () => {
    const silence = { matchers: [{ label: 'policy', is: '*' }], by: 'li', comment: '' };
    await store.silences.add({ id: 's1', ...silence, ...around });
    await store.silences.add({
      id: 's2',
      ...silence,
      ...around,
      recurs: { from: '00:00', to: '06:00', zone: 'Asia/Shanghai' },
    });
    await store.silences.add({ id: 's3', ...silence, ...around });
    await store.silences.end('s3', AT - 1);
    await store.inhibitions.open({ event: 'e0', policy: 'p', quiets: ['q/*'], labels: { mailbox: 'sales' } });
    await store.inhibitions.open({ event: 'e2', policy: 'p', quiets: ['q/*'], labels: { mailbox: 'info' } });
    const { silences, inhibitors } = await look();
    expect(silences?.map(({ id, until }) => [id, until - AT]).sort()).toEqual([
      ['s1', DAY],
      ['s2', DAY / 4],
    ]);
    expect(inhibitors).toEqual([{ event: 'e0', policy: 'p', quiets: ['q/*'] }]);
    await store.inhibitions.close('e0', 'p');
    expect((await look()).inhibitors).toBeUndefined();
  });

  it('counts what persons were sent of late, where that is asked', async () => {
    await store.log.begin(anAlert({ person: 'li' }));
    expect((await look({ since: 0 })).persons.li?.recent).toBe(1);
    expect((await look({ since: Date.now() + DAY })).persons.li?.recent).toBe(0);
    const [first, second] = await Promise.all(['e2', 'e3'].map((event) => look({ event, since: 0, most: 2 })));
    expect([first!.persons.li?.recent, second!.persons.li?.recent].sort()).toEqual([1, 2]);
    expect((await look()).persons.li).not.toHaveProperty('recent');
  });

  it('says what the channels can do', async () => {
    const chat = {
      name: 'chat',
      kind: 'chat',
      rings: true,
      least: 'high',
      update: async () => {},
    } as unknown as Channel;
    const get = (name: string) => (name === 'chat' ? chat : undefined);
    const question = { event: 'e1', refs: ['li'], at: AT, labels: {} };
    const { persons } = await lookUp(question, PEOPLE, store, { ...CONFIGURED, get });
    expect(persons.li?.channels).toEqual([
      { channel: 'chat', address: '@li', rings: true, least: 'high' },
      { channel: 'email', address: 'li@example.com' },
      { channel: 'page', address: 'li' },
    ]);
  });
});
