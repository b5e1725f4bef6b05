import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readRules } from '../../../app/rules-folder.ts';
import { filesFrom } from '../../../engine/compiler/2-link/files.ts';
import { compileRules } from '../../../engine/compiler/compile.ts';
import type { Block, OutlineStep } from '../../../engine/compiler/edit/outline/outline.ts';
import { outlineOf } from '../../../engine/compiler/edit/outline/outline-of.ts';
import type { Step } from '../../../engine/plan/step.ts';
import { blocksOf } from '../../../engine/simulator/coverage.ts';
import { ACCEPTED } from '../folders.ts';

const shippedFiles = readRules(fileURLToPath(new URL('../../../rules', import.meta.url)));
const folders = [filesFrom(ACCEPTED), shippedFiles];
const policies = folders.flatMap((files) => {
  const { ruleset } = compileRules(files);
  return ruleset.plans.map((plan) => [plan.id, files.read(plan.source.file)!, plan] as const);
});

const stepsIn = ({ steps }: Block): readonly OutlineStep[] =>
  steps.flatMap((step) => [step, ...step.exits.flatMap(({ block }) => stepsIn(block))]);

/** The plan's steps that stand in the policy's own `run`. */
const planned = (steps: readonly Step[]): readonly Step[] =>
  steps.flatMap((step) => [step, ...(step.kind === 'flow' ? [] : blocksOf(step).flatMap(planned))]);

const shown = ({ id, kind, span }: { id: string; kind: string; span: readonly number[] }) => `${id} ${kind} ${span}`;

describe.each(policies)('the outline of %s', (_, text, plan) => {
  const outline = outlineOf(text);

  it('has the steps of the plan, by the same ids and spans', () => {
    const steps = stepsIn(outline.body!);
    const awaiting = steps.filter(({ kind, call }) => kind === 'return' && call !== undefined).map(({ id }) => id);
    const wanted = planned(plan.steps).filter(({ id, kind }) => kind !== 'return' || !isSecond(id, awaiting));
    const same = (step: { id: string; kind: string; span: readonly number[] }) =>
      shown(awaiting.includes(step.id) ? { ...step, kind: 'return' } : step);
    const sent = new Set(
      planned(plan.steps).flatMap((step) => (step.kind === 'flow' && step.flow === 'sendMail' ? [step.id] : [])),
    );
    const drawn = steps.map((step) => (sent.has(step.id) ? { ...step, kind: 'flow' } : step));
    expect(drawn.map(same).sort()).toEqual(wanted.map(same).sort());
  });

  it('reads every statement, and every setting', () => {
    expect(outline.flaws).toEqual([]);
    expect(stepsIn(outline.body!).filter(({ kind }) => kind === 'opaque')).toEqual([]);
    expect(outline.settings.title?.literal).toBe(plan.title);
    for (const { text: said, span } of Object.values(outline.settings)) expect(text.slice(...span)).toBe(said);
  });
});

/** The `return` that follows what is awaited in the same statement. */
function isSecond(id: string, awaiting: readonly string[]): boolean {
  const [, block, at] = /^(.*?)(\d+)$/.exec(id)!;
  return awaiting.includes(`${block}${Number(at) - 1}`);
}

describe('every file that ships', () => {
  it.each(shippedFiles.paths().filter((path) => path.endsWith('.ts')))('opens without an opaque step: %s', (path) => {
    const { body, flows, flaws } = outlineOf(shippedFiles.read(path)!);
    const blocks = [...(body ? [body] : []), ...flows.map((flow) => flow.body)];
    expect(flaws).toEqual([]);
    expect(blocks.flatMap(stepsIn).filter(({ kind }) => kind === 'opaque')).toEqual([]);
  });
});

const within = (body: string) =>
  `export default policy({\n  title: 'x',\n  async run({ mail }) {\n${body}\n  },\n});\n`;
const stepsOf = (body: string) => outlineOf(within(body)).body!.steps;

