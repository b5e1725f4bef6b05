import type { StepKind } from '../../engine/plan/step.ts';
import { effectOf, type Script } from '../../engine/simulator/stage.ts';

/** A small deterministic source of chance (mulberry32): the same seed makes the same policies everywhere. */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** An integer from 0 to below `n`. */
  below(n: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * n);
  }

  pick<T>(from: readonly T[]): T {
    return from[this.below(from.length)]!;
  }

  /** True in `percent` of a hundred cases. */
  in(percent: number): boolean {
    return this.below(100) < percent;
  }
}

export interface Generated {
  /** Policy files by path, with `people.ts`. */
  readonly files: ReadonlyMap<string, string>;
  /** A scenario as its JSON. */
  readonly scenario: object;
}

/** What a generated policy is about; also part of the mail's facts in the runs. */
export const FACTS = {
  'mail.subject': 'Customs hold',
  'mail.from.domain': 'forwarder.example',
  'mail.size': 1234,
} as const;

export const PEOPLE = `import { person, team } from 'posthorn';
export const chen = person('chen', { name: 'Chen', zone: 'Asia/Shanghai', language: 'zh' });
export const li = person('li', { name: 'Li', zone: 'Asia/Shanghai', language: 'zh', superior: chen, channels: ['sms'], hours: { from: '09:30', to: '18:00' }, quiet: { from: '08:00', to: '09:05' } });
export const anna = person('anna', { name: 'Anna', zone: 'Europe/Berlin', language: 'en', superior: chen, channels: ['sms', 'email'], hours: [{ from: '01:00', to: '02:30' }, { from: '08:00', to: '17:00' }], quiet: { from: '22:00', to: '03:00' } });
export const desk = team('desk', { name: 'Desk', lead: li, members: [li, anna], rota: { members: [li, anna], handover: 'daily', at: '02:05', since: '2026-03-01' } });
`;

/** Few durations, so that deadlines collide; a wait of no time among them. */
const DURATIONS = ['0s', '1m', '2m', '2m', '5m', '10m', '1h', '24h'] as const;
const WHO = [
  'li',
  'anna',
  'chen',
  'desk',
  'desk.lead',
  'desk.onCall',
  '[desk.onCall, chen]',
  'desk.superior',
  '[li, anna]',
  '[desk, chen]',
  'anna.superior',
  'alerts.told',
] as const;
const STAGES = ['first', 'reminder', 'escalation', 'resolved'] as const;
const PRIORITIES = ['urgent', 'high', 'normal', 'low'] as const;

/** Names that a block may use, by what they hold. */
interface Names {
  readonly tasks: readonly string[];
  readonly alerts: readonly string[];
  readonly numbers: readonly string[];
  readonly booleans: readonly string[];
  /** Of mails that were sent. */
  readonly sent: readonly string[];
  readonly instants: readonly string[];
}

/** Writes the body of one policy: statements of every kind, nested, awaiting what happens in the script and what does not. */
class Writer {
  readonly #chance: Chance;
  #names = 0;
  /** A budget that keeps the text short: every statement costs one. */
  #left: number;

  constructor(chance: Chance, size: number) {
    this.#chance = chance;
    this.#left = size;
  }

