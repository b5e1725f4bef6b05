import { describe, expect, it } from 'vitest';
import { filesFrom } from '../../engine/compiler/2-link/files.ts';
import { compileRules } from '../../engine/compiler/compile.ts';
import { outlineOf } from '../../engine/compiler/edit/outline/outline-of.ts';
import type { Graph } from '../../engine/graph/graph.ts';
import { graphOf, graphOfFlow, graphOfOutline } from '../../engine/graph/graph-of.ts';
import { ACCEPTED } from '../compiler/folders.ts';

const { ruleset } = compileRules(filesFrom(ACCEPTED));
const graphs = new Map(ruleset.plans.map((plan) => [plan.id, graphOf(plan)]));
const graphNamed = (id: string) => graphs.get(id)!;

/** The ids of all nodes that arrows lead to from the start, or from what ends a run early. */
function reached({ nodes, edges }: Graph): ReadonlySet<string> {
  const seen = new Set(nodes.filter(({ kind }) => kind === 'start' || kind === 'endsWhen').map(({ id }) => id));
  for (let grown = true; grown; ) {
    const before = seen.size;
    for (const { from, to } of edges) if (seen.has(from)) seen.add(to);
    grown = seen.size > before;
  }
  return seen;
}

describe.each([...graphs])('the graph of %s', (_, graph) => {
  it('has each node once, and arrows between its nodes alone', () => {
    const ids = graph.nodes.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(graph.edges.filter(({ from, to }) => !ids.includes(from) || !ids.includes(to))).toEqual([]);
  });

  it('leads from its start to every node, and from every node but the end on', () => {
    const seen = reached(graph);
    expect(graph.nodes.filter(({ id }) => !seen.has(id))).toEqual([]);
    const left = new Set(graph.edges.map(({ from }) => from));
    expect(graph.nodes.filter(({ id, kind }) => kind !== 'end' && !left.has(id))).toEqual([]);
  });

  it('leaves no node twice by one exit', () => {
    const exits = graph.edges.map(({ from, exit, to }) => `${from} ${exit} ${to}`);
    expect(new Set(exits).size).toBe(exits.length);
  });

  it('has words for every node', () => {
    expect(
      graph.nodes.filter(({ label }) => label.trim() === '' || label.includes('[object') || label.length > 300),
    ).toEqual([]);
  });
});

it('draws the design policy as its author would', () => {
  const { nodes, edges } = graphNamed('logistics/shipping-trouble');
  expect(nodes.map(({ id, label }) => `${id}: ${label}`)).toEqual([
    "start: mail.received: mail.from.domain in carriers.csv and mail mentions '船期延误', '清关异常', 'vessel delay', 'custo…",
    '0: notify purchasing.lead, customs.lead, service.lead: shipping-trouble',
    '1: task = create a task Shipping trouble: {mail.subject}',
    '2: wait 6h until task.done',
    '2.timedOut.0: notify purchasing.superior: shipping-trouble-overdue',
    'endsWhen: ends as soon as mail.answered',
    'end: end',
  ]);
  expect(edges.map(({ from, exit, to }) => `${from} -${exit}-> ${to}`)).toEqual([
    'start -next-> 0',
    '0 -next-> 1',
    '1 -next-> 2',
    '2 -timed out-> 2.timedOut.0',
    '2 -happened-> end',
    '2.timedOut.0 -next-> end',
    'endsWhen -ends-> end',
  ]);
});

it('leads a return inside a flow to what follows the call, and inside a branch to where the branches meet', () => {
  const flows = graphNamed('features/flows').edges.filter(({ from }) => from === '0.body.1');
  expect(flows).toEqual([{ from: '0.body.1', to: '1', exit: 'returns' }]);
  const branches = graphNamed('features/branches').edges.filter(({ exit }) => exit === 'returns');
  expect(branches.map(({ to }) => to).sort()).toEqual(['3.join', 'end']);
});

const textOf = (id: string) => ACCEPTED[`${id}.ts`]!;
const arrows = ({ edges }: Graph) => edges.map(({ from, exit, to }) => `${from} -${exit}-> ${to}`);

it.each(ruleset.plans.filter(({ steps }) => !JSON.stringify(steps).includes('"kind":"flow"')).map(({ id }) => id))(
  'draws the text of %s as it draws its plan',
  (id) => {
    const drawn = graphOfOutline(outlineOf(textOf(id)));
    expect(arrows(drawn)).toEqual(arrows(graphNamed(id)));
    expect(drawn.nodes.map((node) => `${node.id} ${node.kind} ${node.span} ${node.parent}`)).toEqual(
      graphNamed(id).nodes.map((node) => `${node.id} ${node.kind} ${node.span} ${node.parent}`),
    );
  },
);

it('has the words of the text where nothing is looked up', () => {
  const { nodes } = graphOfOutline(outlineOf(textOf('logistics/shipping-trouble')));
  expect(nodes.map(({ id, label }) => `${id}: ${label}`)).toEqual([
    "start: mail.received: mail.from.domain in carriers and mail mentions '船期延误', '清关异常', 'vessel delay', 'customs h…",
    '0: notify purchasing.lead, customs.lead, service.lead: shipping-trouble',
    '1: task = create a task Shipping trouble: {mail.subject}',
    '2: wait 6h until task.done',
    '2.timedOut.0: notify purchasing.superior: shipping-trouble-overdue',
    'endsWhen: ends as soon as mail.answered',
    'end: end',
  ]);
});

it('says for every arrow of a text where a step is put on it', () => {
  const { edges } = graphOfOutline(
    outlineOf(`export default policy({ async run({ mail }) {
      if (mail.isReply) return;
      for (const a of mail.to) { await flag(a.name); }
      await together(async () => {}, async () => { throw 1; });
    } });`),
  );
  const places = edges.map(({ from, exit, to, place }) => `${from} -${exit}-> ${to}: ${place?.into} ${place?.at}`);
  expect(places).toEqual([
    'start -next-> 0:  0',
    '0 -then-> 0.then.0: 0.then 0',
    '0 -else-> 1: 0.else 0',
    '1 -each-> 1.body.0: 1.body 0',
    '1.body.0 -next-> 1: 1.body 1',
    '1 -done-> 2:  2',
    '2 -branch 2-> 2.1.0: 2.1 0',
    '2 -branch 1-> 2.join: 2.0 0',
    '2.1.0 -next-> 2.join: 2.1 1',
    '2.join -next-> end:  3',
    '0.then.0 -returns-> end: undefined undefined',
  ]);
});

it('draws a flow that stands in the file', () => {
  const outline = outlineOf(ACCEPTED['flows.ts']!);
  const [flow] = outline.flows;
  expect(graphOfFlow(outline, flow!.name)!.nodes[1]!.id).toBe(`${flow!.name}().0`);
  expect(graphOfFlow(outline, 'nobody')).toBeUndefined();
});
