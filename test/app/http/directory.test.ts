import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ms, peopleOf, person, team } from '../../roster/people.ts';
import { openStage, type Stage } from './stage.ts';
import { type Asked, ask } from './visitor.ts';

const PEOPLE = peopleOf(
  person('li', { name: 'Li Na', channels: ['sms', 'email'], quiet: [{ from: '22:00', to: '07:00' }] }),
  person('wang', { name: 'Wang', superior: 'li' }),
  team('desk', {
    lead: 'li',
    members: ['li', 'wang'],
    rota: { members: ['li', 'wang'], handover: 'weekly', at: '09:00', since: '2026-01-05' },
  }),
);
const AT = ms('2026-01-06T16:00:00Z');
const WEEK = { from: ms('2026-01-05T00:00:00Z'), until: ms('2026-01-12T00:00:00Z') };

let stage: Stage;
beforeAll(async () => {
  stage = await openStage(PEOPLE);
});
afterAll(() => stage.close());

async function asked(method: string, path: string, body?: unknown, headers: Asked['headers'] = {}) {
  const { status, body: text } = await ask(stage.page.base, `/api/directory${path}`, {
    method,
    headers: { authorization: `Bearer ${stage.token}`, 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return { status, ...JSON.parse(text) };
}
const at = (when = AT) => asked('GET', `?at=${when}`);

describe('the directory by HTTP', () => {
  it('keeps addresses, in the order of the person', async () => {
    await asked('PUT', '/addresses/li/email', { address: ' li@ours.example ' });
    await asked('PUT', '/addresses/li/sms', { address: '+8613800138000' });
    const { addresses, now } = await at();
    expect(addresses).toContainEqual({ person: 'li', channel: 'email', address: 'li@ours.example' });
    expect(now.persons[0]).toEqual({
      id: 'li',
      name: 'Li Na',
      zone: 'Asia/Shanghai',
      quietUntil: ms('2026-01-06T23:00:00Z'),
      addresses: [
        { channel: 'sms', address: '+8613800138000' },
        { channel: 'email', address: 'li@ours.example' },
      ],
    });
    await asked('DELETE', '/addresses/li/sms');
    expect((await at()).addresses.map(({ channel }: { channel: string }) => channel)).toEqual(['email']);
  });

  it('keeps absences, and says who acts and who is on call', async () => {
    expect((await at()).now.teams).toEqual([{ id: 'desk', name: 'desk', onCall: { person: 'li' } }]);
    const body = { person: 'li', ...WEEK, deputy: 'wang' };
    expect(await asked('PUT', '/absences/a1', body)).toMatchObject({ status: 200, absence: { id: 'a1', note: '' } });
    const { now, absences } = await at();
    expect(absences).toHaveLength(1);
    expect(now.teams[0].onCall).toEqual({ person: 'wang', standsInFor: 'li' });
    expect(now.persons[0].away).toEqual({ until: WEEK.until, acting: 'wang' });
    await asked('DELETE', '/absences/a1');
    expect((await at()).now.teams[0].onCall).toEqual({ person: 'li' });
  });

  it('keeps turns of a rota', async () => {
    await asked('PUT', '/overrides/o1', { team: 'desk', person: 'wang', ...WEEK });
    await asked('PUT', '/overrides/o1', { team: 'desk', person: 'wang', ...WEEK, note: 'swap' });
    const { now, overrides } = await at();
    expect(overrides).toEqual([{ id: 'o1', team: 'desk', person: 'wang', ...WEEK, note: 'swap' }]);
    expect(now.teams[0].onCall).toEqual({ person: 'wang' });
    await asked('DELETE', '/overrides/o1');
    expect((await at()).overrides).toEqual([]);
  });

  it('begins and ends silences', async () => {
    const silence = {
      matchers: [{ label: 'policy', is: 'office/*' }],
      ...WEEK,
      recurs: { days: ['wednesday'], from: '00:00', to: '02:00', zone: 'Asia/Shanghai' },
      by: 'li',
      comment: 'move',
    };
    expect(await asked('PUT', '/silences/s1', silence)).toMatchObject({
      status: 200,
      silence: { hidden: 0, by: 'li' },
    });
    expect((await at()).now.silences).toEqual([{ id: 's1', until: ms('2026-01-06T18:00:00Z') }]);
    expect((await at(ms('2026-01-06T18:00:00Z'))).now.silences).toEqual([]);
    const { silence: ended } = await asked('DELETE', '/silences/s1');
    expect(ended.endedAt).toBeGreaterThan(0);
    expect(await asked('DELETE', '/silences/s2')).toEqual({ status: 404, error: 'There is no such silence.' });
  });

  it('says what is of no use yet', async () => {
    const address = await asked('PUT', '/addresses/li/dek', { address: 'x' });
    expect(address).toMatchObject({ status: 200, remarks: [expect.stringContaining('did you mean "desk"?')] });
    const matchers = [{ label: 'policy', is: 'sales/*' }];
    const silence = await asked('PUT', '/silences/s9', { matchers, ...WEEK, by: 'li' });
    expect(silence).toMatchObject({
      status: 200,
      remarks: [expect.stringMatching(/^no policy of the rules is "sales/)],
    });
  });

  it.each([
    ['/addresses/li/sms', { address: '0138 001' }, /"0138 001" is no address for "sms"\. Write a phone number/],
    [
      '/silences/s',
      { matchers: [{ label: 'priority', is: 'urgnt' }], ...WEEK, by: 'li' },
      /mean "urgent"\?\)\. There are/,
    ],
    [
      '/silences/s',
      { matchers: [{ label: 'person', is: 'lii' }], ...WEEK, by: 'li' },
      /no person of the rules is "lii"/,
    ],
    ['/addresses/nobody/email', { address: 'x' }, /no person "nobody"/],
    ['/addresses/li/E%20mail', { address: 'x' }, /no channel's name/],
    ['/addresses/li/email', { address: '  ' }, /address: Write something here/],
    ['/addresses/li/email', '{', /The body is not JSON/],
    ['/absences/a', { person: 'li', from: 2, until: 1 }, /it ends before it begins/],
    ['/absences/a', { person: 'li', ...WEEK, deputy: 'li' }, /stands in for themselves/],
    ['/absences/a', { person: 'li', ...WEEK, deputy: 'constructor' }, /no person "constructor"/],
    ['/absences/a', { person: 'li', ...WEEK, deputi: 'wang' }, /deputi is unknown; did you mean "deputy"\?/],
    ['/overrides/o', { team: 'li', person: 'li', ...WEEK }, /no team "li"/],
    ['/silences/s', { matchers: [], ...WEEK, by: 'li' }, /matchers: Write at least 1 entry/],
    [
      '/silences/s',
      { matchers: [{ label: 'colour', is: '*' }], ...WEEK, by: 'li' },
      /matchers\.0\.label: Write one of "kind"/,
    ],
    [
      '/silences/s',
      { matchers: [{ label: 'policy', is: '*' }], ...WEEK, by: 'li', recurs: { from: '0:00', to: '24:00', zone: 'X' } },
      /recurs.from/,
    ],
  ])('refuses %s %j', async (path, body, message) => {
    const { status, error } = await asked('PUT', path, body);
    expect(status).toBe(400);
    expect(error).toMatch(message);
  });

  it('refuses other sites, and those who bring no token', async () => {
    const foreign = await ask(stage.page.base, '/api/directory/addresses/li/email', {
      method: 'PUT',
      headers: { authorization: `Bearer ${stage.token}`, origin: 'https://evil.example' },
      body: '{"address":"evil@evil.example"}',
    });
    expect(foreign.status).toBe(403);
    const stranger = await ask(stage.page.base, '/api/directory');
    expect(stranger.status).toBe(401);
  });
});
