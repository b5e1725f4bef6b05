import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../connectors/store/open.ts';
import type { Store } from '../../connectors/store/store.ts';
import { anEvent } from '../store/specimens.ts';
import { objects, posthorn, ROOT } from './command.ts';

const dir = mkdtempSync(join(tmpdir(), 'posthorn-people-'));
const config = join(dir, 'posthorn.json');
/** Held open beside the commands, as a running Posthorn does. */
let store: Store;

beforeAll(async () => {
  writeFileSync(config, JSON.stringify({ data: 'data', rules: join(ROOT, 'rules') }));
  store = await openStore({ dir: join(dir, 'data') });
});
afterAll(async () => {
  await store.close();
  rmSync(dir, { recursive: true });
});

const run = (...args: readonly string[]) => posthorn([...args, '--config', config]);

describe('posthorn people', () => {
  it('takes a file in, once, however often', async () => {
    const first = await run('people', 'import', 'docs/people.csv');
    expect(first).toMatchObject({ code: 0, stdout: 'Kept 3 addresses, 1 absence, 1 override.\n', stderr: '' });
    await run('people', 'import', 'docs/people.csv');
    expect(await store.directory.all()).toHaveLength(3);
    expect(await store.absences.list()).toMatchObject([{ person: 'sun', deputy: 'zhou', note: 'trade fair' }]);
    expect(await store.overrides.list()).toHaveLength(1);
  });

  it('shows who is on call, who is away, and how each is reached', async () => {
    const { stdout } = await run('people', 'list', '--at', '2026-03-10T23:00+08:00');
    expect(stdout).toContain('service      Zhou Ting for Sun Li');
    expect(stdout).toContain(
      'Sun Li (23:00 there; away until 2026-03-16 00:00, Zhou Ting acts; quiet until 07:00): email sun.li@elmwood.example',
    );
    expect(stdout).toContain('Lin Tao (23:00 there): the page only');
    const [overview] = objects(await run('people', 'list', '--json', '--at', '2026-03-18T12:00Z'));
    expect(overview.teams).toEqual([{ id: 'service', name: 'Customer service', onCall: { person: 'sun' } }]);
  });

  it('keeps nothing of a file with a mistake, and says where it is', async () => {
    const file = join(dir, 'bad.csv');
    writeFileSync(file, 'li,email,li@ours.example\nsunn,email,x@ours.example\n');
    const { code, stderr } = await run('people', 'import', file);
    expect(code).toBe(2);
    expect(stderr).toBe(`${file}:2: the rules have no person "sunn". Did you mean "sun"?\n`);
    expect(await store.directory.of(['li'])).toEqual([]);
    expect((await run('people', 'import', join(dir, 'none.csv'))).stderr).toContain('there is no such file');
    expect((await run('people', 'import')).stderr).toContain('name one file to import');
  });

  it('follows a calendar, by its feed', async () => {
    const day = (ahead: number) =>
      new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');
    const event = (uid: string, ahead: number, summary: string) =>
      `BEGIN:VEVENT\r\nUID:${uid}\r\nDTSTART:${day(ahead)}T000000Z\r\nDTEND:${day(ahead + 1)}T000000Z\r\nSUMMARY:${summary}\r\nEND:VEVENT\r\n`;
    let events = event('1', 2, 'Zhou Ting') + event('2', 3, 'Sun Li') + event('3', 4, 'Team lunch');
    let status = 200;
    const server = createServer((_, response) =>
      response.writeHead(status).end(`BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${events}END:VCALENDAR\r\n`),
    ).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const feed = `http://127.0.0.1:${(server.address() as AddressInfo).port}/secret-path/rota.ics`;
    const turns = async () =>
      (await store.overrides.list()).filter(({ id }) => id.startsWith('ical-')).map(({ person }) => person);
    const first = await run('people', 'import', '--ical', feed, '--team', 'service');
    expect(first.stdout).toBe('Kept 2 overrides.\n');
    expect(first.stderr).toBe('passed over: Team lunch: it names nobody of the rules\n');
    expect(await turns()).toEqual(['zhou', 'sun']);
    events = event('2', 3, 'Zhou Ting');
    const second = await run('people', 'import', '--ical', feed, '--team', 'service');
    expect(second.stdout).toBe('Kept 1 override, and took out 1 that the calendar no longer has.\n');
    expect(await turns()).toEqual(['zhou']);
    status = 302;
    const moved = await run('people', 'import', '--ical', feed, '--team', 'service');
    expect(moved.code).toBe(2);
    expect(moved.stderr).toMatch(/answered 302/);
    expect(moved.stderr).not.toContain('secret-path');
    expect(await turns()).toEqual(['zhou']);
    server.close();
  });
});

