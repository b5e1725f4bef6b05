import type { Plan } from '../plan/plan.ts';
import type { Step, StepKind, StepOf } from '../plan/step.ts';
import type { Graph, GraphEdge, GraphNode } from './graph.ts';
import { labelOf } from './labels.ts';
import { expressionText, stateText } from './words.ts';

/** An arrow that has left its box and not yet arrived. */
interface Loose {
  readonly from: string;
  readonly exit: string;
}

/** What the steps stand in: where `return` leads, and what holds them. */
interface Around {
  readonly parent: string | undefined;
  readonly returns: (loose: readonly Loose[]) => void;
}

/** Nodes and edges of a policy, in the order of its text. */
export function graphOf(plan: Plan): Graph {
  const drawing = new Drawing();
  const begin = plan.when ? expressionText(plan.when) : 'always';
  drawing.node({ id: 'start', kind: 'start', label: `${plan.on}: ${begin}`, span: plan.when?.span ?? [0, 0] });
  const returned: Loose[] = [];
  const around: Around = { parent: undefined, returns: (loose) => returned.push(...loose) };
  const out = drawing.steps(withAnswers(plan.steps, plan.derived), [{ from: 'start', exit: 'next' }], around);
  if (plan.endsWhen) {
    const label = `ends as soon as ${stateText(plan.endsWhen)}`;
    drawing.node({ id: 'endsWhen', kind: 'endsWhen', label, span: plan.endsWhen.span });
  }
  drawing.node({ id: 'end', kind: 'end', label: 'end', span: [0, 0] });
  drawing.join([...out, ...returned], 'end');
  if (plan.endsWhen) drawing.join([{ from: 'endsWhen', exit: 'ends' }], 'end');
  return drawing.graph;
}

/** The steps with what is asked at intake in the place of its answers: people read questions. */
function withAnswers<T>(value: T, derived: Plan['derived']): T {
  if (Array.isArray(value)) return value.map((item) => withAnswers(item, derived)) as T;
  if (value === null || typeof value !== 'object') return value;
  if ('kind' in value && value.kind === 'derived' && 'index' in value) return derived[Number(value.index)] as T;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withAnswers(inner, derived)])) as T;
}

type Draw<K extends StepKind> = (step: StepOf<K>, drawing: Drawing, around: Around) => readonly Loose[];

class Drawing {
  readonly #nodes: GraphNode[] = [];
  readonly #edges: GraphEdge[] = [];

  get graph(): Graph {
    return { nodes: this.#nodes, edges: this.#edges };
  }

  node(node: GraphNode): void {
    this.#nodes.push(node);
  }

  join(loose: readonly Loose[], to: string): void {
    for (const { from, exit } of loose) this.#edges.push({ from, to, exit });
  }

  /** Draws steps behind the arrows that lead to them. @returns the arrows that lead on */
  steps(steps: readonly Step[], arriving: readonly Loose[], around: Around): readonly Loose[] {
    return steps.reduce((loose, step) => this.#step(step, loose, around), arriving);
  }

  #step(step: Step, arriving: readonly Loose[], around: Around): readonly Loose[] {
    const { id, kind, span, file } = step;
    const { parent } = around;
    this.node({ id, kind, label: labelOf(step), span, ...(file ? { file } : {}), ...(parent ? { parent } : {}) });
    this.join(arriving, id);
    return (DRAW[kind] as Draw<StepKind>)(step as never, this, around);
  }
}

const next = (from: string): readonly Loose[] => [{ from, exit: 'next' }];
const simple = ({ id }: Step) => next(id);

const DRAW: { readonly [K in StepKind]: Draw<K> } = {
  const: simple,
  effect: simple,
  notify: simple,
  sleep: simple,
  until: simple,
  return: ({ id }, _drawing, around) => {
    around.returns([{ from: id, exit: 'returns' }]);
    return [];
  },
  if: (step, drawing, around) => [
    ...drawing.steps(step.then, [{ from: step.id, exit: 'then' }], around),
    ...drawing.steps(step.else, [{ from: step.id, exit: 'else' }], around),
  ],
  wait: (step, drawing, around) => [
    ...drawing.steps(step.happened, [{ from: step.id, exit: 'happened' }], around),
    ...drawing.steps(step.timedOut, [{ from: step.id, exit: 'timed out' }], around),
  ],
  switch: (step, drawing, around) => [
    ...step.cases.flatMap(({ values, steps }) =>
      drawing.steps(steps, [{ from: step.id, exit: values.map(String).join(', ') }], around),
    ),
    ...drawing.steps(step.default, [{ from: step.id, exit: 'otherwise' }], around),
  ],
  each: (step, drawing, around) => loop(step, 'each', drawing, around),
  every: (step, drawing, around) => loop(step, 'each time', drawing, around),
  together: (step, drawing, around) => {
    const join = `${step.id}.join`;
    const inside: Around = { parent: step.id, returns: (loose) => out.push(...loose) };
    const out: Loose[] = [];
    step.branches.forEach((branch, i) => {
      out.push(...drawing.steps(branch, [{ from: step.id, exit: `branch ${i + 1}` }], inside));
    });
    const { parent } = around;
    drawing.node({ id: join, kind: 'join', label: 'all done', span: step.span, ...(parent ? { parent } : {}) });
    drawing.join(out, join);
    return next(join);
  },
  // A `return` inside leads to what follows the call.
  flow: (step, drawing) => {
    const out: Loose[] = [];
    const inside: Around = { parent: step.id, returns: (loose) => out.push(...loose) };
    return [...drawing.steps(step.steps, [{ from: step.id, exit: 'next' }], inside), ...out];
  },
  try: (step, drawing, around) => {
    const body = drawing.steps(step.body, [{ from: step.id, exit: 'next' }], around);
    const failed: readonly Loose[] = [{ from: step.id, exit: 'fails' }];
    const caught = step.catch ? drawing.steps(step.catch.steps, failed, around) : [];
    return drawing.steps(step.finally, [...body, ...caught], around);
  },
};

/** The last step of the body leads back to the loop, which is left when nothing is left to do. */
function loop(
  step: StepOf<'each'> | StepOf<'every'>,
  exit: string,
  drawing: Drawing,
  around: Around,
): readonly Loose[] {
  const back = drawing.steps(step.steps, [{ from: step.id, exit }], { ...around, parent: step.id });
  drawing.join(back, step.id);
  return [{ from: step.id, exit: 'done' }];
}
