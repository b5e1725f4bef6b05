import type { Box } from '../../editor/canvas/layout/drawing.ts';
import { layOut } from '../../editor/canvas/layout/lay-out.ts';
import { heightOf, type Said } from '../../editor/canvas/layout/measures.ts';
import { type BoxNode, nodesOf } from '../../editor/canvas/nodes/box-node.ts';
import { tongueOf } from '../../editor/canvas/saying/names.ts';
import { startSaid, stepSaid } from '../../editor/canvas/saying/step.ts';
import { treeOf } from '../../editor/canvas/tree/tree.ts';
import { canvas } from '../../editor/words/canvas/en.ts';
import { outlineOf } from '../../engine/compiler/edit/outline/outline-of.ts';

// What lies between a key that is pressed in the text of a policy of 300 lines and the browser that renders: the text is read, said in words, laid out, and
// compared with what is on the screen. test/editor holds what the browser adds.

const STEP = `    if (!(await until(mail.answered, '2h'))) {
      // Whoever is on call knows the customer.
      await notify(service.onCall, { text: mail.subject, stage: 'reminder' });
    }
`;
const policy = (steps: number, typed: string) => `import { notify, policy, until } from 'posthorn';
import { service } from '../people.ts';

export default policy({
  title: 'Long${typed}',
  owner: 'service',
  on: 'mail.received',
  when: ({ mail }) => !mail.isBulk && mail.from.domain === 'acme.example',
  async run({ mail }) {
${STEP.repeat(steps)}  },
});
`;

let known: ReadonlyMap<string, BoxNode> = new Map();
function drawn(text: string): number {
  const begun = process.cpuUsage();
  const outline = outlineOf(text);
  const tongue = tongueOf('en', new Map([['service', 'Customer service']]), outline);
  const steps = new Map<Box['step'], Said>();
  const say = (step: NonNullable<Box['step']>) => {
    const before = steps.get(step);
    const found = before ?? stepSaid(step, tongue, canvas.step);
    if (!before) steps.set(step, found);
    return found;
  };
  const start = startSaid(outline, tongue, canvas.step);
  const said = ({ step }: Box) => (step ? say(step) : start);
  const heights = {
    start: heightOf(start),
    endsWhen: 0,
    step: (step: NonNullable<Box['step']>) => heightOf(say(step)),
  };
  const drawing = layOut(outline, heights);
  treeOf(outline);
  known = nodesOf(drawing.boxes, said, known);
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1_000;
}

const STEPS = 72;
const lines = policy(STEPS, '').split('\n').length;
const times = Array.from({ length: 120 }, (_, i) => drawn(policy(STEPS, 'x'.repeat(i)))).slice(20);
const sorted = times.toSorted((a, b) => a - b);
const at = (share: number) => sorted[Math.floor(sorted.length * share)]!.toFixed(1);
console.log(
  `keystroke to graph, ${lines} lines, ${known.size} boxes: least ${at(0)}, median ${at(0.5)}, 95 % ${at(0.95)} ms of the processor, without the browser's part`,
);
console.log('  goal: 16 ms with it');