describe('posthorn silence', () => {
  it('begins, shows and ends one', async () => {
    const added = await run(
      'silence',
      'add',
      'policy=office/*',
      'from=*@x.example',
      '--by',
      'he',
      '--for',
      '2h',
      '--json',
    );
    const [silence] = objects(added);
    expect(silence).toMatchObject({
      matchers: [
        { label: 'policy', is: 'office/*' },
        { label: 'from', is: '*@x.example' },
      ],
      by: 'he',
      hidden: 0,
    });
    expect(silence.until - silence.from).toBe(7_200_000);
    expect((await store.silences.at(Date.now())).map(({ id }) => id)).toEqual([silence.id]);
    expect((await run('silence', 'list')).stdout).toContain('policy=office/* from=*@x.example');
    expect((await run('silence', 'end', silence.id)).stdout).toBe(`${silence.id} is over. It kept back 0 alerts.\n`);
    expect(await store.silences.at(Date.now())).toEqual([]);
    expect((await run('silence', 'list')).stdout).toBe('No silence holds.\n');
    expect((await run('silence', 'list', '--all')).stdout).toContain(silence.id);
  });

  it('begins one that recurs, for a year', async () => {
    const weekly = 'saturday,sunday 00:00-24:00 Europe/Berlin';
    const [silence] = objects(await run('silence', 'add', 'priority=low', '--by', 'he', '--weekly', weekly, '--json'));
    expect(silence.recurs).toEqual({ days: ['saturday', 'sunday'], from: '00:00', to: '24:00', zone: 'Europe/Berlin' });
    expect(silence.until - silence.from).toBe(365 * 86_400_000);
  });

  it.each([
    [['policy=*', '--by', 'he'], /say how long/],
    [['policy=*', '--by', 'he', '--for', '2h', '--until', '2027-01-01'], /not both/],
    [['policy=*', '--by', 'he', '--until', '2020-01-01'], /it ends before it begins/],
    [['policy=*', '--by', 'her', '--for', '2h'], /no person "her". Did you mean "he"/],
    [['colour=*', '--by', 'he', '--for', '2h'], /no label "colour"/],
    [['policy=*', '--by', 'he', '--for', '2 hours'], /write a duration/],
    [['policy=*', '--for', '2h'], /--by/],
  ])('refuses %j', async (args, message) => {
    const { code, stderr } = await run('silence', 'add', ...args);
    expect(code).not.toBe(0);
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain('fault of Posthorn');
  });
});

it('posthorn verdict keeps what a mail was, for the next verdict on its sender and for the run that waits', async () => {
  await store.events.takeIn(anEvent({ messageId: 'm7@kiefer.example' }));
  const sender = { sender: 'anna@kiefer.example', root: 'kiefer.example' };
  const before = await run('verdict', 'm7@kiefer.example', 'fine');
  expect(before).toMatchObject({ code: 1, stderr: expect.stringContaining('nothing is known of its sender') });
  const told = { ...sender, name: '', replyTo: '', accounts: [], reasons: ['sender-near'], isSound: false, at: 1 };
  await store.senders.note({ event: 'e1', ...told });
  const { code, stdout } = await run('verdict', '<m7@kiefer.example>', 'fine', '--by', 'lin', '--json');
  expect([code, JSON.parse(stdout)]).toEqual([0, { event: 'e1', verdict: 'fine' }]);
  expect(await store.verdicts.about(sender)).toMatchObject({ verdict: 'fine', reasons: ['sender-near'] });
  expect(await store.verdicts.get('e1')).toMatchObject({ by: 'lin' });
  expect(await store.events.untold(Date.now(), 9)).toMatchObject([{ id: 'e1', world: { event: 'alert.cleared' } }]);
  expect(await run('verdict', 'm7@kiefer.example', 'meh')).toMatchObject({ code: 2 });
});
