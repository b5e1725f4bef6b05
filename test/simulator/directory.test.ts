import { expect, it } from 'vitest';
import { compileRules } from '../../engine/compiler/compile.ts';
import { DEFAULT_HOLD_MS } from '../../engine/interpreter/host.ts';
import { scenario } from '../../engine/simulator/scenario.ts';
import { simulate } from '../../engine/simulator/simulate.ts';
import { lines } from './play.ts';

const PEOPLE = `
import { person, team } from 'posthorn';
const office = { from: '09:00', to: '17:00' };
export const chen = person('chen', { name: 'Chen', zone: 'Asia/Shanghai', language: 'zh', channels: ['chat', 'email'] });
export const li = person('li', { name: 'Li', zone: 'Asia/Shanghai', language: 'zh', superior: chen, hours: office });
export const anna = person('anna', { name: 'Anna', zone: 'Europe/Berlin', language: 'en', superior: chen });
export const desk = team('desk', {
  name: 'Desk', lead: li, members: [li, anna],
  rota: { members: [li, anna], handover: 'weekly', at: '09:00', since: '2026-02-23' },
});
`;
const POLICY = `
import { notify, policy, until, workingTime } from 'posthorn';
import { chen, desk, li } from './people.ts';
export default policy({
  title: 'Test', owner: 'desk', on: 'mail.received',
  async run({ mail }) {
    await notify(desk.onCall, { text: 'first' });
    const due = await workingTime('8h', li);
    if (await until(mail.read, { by: due })) return;
    await notify(desk.onCall, { text: 'second', stage: 'reminder' });
    await notify(chen, { text: 'third', stage: 'escalation' });
  },
});
`;

/** The mail comes at one in the morning of Monday in Berlin, eight in Shanghai. */
async function play(world: object) {
  const files = new Map([
    ['people.ts', PEOPLE],
    ['p.ts', POLICY],
  ]);
  const { ruleset, diagnostics } = compileRules({ read: (path) => files.get(path), paths: () => [...files.keys()] });
  expect(diagnostics).toEqual([]);
  const event = {
    id: 'm',
    receivedAt: Date.parse('2026-03-02T00:00:00Z'),
    subject: 's',
    hold: DEFAULT_HOLD_MS,
    holds: [],
  };
  const runs = ruleset.plans.map((plan) => ({ plan, facts: {}, derived: [], lists: {}, templates: {} }));
  return lines(await simulate(event, runs, scenario.parse(world), ruleset.people), ['notify', 'suppressed']);
}

it('hands over in mid-run, and counts working hours', async () => {
  expect(await play({})).toEqual([
    'PT0S notify li by email: told',
    'PT9H notify anna by email: told',
    'PT9H notify chen by chat: told',
  ]);
});

it('knows who is away, who took a turn over, and how people are reached', async () => {
  const day = { from: '2026-03-02T00:00:00Z', until: '2026-03-03T00:00:00Z' };
  const directory = {
    absences: [{ person: 'anna', ...day, deputy: 'chen' }],
    overrides: [{ team: 'desk', person: 'anna', ...day, until: '2026-03-02T01:00:00Z' }],
    addresses: { chen: { email: 'chen@ours.example' } },
  };
  expect(await play({ directory })).toEqual([
    'PT0S notify chen by email: told',
    'PT9H notify chen by email: told',
    'PT9H notify chen by email: told',
  ]);
});

it('is refused with a word that says where', () => {
  expect(() =>
    scenario.parse({ directory: { absences: [{ person: 'li', from: 'today', until: 'tomorrow' }] } }),
  ).toThrow(/absences/);
});
