import { describe, expect, it } from 'vitest';
import type { Box } from '../../../editor/canvas/layout/drawing.ts';
import { hereIn, isTrodden, treadOf } from '../../../editor/canvas/trail.ts';
import { Trail } from '../../../editor/document/trail.ts';

const walked = (...steps: readonly string[]) => steps.map((step) => ({ step }));
const line = (key: string, way?: string, step = '1') => ({
  key,
  points: [],
  hasArrow: true,
  ...(way !== undefined && { out: { way, step } }),
});

describe('the trail of a run', () => {
  it('says where the run was, where it waits, and how often it came by', () => {
    const trail = new Trail({ walked: walked('0', '1', '1.body.0', '1.body.0'), waits: [{ step: '1' }] });
    expect(treadOf(trail, '0')).toEqual({ times: 1, state: 'walked' });
    expect(treadOf(trail, '1.body.0')).toEqual({ times: 2, state: 'walked' });
    expect(treadOf(trail, '1')).toEqual({ times: 1, state: 'waits' });
    expect(treadOf(trail, '2')).toBeUndefined();
    expect(treadOf(undefined, '0')).toBeUndefined();
    expect(isTrodden(trail, line('end'))).toBe(false);
  });

  it('finds the steps of a flow at its call', () => {
    const trail = new Trail({ walked: walked('4', '4.body.0', '4.body.0.body.1'), waits: [] });
    expect(treadOf(trail, '4>climb().0')?.state).toBe('walked');
    expect(treadOf(trail, '4>climb().0>call().1')?.state).toBe('walked');
    expect(treadOf(trail, '4>climb().1')).toBeUndefined();
  });

  it('takes of the ways that meet only the one that the run took, once it is through', () => {
    const inside = new Trail({ walked: walked('0', '1', '1.else', '1.else.0'), waits: [] });
    expect(isTrodden(inside, line('1.way.else', '1.else'))).toBe(false);
    const through = new Trail({ walked: walked('0', '1', '1.else', '1.else.0', '2'), waits: [] });
    expect(isTrodden(through, line('1.way.else', '1.else'))).toBe(true);
    expect(isTrodden(through, line('1.way.then', '1.then'))).toBe(false);
    expect(isTrodden(through, line('2'))).toBe(true);
    const last = new Trail({ walked: walked('1', '1.then'), waits: [], end: 'returned' });
    expect(isTrodden(last, line('1.way.then', '1.then'))).toBe(true);
    expect(isTrodden(last, line('end'))).toBe(true);
  });

  it('is where it waits, or came to last', () => {
    expect(new Trail({ walked: walked('0', '1', '2'), waits: [{ step: '1' }] }).here).toBe('1');
    expect(new Trail({ walked: walked('0', '4.body.0'), waits: [] }).here).toBe('4.body.0');
    expect(new Trail({ walked: walked('0'), waits: [], end: 'returned' }).here).toBe('end');
    const box = (key: string) => ({ key, kind: 'notify', x: 0, y: 0, width: 1, height: 1, note: 0 }) as unknown as Box;
    const inFlow = new Trail({ walked: walked('4', '4.body.0.then.1'), waits: [] });
    expect(hereIn(inFlow, [box('3'), box('4')])).toBe('4');
    expect(hereIn(inFlow, [box('4'), box('4>climb().0'), box('4>climb().0.then.1')])).toBe('4>climb().0.then.1');
  });

  it('marks what ended it', () => {
    expect(new Trail({ walked: walked('0'), waits: [], end: 'ended' }).treads.get('endsWhen')?.state).toBe('walked');
    expect(new Trail({ walked: walked('0'), waits: [], end: 'failed' }).treads.get('0')?.state).toBe('failed');
  });
});
