import type { Block, Exit, Outline, OutlineStep, Piece, Setting } from '../compiler/edit/outline/outline.ts';
import type { Deadline } from '../plan/deadline.ts';
import type { Expression } from '../plan/expression.ts';
import { calledInRules } from '../plan/extension.ts';
import type { Plan } from '../plan/plan.ts';
import type { Span } from '../plan/span.ts';
import type { State } from '../plan/state.ts';
import type { Step, StepKind, StepOf } from '../plan/step.ts';
import { withAnswers } from './with-answers.ts';
import { expressionText } from './words.ts';

/** A plan in the shape of a text that was read, to be drawn and told as one: see {@link outlineOfPlan}. */
export interface PlanOutline {
  readonly outline: Outline;
  /** What each call of a flow does. Plans have it in the call's place; a drawing opens it there. */
  readonly flows: ReadonlyMap<OutlineStep, Block>;
}

/**
 * A plan as an outline, for whatever shows one: the reverse of {@link sketchOfPolicy}. Steps keep their ids; those inside a flow are named by the flow
 * (`climb().0`), as they are in a text that has it. Comments are not in plans. Nothing of it can be edited: its spans count in a text that is not here.
 */
export function outlineOfPlan({
  on,
  schedule,
  title,
  owner,
  priority,
  when,
  endsWhen,
  steps,
  derived,
}: Plan): PlanOutline {
  const flows = new Map<OutlineStep, Block>();
  const known: Omit<Outline, 'body'> = {
    settings: {
      title: setting(literal(title)),
      owner: setting(literal(owner)),
      on: schedule ? { ...setting(literal(on)), text: `schedule(${on})`, literal: undefined } : setting(literal(on)),
      priority: setting(literal(priority)),
      ...(when && { when: setting(when) }),
      ...(endsWhen && { endsWhen: setting(expressionOf(endsWhen)) }),
    },
    given: [],
    flows: [],
    imports: [],
    constants: [],
    flaws: [],
  };
  return { outline: { ...known, body: blockOf('', withAnswers(steps, derived), (id) => id, flows) }, flows };
}

const NOWHERE: Span = [0, 0];
const literal = (value: string | number): Expression => ({ kind: 'literal', value, span: NOWHERE });

function pieceOf(said: Expression): Piece {
  const { span } = said;
  const fields =
    said.kind === 'object'
      ? Object.fromEntries(said.fields.map(({ name, value }) => [name, pieceOf(value)]))
      : undefined;
  const value = said.kind === 'literal' ? said.value : null;
  return {
    span,
    text: expressionText(said),
    said,
    ...(value !== null && { literal: value }),
    ...(fields && { fields }),
    ...(said.kind === 'array' && { items: said.items.map(pieceOf) }),
  };
}

const setting = (said: Expression): Setting => ({ ...pieceOf(said), whole: said.span });

/** A state as the text has it: `mail.read`, `task.done`, `any(…)`. */
function expressionOf(state: State): Expression {
  const { span } = state;
  if (state.kind !== 'state') return { kind: 'helper', name: state.kind, args: state.of.map(expressionOf), span };
  const [group = '', name = ''] = state.name.split('.');
  const of: Expression = state.of ?? { kind: 'name', name: group, span };
  return { kind: 'property', of, name, optional: false, span };
}

const deadlineOf = (deadline: Deadline): Expression =>
  'within' in deadline
    ? deadline.within
    : { kind: 'object', fields: [{ name: 'by', value: deadline.by }], span: deadline.by.span };

type Flows = Map<OutlineStep, Block>;
/** Ids of a plan as a text has them: of the flow, where they stand in one. */
type Named = (id: string) => string;

const blockOf = (id: string, steps: readonly Step[], named: Named, flows: Flows, isAbsent = false): Block => ({
  id: named(id),
  span: NOWHERE,
  form: isAbsent && steps.length === 0 ? 'absent' : 'braces',
  steps: steps.map((step) => stepOf(step, named, flows)),
});

