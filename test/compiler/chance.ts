/** Writes policies by chance, most of them wrong: whichever of them compiles must pass `tsc` as well. */
export class Author {
  readonly #below: (n: number) => number;

  /** @param below an integer from 0 to below `n` */
  constructor(below: (n: number) => number) {
    this.#below = below;
  }

  policy(): string {
    const when = this.#one('', `when: ({ mail }) => ${this.#condition(2).replaceAll(NAMES_OF_RUN, 'mail.mailbox')},`);
    return `import { any, createTask, type Duration, failure, flag, localTime, matches, mentions, move, nextTime, notify, policy, sleep, together, until, type Who } from 'posthorn';
import { carriers } from './lists.ts';
import { li, purchasing } from './people.ts';

const names: readonly string[] = ['a', 'b'];
const wait: Duration = '1h';
const level = 3;
const whom: Who = ${this.#one('li', 'purchasing', 'purchasing.lead')};

export default policy({
  title: 'By chance', owner: 'li', on: 'mail.received', ${when}
  async run({ mail, alerts }) {
    const kind = mail.isForward ? 'a' : 'b';
    const urgency: ${this.#one("'high' | 'low'", 'string', "'high'")} = ${this.#one("'high'", "mail.isBulk ? 'high' : 'low'")};
    const flagged = mail.isBulk && mail.size > 3;
    const found = mail.to.find((a) => a.local === 'sales');
    const first = mail.languages[0];
    const either = ${this.#one("mail.isReply ? undefined : 'x'", 'mail.replyTo ?? mail.from', 'found?.name')};
    const there = await localTime(li);
    const morning = await nextTime('09:00', li);
    const task = await createTask({ in: 'oa', title: 'x' });
    const done = await until(alerts.acknowledged, '1h');
${this.#block(3)}
  },
});
`;
  }

  #one(...choices: readonly string[]): string {
    return choices[this.#below(choices.length)]!;
  }

  /** Mostly sound, and now and then something that may be absent, or cannot be equal. */
  #text(): string {
    return this.#below(3) > 0 ? this.#one(...TEXTS) : this.#one(...DOUBTFUL_TEXTS);
  }

  #test(): string {
    const [text, number] = [() => this.#text(), () => this.#one(...NUMBERS)];
    const method = this.#one('some', 'every', 'find', 'filter');
    return this.#one(
      this.#one(...TRUTHS),
      this.#one(...MAYBES),
      `${text()} ${this.#one('===', '!==')} ${text()}`,
      `${number()} ${this.#one('===', '!==', '<', '>=')} ${number()}`,
      `${this.#one(...MAYBES)} ${this.#one('===', '!==')} undefined`,
      `${this.#one(...TRUTHS)} === ${this.#one('true', 'false')}`,
      `${text()}.startsWith(${text()})`,
      `mail.to.${method}((a) => ${this.#one(...ITEMS)})${this.#one('', '.length > 0', ' !== undefined')}`,
      `(${text()} ${this.#one('??', '||', '&&')} ${text()}) === ${text()}`,
      `names.filter((n) => n === ${text()}).includes(${text()})`,
      `[${text()}, ${text()}].includes(${text()})`,
    );
  }

  #condition(depth: number): string {
    if (depth <= 0) return this.#test();
    const inner = () => this.#condition(depth - 1);
    return this.#one(
      `${inner()} && ${inner()}`,
      `(${inner()} || ${inner()})`,
      `!(${inner()})`,
      `(${inner()} ? ${inner()} : ${inner()})`,
      this.#test(),
      this.#test(),
    );
  }

  #act(): string {
    const said = this.#one(this.#text(), `\`\${${this.#text()}} \${${this.#one(...NUMBERS)}}\``);
    return this.#one(
      `await move(${this.#text()});`,
      `await notify(${this.#one(...PEOPLE)}, { text: ${said}, priority: ${this.#one(...PRIORITIES)} });`,
      `await sleep(${this.#one(...DEADLINES)});`,
      `await flag(${this.#one("'seen'", 'kind', "there.hour > 3 ? 'seen' : 'flagged'")});`,
      'return;',
    );
  }

  #block(depth: number): string {
    if (depth <= 0) return this.#act();
    const [inner, act] = [() => this.#block(depth - 1), () => this.#act()];
    const state = this.#one('mail.read', 'task.done', 'any(mail.read, task.done)');
    return this.#one(
      `if (${this.#condition(1)}) {\n${inner()}\n} else {\n${inner()}\n}\n${act()}`,
      `if (${this.#condition(1)}) ${act()}\n${inner()}`,
      `switch (${this.#one(...SUBJECTS)}) {\ncase ${this.#one("'a'", "'monday'", '3', "'b'")}:\n${act()}\nbreak;\ncase ${this.#one("'b'", "'sunday'", '4')}:\ncase 'c': {\n${inner()}\nbreak;\n}\ndefault:\n${act()}\n}\n${act()}`,
      `for (const ${this.#one('a', 'first')} of ${this.#one('mail.to', 'names', "['1h', '2h']", '[li, purchasing]')}) {\n${inner()}\n}`,
      `if (${this.#one('', '!')}(await until(${state}, ${this.#one("'6h'", 'wait')}))) {\n${inner()}\n}\n${act()}`,
      `try {\n${inner()}\n} catch (error) {\nawait move(${this.#one('failure(error).message', 'error', "'x'")});\n}`,
      `await together(async () => {\n${inner()}\n}, async () => {\n${act()}\n});`,
      `const first${this.#one('', ': string', ': string | undefined')} = ${this.#text()};\n${inner()}`,
    );
  }
}

