import { describe, expect, it } from 'vitest';
import { partsOf } from '../../../editor/changes/parts.ts';
import { outlineOf } from '../../../engine/compiler/edit/outline/outline-of.ts';
import { compareOutlines } from '../../../engine/graph/changes/changes.ts';

const flows = (first: string, second: string) =>
  outlineOf(`export const climb = flow(async ({ who }: { who: Who }) => {
  ${first}
});
export const rest = flow(async ({ who }: { who: Who }) => {
  ${second}
});
`);
const TELL = "await notify(who, { text: 'x' });";

describe('what of two versions is compared step by step', () => {
  it('is each flow of a file that differs, and no other', () => {
    const parts = partsOf(flows(TELL, TELL), flows(`${TELL}\n  await sleep('1h');`, TELL));
    expect(parts.map(({ flow }) => flow)).toEqual(['climb']);
    const { before, after } = parts[0]!;
    expect([...compareOutlines(before, after).changes]).toEqual([['climb().1', 'added']]);
  });

  it('is a flow that is new or gone', () => {
    const none = outlineOf('');
    const both = flows(TELL, TELL);
    expect(partsOf(none, both).map(({ flow }) => flow)).toEqual(['climb', 'rest']);
    expect([...compareOutlines(...changed(partsOf(both, none)[0]!)).changes.values()]).toEqual(['removed']);
  });

  it('is the policy first', () => {
    const policy = (text: string) =>
      outlineOf(`export default policy({ title: 'x', owner: 'li', on: 'mail.received', async run() { ${text} } });`);
    expect(partsOf(policy(''), policy(TELL)).map(({ flow }) => flow)).toEqual([undefined]);
  });
});

const changed = ({ before, after }: ReturnType<typeof partsOf>[number]) => [before, after] as const;
