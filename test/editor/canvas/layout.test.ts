import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Area, Drawing } from '../../../editor/canvas/layout/drawing.ts';
import { type Heights, layOut, type Opened } from '../../../editor/canvas/layout/lay-out.ts';
import type { OutlineStep } from '../../../engine/compiler/edit/outline/outline.ts';
import { outlineOf } from '../../../engine/compiler/edit/outline/outline-of.ts';

const RULES = join(import.meta.dirname, '../../../rules');
const POLICIES = readdirSync(RULES, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => [path, readFileSync(join(RULES, path), 'utf8')] as const)
  .filter(([, text]) => text.includes('export default policy('));

/** Heights that differ from step to step, as words make them. */
const HEIGHTS: Heights = { start: 60, endsWhen: 44, step: ({ id }) => 40 + 2 * (id.length % 7) };

const drawn = (text: string, opened?: Opened) => layOut(outlineOf(text), HEIGHTS, opened);

const policyOf = (body: string) =>
  `import { notify, policy, until } from 'posthorn';\nexport default policy({ title: 't', owner: 'o', on: 'mail.received', async run({ mail }) {\n${body}\n} });\n`;

const meet = (a: Area, b: Area) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

function overlaps({ boxes, labels, gaps }: Drawing): readonly string[] {
  const places = [
    ...boxes,
    ...labels.map(({ key, x, y }) => ({ key: `label ${key}`, x: x - 40, y: y - 10, width: 80, height: 20 })),
    ...gaps.map(({ key, x, y }) => ({ key: `gap ${key}`, x: x - 9, y: y - 9, width: 18, height: 18 })),
  ];
  return places.flatMap((one, i) =>
    places.slice(i + 1).flatMap((other) => (meet(one, other) ? [`${one.key} / ${other.key}`] : [])),
  );
}

const places = ({ boxes }: Drawing) => new Map(boxes.map(({ key, x, y }) => [key, `${x},${y}`]));

describe('the layout', () => {
  test.each(POLICIES)('of %s has nothing over anything, and every line goes along or across', (_path, text) => {
    const drawing = drawn(text);
    expect(overlaps(drawing)).toEqual([]);
    for (const { points } of drawing.lines)
      for (const [i, [x, y]] of points.slice(1).entries()) {
        const [fromX, fromY] = points[i]!;
        expect(x === fromX || y === fromY, `${points}`).toBe(true);
        expect(y, `${points}`).toBeGreaterThanOrEqual(fromY);
      }
    expect(drawn(text)).toEqual(drawing);
  });

  test('keeps all above and beside an edit where it is', () => {
    const before = policyOf(
      'await notify(a, { text: "1" });\nif (await until(mail.read, "1h")) { await notify(b, { text: "2" }); } else { await notify(c, { text: "3" }); }\nawait notify(d, { text: "4" });',
    );
    const after = before.replace(
      'await notify(c, { text: "3" });',
      'await notify(c, { text: "3" });\nawait notify(e, { text: "5" });',
    );
    const [old, now] = [places(drawn(before)), places(drawn(after))];
    for (const key of ['start', '0', '1', '1.happened.0', '1.timedOut.0']) expect(now.get(key), key).toBe(old.get(key));
    expect(now.get('2')!.split(',')[0]).toBe(old.get('2')!.split(',')[0]);
  });

  test('draws the way that leads on straight below, and what ends the run beside it without a way back', () => {
    const drawing = drawn(policyOf('if (await until(mail.answered, "2h")) return;\nawait notify(a, { text: "x" });'));
    const box = (key: string) => drawing.boxes.find((one) => one.key === key)!;
    expect(box('1').x).toBe(box('0').x);
    expect(box('0.happened.0').x).toBeGreaterThan(box('0').x + box('0').width);
    expect(drawing.lines.map(({ key }) => key)).not.toContain('0.way1');
  });

  test('opens a flow in place, with keys of its own for each call', () => {
    const text = `import { flow, notify, policy } from 'posthorn';
const tell = flow(async ({ who }) => { for (const one of who) { await notify(one, { text: 'x' }); } });
export default policy({ title: 't', owner: 'o', on: 'mail.received', async run({ mail }) { await tell({ who: [a] }); await tell({ who: [b] }); } });`;
    const outline = outlineOf(text);
    const opened = (_key: string, { call }: OutlineStep) =>
      call === 'tell' ? { body: outline.flows[0]!.body, isFixed: false } : undefined;
    const drawing = drawn(text, opened);
    expect(drawing.boxes.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['0>tell().0', '0>tell().0.body.0', '1>tell().0', '1>tell().0.body.0']),
    );
    expect(overlaps(drawing)).toEqual([]);
    expect(drawing.gaps.find(({ key }) => key === '1>tell():1')).toMatchObject({ into: 'tell()', at: 1 });
  });

  test('places 200 steps in a few milliseconds', () => {
    const outline = outlineOf(
      policyOf(
        'if (mail.isBulk) { await notify(a, { text: "x" }); } else { await notify(b, { text: "y" }); }\n'.repeat(67),
      ),
    );
    const times = Array.from({ length: 15 }, () => {
      const begun = performance.now();
      expect(layOut(outline, HEIGHTS).boxes).toHaveLength(203);
      return performance.now() - begun;
    }).sort((a, b) => a - b);
    // The quickest says what it costs; the others, what else the machine does.
    expect(times[0]).toBeLessThan(8);
  });
});
