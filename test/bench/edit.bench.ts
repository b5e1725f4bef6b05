import { readFileSync } from 'node:fs';
import { applyEdit } from '../../engine/compiler/edit/apply.ts';
import { outlineOf } from '../../engine/compiler/edit/outline/outline-of.ts';
import { graphOfOutline } from '../../engine/graph/graph-of.ts';

// A policy of some 300 lines: what a keystroke and an edit of the graph take until the new graph is known. Drawing it on the screen is measured in the browser.

const SHIPPED = readFileSync(new URL('../../rules/sales/inquiry-unanswered.ts', import.meta.url), 'utf8');
const LINES = 300;
const RUNS = 200;
const GOAL = 8;

/** The steps of a policy that ships, again and again under other names. */
function longPolicy(): string {
  const start = SHIPPED.indexOf('async run({ mail }) {') + 'async run({ mail }) {'.length;
  const end = SHIPPED.lastIndexOf('\n  },');
  const body = SHIPPED.slice(start, end);
  const times = Math.ceil((LINES - SHIPPED.split('\n').length) / body.split('\n').length) + 1;
  const bodies = Array.from({ length: times }, (_, i) =>
    body.replace(/\b(foshan|hamburg|desk|opening|turn)\b/g, `$1${i}`),
  );
  return SHIPPED.slice(0, start) + bodies.join('') + SHIPPED.slice(end);
}

const text = longPolicy();

/** What a run takes: the median by the clock, and the mean of the thread's own time, which a busy machine does not stretch. */
function measured(run: (i: number) => void): string {
  for (let i = 0; i < 50; i++) run(-1 - i);
  const before = process.threadCpuUsage();
  const times = Array.from({ length: RUNS }, (_, i) => {
    const start = performance.now();
    run(i);
    return performance.now() - start;
  });
  const { user, system } = process.threadCpuUsage(before);
  const median = times.sort((one, other) => one - other)[RUNS / 2]!;
  return `${median.toFixed(1)} ms by the clock, ${((user + system) / 1_000 / RUNS).toFixed(1)} ms of the processor`;
}

const typed = (i: number) => text.replace('still open', `still open ${i}`);
const keystroke = measured((i) => graphOfOutline(outlineOf(typed(i))));
const edit = measured((i) => {
  const made = applyEdit(typed(i), { kind: 'insert', into: '', at: 3, text: "await notify(desk0, { text: 'x' });" });
  if (made.ok) graphOfOutline(outlineOf(made.text));
  else throw new Error(made.reason.en);
});

const steps = outlineOf(text).body?.steps.length ?? 0;
console.log(`a policy of ${text.split('\n').length} lines, ${steps} steps at its top, medians of ${RUNS}`);
console.log(`  keystroke to updated graph: ${keystroke} (goal: ${GOAL} ms)`);
console.log(`  edit of the graph to updated graph: ${edit}`);
