import { untrackedBy } from '../../engine/catalogue/untracked.ts';
import { compileRules } from '../../engine/compiler/compile.ts';
import type { Entry } from '../../engine/interpreter/entry.ts';
import { DEFAULT_HOLD_MS } from '../../engine/interpreter/host.ts';
import { isoDuration } from '../../engine/plan/duration.ts';
import { type Scenario, scenario } from '../../engine/simulator/scenario.ts';
import { type Simulation, simulate } from '../../engine/simulator/simulate.ts';

const PEOPLE = `
import { person, team } from 'posthorn';
export const chen = person('chen', { name: 'Chen', zone: 'Asia/Shanghai', language: 'zh' });
export const li = person('li', { name: 'Li', zone: 'Asia/Shanghai', language: 'zh', superior: chen, channels: ['email'] });
export const anna = person('anna', { name: 'Anna', zone: 'Europe/Berlin', language: 'en', superior: chen, channels: ['webhook', 'email'] });
export const desk = team('desk', { name: 'Desk', lead: li, members: [li, anna] });
`;

/** Facts of the mail that all these runs are about. */
const FACTS: Readonly<Record<string, string | boolean>> = {
  'mail.subject': 'Customs hold MSKU1234565',
  'mail.from.address': 'ops@forwarder.example',
  'mail.from.domain': 'forwarder.example',
};

export interface PolicyText {
  readonly priority?: string;
  readonly endsWhen?: string;
  readonly run: string;
}

/** Compiles the bodies of some policies (by id) and runs them all on one mail, in virtual time. */
export function play(
  policies: Record<string, PolicyText>,
  world: object = {},
  hold = DEFAULT_HOLD_MS,
): Promise<Simulation> {
  const files = new Map(Object.entries(policies).map(([id, policy]) => [`${id}.ts`, textOf(policy)]));
  files.set('people.ts', PEOPLE);
  const { ruleset, diagnostics } = compileRules({ read: (path) => files.get(path), paths: () => [...files.keys()] });
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length) throw new Error(errors.map((d) => `${d.file}:${d.line}: ${d.code} ${d.message}`).join('\n'));
  const scene = scenario.parse(world) satisfies Scenario;
  const holds = scene.holds.map((event) => ({ event }));
  const event = {
    id: 'mail-1',
    receivedAt: Date.parse('2026-03-02T01:00:00Z'),
    subject: 'hold',
    hold,
    holds,
    untracked: untrackedBy(scene.source),
  };
  const runs = ruleset.plans.map((plan) => ({
    plan,
    facts: Object.fromEntries(plan.reads.map((path) => [path, FACTS[path]])),
    derived: [],
    lists: {},
    templates: {},
  }));
  return simulate(event, runs, scene, ruleset.people);
}

function textOf({ priority = 'normal', endsWhen, run }: PolicyText): string {
  return `
import { all, any, createTask, every, failure, flag, move, notify, policy, sleep, together, until } from 'posthorn';
import { anna, chen, desk, li } from './people.ts';
export default policy({
  title: 'Test', owner: 'desk', on: 'mail.received', priority: '${priority}',
  ${endsWhen ? `endsWhen: ({ mail, alerts }) => ${endsWhen},` : ''}
  async run({ mail, alerts }) {
${run}
  },
});`;
}

/** A timeline as lines that read aloud: `PT6H notify chen by email: told`. Starts and ends are left out. */
export function lines(
  { entries }: Simulation,
  kinds: readonly Entry['kind'][] = ['notify', 'suppressed', 'effect', 'wait', 'error'],
): string[] {
  return entries.filter(({ kind }) => kinds.includes(kind)).map(lineOf);
}

function lineOf(entry: Entry): string {
  const at = isoDuration(entry.at);
  if (entry.kind === 'notify') return `${at} notify ${entry.to} by ${entry.channel}: ${entry.reason}`;
  if (entry.kind === 'suppressed') return `${at} not ${entry.to}: ${entry.reason}`;
  if (entry.kind === 'effect') return `${at} ${entry.effect}${entry.reason ? ` ${entry.reason}` : ''}`;
  if (entry.kind === 'wait') return `${at} ${entry.state} ${entry.exit ?? `until ${isoDuration(entry.until ?? 0)}`}`;
  return `${at} ${entry.kind}: ${entry.reason}`;
}
