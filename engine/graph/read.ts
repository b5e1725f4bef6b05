import type { Block, Outline, OutlineFlow, OutlineStep, Piece } from '../compiler/edit/outline/outline.ts';
import type { Deadline } from '../plan/deadline.ts';
import type { Expression } from '../plan/expression.ts';
import type { State } from '../plan/state.ts';
import type { Drawable, DrawableKind, DrawableOf, Sketch } from './drawable.ts';
import { expressionText, stateText } from './words.ts';

/** A policy of which only the text is known, in the shape of one that compiled. */
export function sketchOfPolicy({ settings, body }: Outline): Sketch {
  const { on, when, endsWhen } = settings;
  const event = on ? String(on.literal ?? on.text) : '…';
  return {
    begin: `${event}: ${when ? expressionText(when.said) : 'always'}`,
    beginSpan: when?.span ?? [0, 0],
    steps: body ? body.steps.map(drawableOf) : [],
    block: body?.id,
    ...(endsWhen && { ends: { label: stateText(stateOf(endsWhen.said)), span: endsWhen.span } }),
  };
}

export const sketchOfFlow = ({ name, params, span, body }: OutlineFlow): Sketch => ({
  begin: `${name}: ${params.join(', ')}`,
  beginSpan: span,
  steps: body.steps.map(drawableOf),
  block: body.id,
});

type Read<K extends DrawableKind> = (step: OutlineStep) => Omit<DrawableOf<K>, 'id' | 'span'>;

const READ: { readonly [K in DrawableKind]: Read<K> } = {
  const: ({ bind, args: [value] }) => ({ kind: 'const', name: bind?.name ?? '', value: said(value) }),
  each: (step) => ({
    kind: 'each',
    name: step.bind?.name ?? '',
    in: said(step.args[0]),
    max: 1,
    steps: at(step, 'body'),
  }),
  effect: ({ call = '', args, bind }) => ({ kind: 'effect', effect: call, args: args.map(said), ...bound(bind) }),
  every: (step) => {
    const [interval, options] = step.args;
    const times = Number(options?.fields?.times?.literal ?? Number.NaN);
    return { kind: 'every', name: step.bind?.name ?? '', interval: said(interval), times, steps: at(step, 'body') };
  },
  flow: ({ call = '', bind }) => ({ kind: 'flow', flow: call, params: [], steps: [], ...bound(bind) }),
  if: (step) => ({ kind: 'if', test: said(step.args[0]), then: at(step, 'then'), else: at(step, 'else') }),
  notify: ({ args: [who, what], bind }) => ({ kind: 'notify', who: said(who), what: said(what), ...bound(bind) }),
  opaque: ({ opaque }) => ({ kind: 'opaque', text: opaque?.text ?? '' }),
  return: ({ call, args }) => {
    const value = call === undefined ? args[0]?.said : asName(`${call}(${args.map(({ text }) => text).join(', ')})`);
    return { kind: 'return', ...(value && { value }) };
  },
  sleep: ({ args: [deadline] }) => ({ kind: 'sleep', deadline: deadlineOf(deadline) }),
  switch: (step) => ({
    kind: 'switch',
    on: said(step.args[0]),
    cases: step.exits
      .filter(({ name }) => name !== 'default')
      .map(({ values = [], block }) => ({
        values: values.map(({ literal, text }) => literal ?? text),
        steps: stepsOf(block),
      })),
    default: at(step, 'default'),
  }),
  together: ({ exits }) => ({ kind: 'together', branches: exits.map(({ block }) => stepsOf(block)) }),
  try: (step) => {
    const caught = step.exits.find(({ name, block }) => name === 'catch' && block.form !== 'absent');
    const handled = caught && { catch: { steps: stepsOf(caught.block) } };
    return { kind: 'try', body: at(step, 'body'), ...handled, finally: at(step, 'finally') };
  },
  until: ({ args: [state, deadline], bind }) => ({
    kind: 'until',
    state: stateOf(said(state)),
    deadline: deadlineOf(deadline),
    ...bound(bind),
  }),
  wait: (step) => {
    const [state, deadline] = step.args;
    const [happened, timedOut] = [at(step, 'happened'), at(step, 'timedOut')];
    return { kind: 'wait', state: stateOf(said(state)), deadline: deadlineOf(deadline), happened, timedOut };
  },
};

const drawableOf = (step: OutlineStep): Drawable =>
  ({ id: step.id, span: step.span, ...(READ[step.kind] as Read<DrawableKind>)(step) }) as Drawable;

// What comes from a text has the shape of a plan's step; only flows are never opened, and nothing opaque stands in a plan.
const stepsOf = ({ steps }: Block) => steps.map(drawableOf) as never[];
const at = ({ exits }: OutlineStep, name: string) => {
  const exit = exits.find((one) => one.name === name);
  return exit ? stepsOf(exit.block) : [];
};

const bound = (bind: OutlineStep['bind']) => (bind ? { bind: bind.name } : {});
const asName = (name: string): Expression => ({ kind: 'name', name, span: [0, 0] });
const said = (piece: Piece | undefined): Expression => piece?.said ?? asName('…');

function deadlineOf(piece: Piece | undefined): Deadline {
  const by = piece?.fields?.by;
  return by ? { by: by.said } : { within: said(piece) };
}

/** `task.done`, `any(mail.read, task.done)`; whatever else stands there by its text. */
function stateOf(expression: Expression): State {
  const { span } = expression;
  if (expression.kind === 'property') return { kind: 'state', name: `.${expression.name}`, of: expression.of, span };
  if (expression.kind === 'helper' && (expression.name === 'any' || expression.name === 'all'))
    return { kind: expression.name, of: expression.args.map(stateOf), span };
  return { kind: 'state', name: expressionText(expression), span };
}