  block(depth: number, names: Names, inFlow = false): string {
    let known = names;
    const lines: string[] = [];
    const count = 1 + this.#chance.below(3);
    for (let i = 0; i < count && (this.#left > 0 || i === 0); i++) {
      this.#left--;
      const [line, more] = this.#statement(depth, known);
      lines.push(line);
      known = { ...known, ...more };
    }
    if (this.#chance.in(6) && !inFlow) lines.push('return;');
    return lines.join('\n');
  }

  #statement(depth: number, names: Names): [string, Partial<Names>] {
    const simple: StepKind[] = ['notify', 'notify', 'effect', 'until', 'sleep', 'const'];
    const nested: StepKind[] = [
      'wait',
      'wait',
      'if',
      'switch',
      'each',
      'every',
      'together',
      'together',
      'try',
      'try',
      'flow',
    ];
    const kind = this.#chance.pick(depth > 0 && this.#left > 0 && this.#chance.in(60) ? nested : simple);
    return this.#write[kind](depth, names);
  }

  readonly #write: { readonly [K in StepKind]: (depth: number, names: Names) => [string, Partial<Names>] } = {
    const: (_, names) => {
      const name = this.#name('n');
      const value = this.#chance.pick([
        `${this.#number(names)} + 1`,
        'mail.subject.length',
        `mail.size > 1000 ? 2 : 3`,
      ]);
      return [`const ${name} = ${value};`, { numbers: [...names.numbers, name] }];
    },
    notify: (_, names) => {
      const call = `await notify(${this.#chance.pick(WHO)}, ${this.#notice(names)});`;
      if (this.#chance.in(60)) return [call, {}];
      const name = this.#name('alert');
      return [`const ${name} = ${call}`, { alerts: [...names.alerts, name] }];
    },
    effect: (_, names) => {
      if (this.#chance.in(25)) return [this.#chance.pick([`await flag('seen');`, `await move('Done');`]), {}];
      if (this.#chance.in(30)) return this.#sending(names);
      if (this.#chance.in(30)) return this.#reckoning(names);
      const name = this.#name('task');
      const title = this.#chance.pick(["'a task'", `\`re \${mail.subject}\``, `\`n \${${this.#number(names)}}\``]);
      return [`const ${name} = await createTask({ in: 'oa', title: ${title} });`, { tasks: [...names.tasks, name] }];
    },
    until: (_, names) => {
      const name = this.#name('seen');
      return [
        `const ${name} = await until(${this.#state(names)}, ${this.#deadline(names)});`,
        { booleans: [...names.booleans, name] },
      ];
    },
    sleep: (_, names) => [`await sleep(${this.#deadline(names)});`, {}],
    wait: (depth, names) => {
      const not = this.#chance.in(50);
      const question = `await until(${this.#state(names)}, ${this.#deadline(names)})`;
      const otherwise = this.#chance.in(50) ? ` else {\n${this.block(depth - 1, names)}\n}` : '';
      return [`if (${not ? `!(${question})` : question}) {\n${this.block(depth - 1, names)}\n}${otherwise}`, {}];
    },
    if: (depth, names) => {
      const tests = ["mail.from.domain === 'forwarder.example'", `${this.#number(names)} > 2`, ...names.booleans];
      const otherwise = this.#chance.in(50) ? ` else {\n${this.block(depth - 1, names)}\n}` : '';
      return [`if (${this.#chance.pick(tests)}) {\n${this.block(depth - 1, names)}\n}${otherwise}`, {}];
    },
    switch: (depth, names) => {
      // A method's result: a fact itself would be narrowed by the case, and another one inside refused.
      const on = `mail.subject.slice(0, ${this.#chance.pick([5, 7])})`;
      const value = this.#chance.pick(["'Customs'", "'Custo'", "'other'"]);
      const arms = `case ${value}: {\n${this.block(depth - 1, names)}\nbreak;\n}\ndefault: {\n${this.block(depth - 1, names)}\n}`;
      return [`switch (${on}) {\n${arms}\n}`, {}];
    },
    each: (depth, names) => {
      const name = this.#name('n');
      const inside = { ...names, numbers: [...names.numbers, name] };
      return [`for (const ${name} of [1, 2]) {\n${this.block(depth - 1, inside)}\n}`, {}];
    },
    every: (depth, names) => {
      const name = this.#name('n');
      const inside = { ...names, numbers: [...names.numbers, name] };
      const interval = this.#chance.pick(["'1m'", "'2m'", "'1h'"]);
      return [
        `for await (const ${name} of every(${interval}, { times: ${1 + this.#chance.below(3)} })) {\n${this.block(depth - 1, inside)}\n}`,
        {},
      ];
    },
    together: (depth, names) => {
      const arms = Array.from(
        { length: 2 + this.#chance.below(2) },
        () => `async () => {\n${this.block(depth - 1, names)}\n}`,
      );
      return [`await together(\n${arms.join(',\n')},\n);`, {}];
    },
    try: (depth, names) => {
      const name = this.#name('error');
      const caught = `catch (${name}) {\nawait notify(li, { text: \`\${failure(${name}).effect}: \${failure(${name}).message}\` });\n${this.block(depth - 1, names)}\n}`;
      const last = this.#chance.in(30)
        ? ` finally {\n${this.#withoutReturn(() => this.block(depth - 1, names, true))}\n}`
        : '';
      return [`try {\n${this.block(depth - 1, names)}\n} ${caught}${last}`, {}];
    },
    flow: (_, names) => {
      const name = this.#name('told');
      const args = `{ who: ${this.#chance.pick(['li', 'anna', 'chen', 'desk.onCall'])}, text: 'from a flow', wait: ${this.#duration()} }`;
      return [`const ${name} = await climb(${args});`, { booleans: [...names.booleans, name] }];
    },
    return: () => ['return;', {}],
  };

  #sending(names: Names): [string, Partial<Names>] {
    const name = this.#name('sent');
    const at = names.instants.length && this.#chance.in(50) ? `, at: ${this.#chance.pick(names.instants)}` : '';
    const mail = `{ to: 'a@b.example', subject: mail.subject, text: 'news'${at} }`;
    return [`const ${name} = await sendMail(${mail});`, { sent: [...names.sent, name] }];
  }

  #reckoning(names: Names): [string, Partial<Names>] {
    const name = this.#name('due');
    const who = this.#chance.pick(['li', 'anna', 'chen', 'desk.onCall', 'desk']);
    const reckoned = this.#chance.in(70)
      ? `workingTime('${this.#chance.pick(['1m', '30m', '2h', '9h'])}', ${who})`
      : `nextTime('${this.#chance.pick(['09:05', '02:01', '23:59'])}', ${this.#chance.pick([who, "'UTC'"])})`;
    return [`const ${name} = await ${reckoned};`, { instants: [...names.instants, name] }];
  }

  /** `return` in a `finally` is refused by the language. */
  #withoutReturn(write: () => string): string {
    return write().replaceAll(/^return;$/gm, '');
  }

  #notice(names: Names): string {
    const fields = [`text: \`${this.#chance.pick(['look', 'act', 'held'])} \${${this.#number(names)}}\``];
    if (this.#chance.in(40)) fields.push(`stage: '${this.#chance.pick(STAGES)}'`);
    if (this.#chance.in(25)) fields.push(`priority: '${this.#chance.pick(PRIORITIES)}'`);
    if (this.#chance.in(15)) fields.push('danger: true');
    if (this.#chance.in(20)) fields.push(`acknowledgeWithin: ${this.#chance.pick(["'1m'", "'5m'", "'1h'"])}`);
    if (this.#chance.in(10)) fields.push('breakThrough: true');
    if (this.#chance.in(10)) fields.push("by: ['email']");
    if (this.#chance.in(8)) fields.push("digest: { key: 'news', wait: '2m', every: '1h' }");
    return `{ ${fields.join(', ')} }`;
  }

  #state(names: Names, nested = false): string {
    if (!nested && this.#chance.in(25)) {
      return `${this.#chance.pick(['any', 'all'])}(${this.#state(names, true)}, ${this.#state(names, true)})`;
    }
    const states = [
      'mail.read',
      'mail.answered',
      'mail.moved',
      'alerts.acknowledged',
      'alerts.resolved',
      'alerts.cleared',
    ];
    for (const task of names.tasks) states.push(`${task}.done`, `${task}.done`);
    for (const sent of names.sent) states.push(`${sent}.bounced`, `${sent}.delivered`);
    for (const alert of names.alerts) states.push(`${alert}.acknowledged`, `${alert}.resolved`, `${alert}.cleared`);
    return this.#chance.pick(states);
  }

  #deadline(names: Names): string {
    if (!names.instants.length || this.#chance.in(60)) return this.#duration();
    return `{ by: ${this.#chance.pick(names.instants)} }`;
  }

  #duration(): string {
    return `'${this.#chance.pick(DURATIONS)}'`;
  }

  #number(names: Names): string {
    return names.numbers.length ? this.#chance.pick(names.numbers) : '1';
  }

  #name(stem: string): string {
    return `${stem}${++this.#names}`;
  }
}

const NOTHING: Names = { tasks: [], alerts: [], numbers: [], booleans: [], sent: [], instants: [] };

const FLOW = `const climb = flow(async ({ who, text, wait }: { who: Person; text: string; wait: Duration }) => {
  const alert = await notify(who, { text });
  if (await until(alert.acknowledged, wait)) { return true; }
  await notify(who.superior, { text, stage: 'escalation' });
  return false;
});`;

function policyText(chance: Chance, size: number): string {
  const body = new Writer(chance, size).block(4, NOTHING);
  const ends = chance.in(30)
    ? `  endsWhen: ({ mail, alerts }) => ${chance.pick(['mail.answered', 'any(mail.moved, alerts.acknowledged)'])},\n`
    : '';
  return `import { all, any, createTask, type Duration, every, failure, flag, flow, move, nextTime, notify, type Person, policy, sendMail, sleep, together, until, workingTime } from 'posthorn';
import { anna, chen, desk, li } from './people.ts';
${FLOW}
export default policy({
  title: 'Generated', owner: 'desk', on: 'mail.received', priority: '${chance.pick(PRIORITIES)}',
${ends}${chance.in(15) ? "  inhibits: { policies: ['c'] },\n" : ''}  async run({ mail, alerts }) {
${body}
  },
});
`;
}

/** Instants at which something happens: some of them where deadlines fall too. */
const INSTANTS = ['PT0S', 'PT30S', 'PT1M', 'PT2M', 'PT3M', 'PT5M', 'PT10M', 'PT1H', 'PT1H2M', 'P1D'] as const;

/**
 * How the command of a key goes: in time, late (each at an instant of its own), or failing. By the key alone, so that
 * the order in which commands are given makes no difference.
 */
export function scriptOf(seed: number): Script {
  return (command) => {
    const chance = new Chance([...command.key].reduce((hash, char) => Math.imul(hash, 31) + char.charCodeAt(0), seed));
    const effect = effectOf(command);
    // Nobody waits for it, and it takes no logical time: when it is done is nobody's business.
    if (effect === 'gather') return { effect };
    const takes = chance.in(70) ? chance.pick([0, 0, 1_000, 2_000]) : 20_000 + chance.below(30_000);
    const fails = chance.in(20) ? { message: `failure ${chance.below(100)}`, temporary: chance.in(50) } : undefined;
    // No answer comes before its question: a delivery that fails at once would be told of at the instant of others' answers.
    return { effect, takes: effect === 'send' && fails ? Math.max(1, takes) : takes, fails };
  };
}

function happenings(chance: Chance): object[] {
  const ours = [
    'task.done',
    'alert.acknowledged',
    'alert.resolved',
    'alert.cleared',
    'outgoing.bounced',
    'outgoing.delivered',
  ];
  const events = ['mail.read', 'mail.answered', 'mail.moved', ...ours];
  return Array.from({ length: chance.below(5) }, () => {
    const event = chance.pick(events);
    const by = event.startsWith('alert.') && chance.in(50) ? { by: chance.pick(['li', 'anna', 'chen']) } : {};
    const lost = event.startsWith('mail.') && chance.in(40) ? { lost: true } : {};
    return { at: chance.pick(INSTANTS), event, ...by, ...lost };
  });
}

/** Up to three policies for one mail, and what the world does. The same seed and size give the same. */
export function generate(seed: number, size: number): Generated {
  const chance = new Chance(seed);
  const files = new Map([['people.ts', PEOPLE]]);
  for (const id of ['a', 'b', 'c'].slice(0, 1 + chance.below(3))) files.set(`${id}.ts`, policyText(chance, size));
  if (!files.has('c.ts'))
    for (const [path, text] of files) files.set(path, text.replace("policies: ['c']", "policies: ['a']"));
  return { files, scenario: { then: happenings(chance) } };
}
