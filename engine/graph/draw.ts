import type { Drawable, DrawableKind, DrawableOf, Sketch } from './drawable.ts';
import type { Graph, GraphEdge, GraphNode } from './graph.ts';
import { labelOf } from './labels.ts';

/** An arrow that has left its box and not yet arrived. */
interface Loose {
  readonly from: string;
  readonly exit: string;
  readonly place?: GraphEdge['place'];
}

/** What the steps stand in: where `return` leads, and what holds them. */
interface Around {
  readonly parent: string | undefined;
  readonly returns: (loose: readonly Loose[]) => void;
}

/** Nodes and edges of a run, in the order of its text. */
export function draw({ begin, beginSpan, steps, ends, block }: Sketch): Graph {
  const drawing = new Drawing(block !== undefined);
  drawing.node({ id: 'start', kind: 'start', label: begin, span: beginSpan });
  const returned: Loose[] = [];
  const around: Around = { parent: undefined, returns: (loose) => returned.push(...loose) };
  const out = drawing.steps(steps, block ?? '', { from: 'start', exit: 'next' }, around);
  if (ends) drawing.node({ id: 'endsWhen', kind: 'endsWhen', ...ends });
  drawing.node({ id: 'end', kind: 'end', label: 'end', span: [0, 0] });
  drawing.join([...out, ...returned], 'end');
  if (ends) drawing.join([{ from: 'endsWhen', exit: 'ends' }], 'end');
  return drawing.graph;
}

type Draw<K extends DrawableKind> = (step: DrawableOf<K>, drawing: Drawing, around: Around) => readonly Loose[];

class Drawing {
  readonly #nodes: GraphNode[] = [];
  readonly #edges: GraphEdge[] = [];
  readonly #places: boolean;

  /** @param places whether arrows say where a step is put that is dropped on them */
  constructor(places: boolean) {
    this.#places = places;
  }

  get graph(): Graph {
    return { nodes: this.#nodes, edges: this.#edges };
  }

  node(node: GraphNode): void {
    this.#nodes.push(node);
  }

  join(loose: readonly Loose[], to: string): void {
    for (const { from, exit, place } of loose)
      this.#edges.push({ from, to, exit, ...(this.#places && place && { place }) });
  }

  /** Draws the steps of a block behind the arrow that leads into it. @returns the arrows that lead on */
  steps(steps: readonly Drawable[], block: string, entry: Loose, around: Around): readonly Loose[] {
    return this.after(steps, block, [{ ...entry, place: { into: block, at: 0 } }], around);
  }

  /** The same behind several arrows that have places of their own. */
  after(steps: readonly Drawable[], block: string, arriving: readonly Loose[], around: Around): readonly Loose[] {
    return steps.reduce((loose, step, i) => {
      const place = { into: block, at: i + 1 };
      return this.#step(step, loose, around).map((one) => (one.place ? one : { ...one, place }));
    }, arriving);
  }

  #step(step: Drawable, arriving: readonly Loose[], around: Around): readonly Loose[] {
    const { id, kind, span, file } = step;
    const { parent } = around;
    this.node({ id, kind, label: labelOf(step), span, ...(file ? { file } : {}), ...(parent ? { parent } : {}) });
    this.join(arriving, id);
    return (DRAW[kind] as Draw<DrawableKind>)(step as never, this, around);
  }
}

const next = (from: string): readonly Loose[] => [{ from, exit: 'next' }];
const simple = ({ id }: Drawable) => next(id);

const DRAW: { readonly [K in DrawableKind]: Draw<K> } = {
  const: simple,
  effect: simple,
  notify: simple,
  opaque: simple,
  sleep: simple,
  until: simple,
  return: ({ id }, _drawing, around) => {
    around.returns([{ from: id, exit: 'returns' }]);
    return [];
  },
  if: ({ id, then, else: otherwise }, drawing, around) => [
    ...drawing.steps(then, `${id}.then`, { from: id, exit: 'then' }, around),
    ...drawing.steps(otherwise, `${id}.else`, { from: id, exit: 'else' }, around),
  ],
  wait: ({ id, happened, timedOut }, drawing, around) => [
    ...drawing.steps(happened, `${id}.happened`, { from: id, exit: 'happened' }, around),
    ...drawing.steps(timedOut, `${id}.timedOut`, { from: id, exit: 'timed out' }, around),
  ],
  switch: ({ id, cases, default: otherwise }, drawing, around) => [
    ...cases.flatMap(({ values, steps }, i) =>
      drawing.steps(steps, `${id}.${i}`, { from: id, exit: values.map(String).join(', ') }, around),
    ),
    ...drawing.steps(otherwise, `${id}.default`, { from: id, exit: 'otherwise' }, around),
  ],
  each: (step, drawing, around) => loop(step, 'each', drawing, around),
  every: (step, drawing, around) => loop(step, 'each time', drawing, around),
  together: ({ id, branches, span }, drawing, around) => {
    const join = `${id}.join`;
    const inside: Around = { parent: id, returns: (loose) => out.push(...loose) };
    const out: Loose[] = [];
    branches.forEach((branch, i) => {
      out.push(...drawing.steps(branch, `${id}.${i}`, { from: id, exit: `branch ${i + 1}` }, inside));
    });
    const { parent } = around;
    drawing.node({ id: join, kind: 'join', label: 'all done', span, ...(parent ? { parent } : {}) });
    drawing.join(out, join);
    return next(join);
  },
  // A `return` inside leads to what follows the call. What was read from a text has nothing inside.
  flow: ({ id, steps }, drawing) => {
    const out: Loose[] = [];
    if (steps.length === 0) return next(id);
    const inside: Around = { parent: id, returns: (loose) => out.push(...loose) };
    return [...drawing.steps(steps, `${id}.body`, { from: id, exit: 'next' }, inside), ...out];
  },
  try: ({ id, body, catch: caught, finally: last }, drawing, around) => {
    const through = drawing.steps(body, `${id}.body`, { from: id, exit: 'next' }, around);
    const failed = caught ? drawing.steps(caught.steps, `${id}.catch`, { from: id, exit: 'fails' }, around) : [];
    return drawing.after(last, `${id}.finally`, [...through, ...failed], around);
  },
};

/** The last step of the body leads back to the loop, which is left when nothing is left to do. */
function loop(
  { id, steps }: DrawableOf<'each'> | DrawableOf<'every'>,
  exit: string,
  drawing: Drawing,
  around: Around,
): readonly Loose[] {
  const back = drawing.steps(steps, `${id}.body`, { from: id, exit }, { ...around, parent: id });
  drawing.join(back, id);
  return [{ from: id, exit: 'done' }];
}
