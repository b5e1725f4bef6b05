import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lookUp } from '../../connectors/directory.ts';
import { openStore } from '../../connectors/store/open.ts';
import type { Store } from '../../connectors/store/store.ts';
import type { Person, Ruleset, Team } from '../../engine/plan/ruleset.ts';

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
