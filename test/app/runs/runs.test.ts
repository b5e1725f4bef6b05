import { afterAll, beforeAll, expect, it } from 'vitest';
import { compileRules } from '../../../engine/compiler/compile.ts';
import { Scheduler } from '../../../engine/interpreter/scheduler.ts';
import { openStage, type Stage } from '../http/stage.ts';
import { ask } from '../http/visitor.ts';
import { type Visitor, visitor } from '../workspace/api.ts';

let stage: Stage;
let asked: Visitor;
beforeAll(async () => {
  stage = await openStage();
  asked = visitor({ base: stage.page.base, token: stage.token });
});
afterAll(() => stage.close());

it('runs are listed with who was told and what is awaited, by all that is asked', async () => {
  const { receivedAt } = (await stage.store.events.get('e1'))!.envelope;
  const { runs } = (await asked('/runs?state=running&policy=logistics/shipping-trouble&person=li&q=script')).json;
  expect(runs).toMatchObject([
    {
      event: 'e1',
      state: 'running',
      policies: [{ policy: 'logistics/shipping-trouble', state: 'waiting' }],
      told: [{ person: 'li', name: 'Li Lei' }],
      alerts: 1,
      refused: 1,
      acknowledged: false,
      waits: { for: 'task.done', until: receivedAt + 21_600_000 },
    },
  ]);
  for (const query of [
    'state=ended',
    'state=failed',
    'policy=logistics',
    'person=wu',
    'q=nothing',
    `since=${Date.now() + 1e6}`,
  ])
    expect((await asked(`/runs?${query}`)).json.runs, query).toEqual([]);
  for (const query of ['state=odd', 'limit=0', 'limit=x', 'since=-1'])
    expect((await asked(`/runs?${query}`)).status, query).toBe(400);
});

it('one is told from the log where no worker answers', async () => {
  const { json } = await asked('/runs/e1');
  expect(json).toMatchObject({ asked: false, policies: [{ plan: null, waits: [{ for: 'task.done' }] }] });
  expect(json.log).toHaveLength(4);
  expect(json.alerts).toHaveLength(1);
  expect((await asked('/runs/nothing')).status).toBe(404);
});

it('what is acknowledged is told to the run; what runs no more cannot be cancelled', async () => {
  const post = (path: string, body: object) => asked(path, { method: 'POST', body });
  expect((await post('/runs/e1/acknowledge', { by: 'li' })).status).toBe(200);
  expect(stage.told).toMatchObject([{ id: 'e1', event: 'alert.acknowledged', by: 'li' }]);
  expect((await post('/runs/nothing/acknowledge', { by: 'li' })).status).toBe(404);
  expect((await post('/runs/e1/cancel', { by: 'Li' })).status).toBe(404);
  expect((await post('/runs/e1/cancel', {})).status).toBe(400);
});

it('who activated a policy is told with what it did', async () => {
  await stage.store.ruleChanges.note({ kind: 'activated', by: 'Wu' }, ['logistics/shipping-trouble']);
  expect((await asked('/why?event=e1')).json.policies[0].changed).toBeUndefined();
  const later = await stage.store.events.takeIn({ ...(await stage.store.events.get('e1'))!, id: 'later' });
  expect(later).toBe('fresh');
  await stage.store.log.append('later', 0, [
    { at: 0, kind: 'start', policy: 'logistics/shipping-trouble', branch: '0', seq: 0 },
  ]);
  expect((await asked('/why?event=later')).json.policies[0].changed).toMatchObject({ kind: 'activated', by: 'Wu' });
});

it('nobody without the token, and no page of another site, sees or ends a run', async () => {
  const { base } = stage.page;
  for (const path of [
    '/api/runs',
    '/api/runs/stream',
    '/api/runs/e1',
    '/api/mails',
    '/api/mails/e1/raw',
    '/api/workspace',
  ])
    expect((await ask(base, path)).status, path).toBe(401);
  const { headers } = await ask(base, `/?token=${stage.token}`);
  const cookie = headers['set-cookie']![0]!.split(';')[0]!;
  for (const path of [
    '/api/runs/e1/cancel',
    '/api/runs/e1/acknowledge',
    '/api/workspace/activate',
    '/api/workspace/switch',
    '/api/workspace/commit',
    '/api/workspace/cases',
  ]) {
    const foreign = { cookie, origin: 'http://evil.example', 'content-type': 'application/json' };
    expect((await ask(base, path, { method: 'POST', headers: foreign, body: '{"by":"Li"}' })).status, path).toBe(403);
  }
});

it('a run that is cancelled ends where it waits, and says who did it; others of the event go on', () => {
  const text = (title: string) => `import { person, policy, until } from 'posthorn';
const li = person('li', { name: 'Li', zone: 'UTC', language: 'en' });
export default policy({
  title: '${title}', owner: 'li', on: 'mail.received', priority: 'normal',
  async run({ mail }) { await until(mail.read, '24h'); },
});
`;
  const files = new Map([
    ['a.ts', text('A')],
    ['b.ts', text('B').replaceAll("'li'", "'lei'")],
  ]);
  const { ruleset } = compileRules({ read: (path) => files.get(path), paths: () => [...files.keys()] });
  const scheduler = new Scheduler({ id: 'e', receivedAt: 1_000, subject: '', hold: 0, holds: [] });
  for (const plan of ruleset.plans) scheduler.start({ plan, facts: {}, derived: [], lists: {}, templates: {} });
  scheduler.advance(1_000);
  scheduler.cancel({ by: 'Wu', policy: 'a' }, 5_000);
  scheduler.advance(5_000);
  expect(scheduler.entries.at(-1)).toMatchObject({
    at: 4_000,
    policy: 'a',
    kind: 'end',
    reason: 'cancelled',
    detail: 'Wu',
  });
  expect(scheduler.waiting().map(({ policy }) => policy)).toEqual(['b']);
  scheduler.cancel({ by: 'Wu' }, 6_000);
  scheduler.advance(6_000);
  expect(scheduler.finished).toBe(true);
  expect(scheduler.entries.filter(({ kind }) => kind === 'end')).toHaveLength(2);
});
