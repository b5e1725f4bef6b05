import { expect, it } from 'vitest';
import { filesFrom } from '../../engine/compiler/2-link/files.ts';
import { compileRules } from '../../engine/compiler/compile.ts';
import { applyEdit } from '../../engine/compiler/edit/apply.ts';
import type { Block, OutlineStep } from '../../engine/compiler/edit/outline/outline.ts';
import { outlineOf } from '../../engine/compiler/edit/outline/outline-of.ts';
import { compareOutlines } from '../../engine/graph/changes/changes.ts';
import { outlineOfPlan } from '../../engine/graph/outline-of-plan.ts';
import { ACCEPTED } from '../compiler/folders.ts';

const policy = (steps: string, settings = '') => `import { createTask, notify, policy, sleep, until } from 'posthorn';
export default policy({ title: 'T', owner: 'li', on: 'mail.received',${settings} async run({ mail }) {
${steps}
} });
`;
const compared = (before: string, after: string) => compareOutlines(outlineOf(before), outlineOf(after));
const changesOf = (before: string, after: string) => Object.fromEntries(compared(before, after).changes);

const WAIT = `await notify(li, { text: 'A' });
if (!(await until(mail.read, '6h'))) {
  await notify(wu, { text: 'B' });
  await sleep('1h');
}
await notify(li, { text: 'C' });`;

it('names nothing where only the text is set otherwise', () => {
  expect(
    changesOf(policy(WAIT), policy(WAIT.replaceAll('\n', '\n\n').replace("{ text: 'A' }", "{\n  text: 'A' }"))),
  ).toEqual({});
});

it('tells a step that is new from those whose numbers it moves on', () => {
  const after = `await sleep('5m');\n${WAIT}`;
  expect(changesOf(policy(WAIT), policy(after))).toEqual({ '0': 'added' });
  const gone = compared(policy(after), policy(WAIT));
  expect(Object.fromEntries(gone.changes)).toEqual({ '-0': 'removed' });
  expect(gone.outline.body?.steps.map(({ id }) => id)).toEqual(['-0', '0', '1', '2']);
});

it('takes a step that stands elsewhere for moved, with all that stands in it', () => {
  const [first = '', ...rest] = WAIT.split('\n');
  expect(changesOf(policy(WAIT), policy([...rest, first].join('\n')))).toEqual({ '2': 'moved' });
  const into = WAIT.replace("await notify(li, { text: 'C' });", '').replace(
    "  await sleep('1h');",
    "  await sleep('1h');\nawait notify(li, { text: 'C' });",
  );
  expect(changesOf(policy(WAIT), policy(into))).toEqual({ '1.timedOut.2': 'moved' });
});

it('says how a step was that says something else, and marks nothing around it', () => {
  const { changes, before } = compared(policy(WAIT), policy(WAIT.replace("'6h'", "'8h'").replace("'B'", "'D'")));
  expect(Object.fromEntries(changes)).toEqual({ '1': 'changed', '1.timedOut.0': 'changed' });
  expect(before.get('1')?.args[1]?.literal).toBe('6h');
});

it('knows cases by what they are for, and keeps what stood in one that is gone', () => {
  const cases = (...all: string[]) =>
    policy(
      `switch (mail.subject) {\n${all.map((one) => `case '${one}': await sleep('${one}'); break;`).join('\n')}\n}`,
    );
  const { changes, outline } = compared(cases('1h', '2h', '3h'), cases('2h', '3h', '4h'));
  expect(Object.fromEntries(changes)).toEqual({ '0.2.0': 'added', '-0.0.0': 'removed' });
  expect(outline.body?.steps[0]?.exits.map(({ name }) => name)).toEqual(['0', '1', '2', 'default', '-0']);
});

it('takes what a condition is put around for what it was', () => {
  const after = WAIT.replace(
    "await notify(li, { text: 'C' });",
    "if (mail.subject) { await notify(li, { text: 'C' }); }",
  );
  expect(changesOf(policy(WAIT), policy(after))).toEqual({ '2': 'added', '2.then.0': 'moved' });
  expect(changesOf(policy(after), policy(WAIT))).toEqual({ '-2': 'removed', '2': 'moved' });
});

it('names what begins and ends the flow, and what no box shows', () => {
  const { changes, others, outline } = compared(
    policy(WAIT, " priority: 'high', endsWhen: ({ mail }) => mail.read,"),
    policy(WAIT, " priority: 'low',").replace("title: 'T'", "title: 'U'"),
  );
  expect(Object.fromEntries(changes)).toEqual({ start: 'changed', endsWhen: 'removed' });
  expect(others).toEqual(['title']);
  expect(outline.settings.endsWhen).toBeDefined();
});

function* all(block: Block | undefined): Generator<OutlineStep> {
  for (const step of block?.steps ?? []) {
    yield step;
    for (const exit of step.exits) yield* all(exit.block);
  }
}

const files = filesFrom(ACCEPTED);
const { ruleset } = compileRules(files);
const texts = ruleset.plans.map((plan) => [plan.id, files.read(plan.source.file) ?? '', plan] as const);

it.each(texts)('every deletion in %s is one step that is gone, and back again one that is new', (_, text) => {
  const before = outlineOf(text);
  for (const { id } of all(before.body)) {
    const done = applyEdit(text, { kind: 'delete', step: id });
    if (!done.ok) continue;
    const { changes, outline } = compareOutlines(before, outlineOf(done.text));
    expect([...changes.values()], id).toEqual([...changes.values()].map(() => 'removed'));
    expect(changes.has(`-${id}`), id).toBe(true);
    const ids = [...all(outline.body)].map((step) => step.id);
    expect(new Set(ids).size).toBe(ids.length);
    const back = [...compareOutlines(outlineOf(done.text), before).changes];
    expect(
      back.map(([, change]) => change),
      id,
    ).toEqual(back.map(() => 'added'));
  }
});

/** A call under another name, one that is returned, and what is sent and awaited: texts say these in one statement, or as they please. */
const OTHERWISE = new Set(['features/extensions', 'features/flows', 'features/outgoing']);

it.each(texts.filter(([id]) => !OTHERWISE.has(id)))(
  'the plan of %s has the outline that its text has',
  (_, text, plan) => {
    const { outline } = outlineOfPlan(plan);
    const shape = (block: Block | undefined) =>
      [...all(block)].map(({ id, kind, call, args, exits }) => ({
        id,
        kind,
        call: kind === 'effect' || kind === 'flow' ? call : undefined,
        args: kind === 'return' || kind === 'flow' ? 0 : args.length,
        exits: exits.map(({ name }) => name).sort(),
      }));
    expect(shape(outline.body)).toEqual(shape(outlineOf(text).body));
  },
);