function stepOf(step: Step, named: Named, flows: Flows): OutlineStep {
  const { args, exits = [], call } = (READ[step.kind] as Read<StepKind>)(step as never);
  const name = 'bind' in step ? step.bind : 'name' in step ? step.name : undefined;
  const made: OutlineStep = {
    id: named(step.id),
    kind: step.kind,
    span: step.span,
    whole: step.span,
    // Names with a sign are the compiler's own.
    ...(name !== undefined && !name.includes('#') && { bind: { name, span: NOWHERE } }),
    ...(call !== undefined && { call }),
    args: args.map(pieceOf),
    exits: exits.map(({ of, isAbsent, values, ...exit }): Exit => {
      const block = blockOf(`${step.id}.${exit.name}`, of, named, flows, isAbsent);
      return { ...exit, block, ...(values && { values: values.map(pieceOf) }) };
    }),
  };
  if (step.kind === 'flow') flows.set(made, bodyOf(step, flows));
  return made;
}

function bodyOf({ id, flow, steps }: StepOf<'flow'>, flows: Flows): Block {
  const before = `${id}.body`;
  return blockOf(before, steps, (one) => `${flow}()${one.slice(before.length)}`, flows);
}

interface Seen {
  readonly args: readonly Expression[];
  readonly exits?: readonly {
    readonly name: string;
    readonly of: readonly Step[];
    readonly values?: readonly Expression[];
    /** Without steps nobody wrote it. */
    readonly isAbsent?: boolean;
  }[];
  readonly call?: string;
}
type Read<K extends StepKind> = (step: StepOf<K>) => Seen;

const READ: { readonly [K in StepKind]: Read<K> } = {
  const: ({ value }) => ({ args: [value] }),
  each: ({ in: list, steps }) => ({ args: [list], exits: [{ name: 'body', of: steps }] }),
  effect: ({ effect, args }) => ({ args, call: calledInRules(effect) }),
  every: ({ interval, times, steps }) => ({
    args: [interval, { kind: 'object', fields: [{ name: 'times', value: literal(times) }], span: NOWHERE }],
    exits: [{ name: 'body', of: steps }],
  }),
  flow: ({ flow, params }) => ({ args: params.map(({ value }) => value), call: flow }),
  if: ({ test, then, else: otherwise }) => ({
    args: [test],
    exits: [
      { name: 'then', of: then },
      { name: 'else', of: otherwise, isAbsent: true },
    ],
  }),
  notify: ({ who, what }) => ({ args: [who, what] }),
  return: ({ value }) => ({ args: value ? [value] : [] }),
  sleep: ({ deadline }) => ({ args: [deadlineOf(deadline)] }),
  switch: ({ on, cases, default: otherwise }) => ({
    args: [on],
    exits: [
      ...cases.map(({ values, steps }, i) => ({
        name: String(i),
        of: steps,
        values: values.map((value): Expression => ({ kind: 'literal', value, span: NOWHERE })),
      })),
      { name: 'default', of: otherwise, isAbsent: true },
    ],
  }),
  together: ({ branches }) => ({ args: [], exits: branches.map((of, i) => ({ name: String(i), of })) }),
  try: ({ body, catch: caught, finally: last }) => ({
    args: [],
    exits: [
      { name: 'body', of: body },
      { name: 'catch', of: caught?.steps ?? [], isAbsent: !caught },
      { name: 'finally', of: last, isAbsent: true },
    ],
  }),
  until: ({ state, deadline }) => ({ args: [expressionOf(state), deadlineOf(deadline)] }),
  wait: ({ state, deadline, happened, timedOut }) => ({
    args: [expressionOf(state), deadlineOf(deadline)],
    exits: [
      { name: 'happened', of: happened },
      { name: 'timedOut', of: timedOut, isAbsent: true },
    ],
  }),
};