/** What `when` does not know. */
const NAMES_OF_RUN = /\b(kind|there\.\w+|found\b\??(\.name)?|first|task\.\w+|flagged|done|either)\b/g;

const TEXTS = [
  'mail.subject',
  'mail.mailbox',
  'mail.from.name',
  'task.title',
  'there.date',
  'mail.subject.trim()',
  'kind',
  'there.weekday',
];
const DOUBTFUL_TEXTS = [
  "'a'",
  "'b'",
  'mail.replyTo.name',
  'mail.replyTo?.domain',
  'found',
  'found?.name',
  'first',
  'names[0]',
  'names.at(-1)',
  'mail.date',
];
const NUMBERS = [
  'mail.size',
  'level',
  '3',
  '4',
  'there.hour',
  'names.length',
  'mail.subject.length',
  "mail.subject.indexOf('x')",
  '-1',
];
const TRUTHS = [
  'mail.isReply',
  'flagged',
  'true',
  'names.some((n) => n === first)',
  'mentions(mail, names)',
  'matches(mail, /x/i)',
  'carriers.has(mail.from.domain)',
  'done',
];
const MAYBES = ['mail.replyTo', 'found', 'mail.date', 'first', 'names[0]', 'mail.to[1]', 'either'];
const ITEMS = [
  "a.domain === 'x'",
  "a.name !== 'y'",
  "a.local === 'z' || a.domain === mail.from.domain",
  'a.name',
  'a.domain === first',
  'mail.replyTo !== undefined && a.domain === mail.replyTo.domain',
  'found !== undefined && a.name === found.name',
  'a',
];
const SUBJECTS = ['kind', 'there.weekday', 'level', 'mail.mailbox', 'first'];
const PEOPLE = ['li', 'purchasing', 'purchasing.lead', 'li.lead', '[li, purchasing]', 'whom'];
const PRIORITIES = ["'high'", 'kind', 'level', 'urgency', "flagged ? 'high' : 'low'"];
const DEADLINES = ["'1h'", 'wait', 'kind', 'mail.mailbox', '{ by: morning }', '{ by: mail.receivedAt }'];