it('gives a comment to the step that it touches, the one below before the one above', () => {
  const steps = stepsOf(`    // stands apart

    // above
    // and above
    await flag('a'); // beside
    // below

    /*
     * of b
     */
    await flag('b'); /* between */ await flag('c'); // beside c
    // between c and d
    await flag('d')
    // below d`);
  const text = within('');
  expect(text).toContain('run');
  expect(steps.map(({ comment }) => comment?.text)).toEqual(['above\nand above', 'of b', 'between', 'between c and d']);
});

it('takes with a step what belongs to it', () => {
  const body = "    // above\n    await flag('a'); // beside\n    // below\n\n    await flag('b');";
  const text = within(body);
  const [a, b] = outlineOf(text).body!.steps;
  expect(text.slice(...a!.whole)).toBe("// above\n    await flag('a'); // beside\n    // below");
  expect(text.slice(...b!.whole)).toBe("await flag('b');");
});

it.each([
  ['while (true) {}', 'A loop without a bound'],
  ['let x = 1;', 'let'],
  ['const { a } = mail;', 'A `const` names one value'],
  ['mail.subject;', 'does nothing'],
  ['{ await flag(); }', 'A block by itself'],
  ['for (const { a } of mail.to) {}', 'no plain `const`'],
  ['for await (const n of mail.to) {}', 'A repetition is written'],
  ['await together(flag());', '`together` takes'],
  ['await mail.subject;', 'nothing to wait for'],
  ["switch (mail.mailbox) { case 'a': await flag('a'); case 'b': break; }", 'runs on into the next one'],
  ["const f = await every('1h', { times: 2 });", 'A repetition is written'],
])('keeps what it cannot draw as its text, with the reason: %s', (statement, reason) => {
  const [step, after] = stepsOf(`    ${statement}\n    await flag('z');`);
  expect(step).toMatchObject({ id: '0', kind: 'opaque', opaque: { text: statement } });
  expect(step!.opaque!.reason.en).toContain(reason);
  expect(step!.opaque!.reason.zh).toMatch(/[\u4e00-\u9fff]/);
  expect(after).toMatchObject({ id: '1', kind: 'effect', call: 'flag' });
});

it('opens what can be set: literals, fields and items', () => {
  const [step] = stepsOf(
    "    const told = await notify([li, `you`], { template: 'x', 'by': [...all, 'sms'], ack: -1, n: {} });",
  );
  expect(step).toMatchObject({ kind: 'notify', call: 'notify', bind: { name: 'told' } });
  expect(step!.args[0]!.items!.map(({ text, literal }) => [text, literal])).toEqual([
    ['li', undefined],
    ['`you`', 'you'],
  ]);
  const { template, by, ack, n } = step!.args[1]!.fields!;
  expect([template!.literal, by!.items!.map(({ text }) => text), ack!.literal, n!.fields]).toEqual([
    'x',
    ['...all', "'sms'"],
    -1,
    {},
  ]);
});

it('has a place for every branch that nobody wrote yet', () => {
  const [one, two, three, four] = stepsOf(
    "    if (mail.isReply) return;\n    if (!(await until(mail.read, '1h'))) {\n    } else if (mail.isBulk) {}\n    switch (1) { case 1: case 2: break; }\n    try {} catch (e) {}",
  );
  const exits = (step: OutlineStep | undefined) =>
    step!.exits.map(({ name, block }) => `${name} ${block.id} ${block.form}`);
  expect(exits(one)).toEqual(['then 0.then single', 'else 0.else absent']);
  expect(exits(two)).toEqual(['timedOut 1.timedOut braces', 'happened 1.happened single']);
  expect(exits(three)).toEqual(['0 2.0 case', 'default 2.default absent']);
  expect(three!.exits[0]!.values!.map(({ literal }) => literal)).toEqual([1, 2]);
  expect(exits(four)).toEqual(['body 3.body braces', 'catch 3.catch braces', 'finally 3.finally absent']);
  expect(four!.exits[1]!.bind?.name).toBe('e');
});

it('reads what is half typed as far as it goes, with what is wrong', () => {
  const { flaws, body, settings } = outlineOf(
    within("    await flag('a');\n    await notify(li, {\n    await flag('b');"),
  );
  expect(flaws.length).toBeGreaterThan(0);
  expect(settings.title?.literal).toBe('x');
  expect(body?.steps.map(({ call }) => call)).toContain('flag');
});
