import { describe, expect, it } from 'vitest';
import type { Bench } from '../contract.ts';

export function editingContract(given: () => Bench): void {
  describe('what the editor saved', () => {
    it('is kept for each file and hash until it is ended, a deleted file and a new one too', async () => {
      const bench = given();
      const { drafts } = bench.store;
      const draft = { file: 'sales/a.ts', hash: 'h1', activeText: 'old\r\n📦', by: 'Li' };
      await drafts.keep(draft);
      bench.now = 2_000;
      await drafts.keep({ ...draft, hash: 'h2', by: '王' });
      await drafts.keep({ file: 'sales/b.ts', hash: 'h1', activeText: null, by: 'Li' });
      await drafts.keep({ file: 'gone.ts', hash: null, activeText: 'was', by: 'Li' });
      bench.now = 3_000;
      await drafts.keep({ ...draft, by: 'Wu' });
      const again = (await bench.reopen()).drafts;
      expect(await again.list()).toEqual([
        { file: 'gone.ts', hash: null, activeText: 'was', by: 'Li', at: 2_000 },
        { ...draft, by: 'Wu', at: 3_000 },
        { ...draft, hash: 'h2', by: '王', at: 2_000 },
        { file: 'sales/b.ts', hash: 'h1', activeText: null, by: 'Li', at: 2_000 },
      ]);
      await again.end([
        { file: 'sales/a.ts', hash: 'h1' },
        { file: 'sales/a.ts', hash: null },
        { file: 'gone.ts', hash: null },
      ]);
      await again.end([]);
      expect((await again.list()).map(({ file, hash }) => [file, hash])).toEqual([
        ['sales/a.ts', 'h2'],
        ['sales/b.ts', 'h1'],
      ]);
    });
  });

  it('policies are off since they were switched off first', async () => {
    const bench = given();
    await bench.store.switches.off('sales/a', 'Li');
    bench.now = 2_000;
    await bench.store.switches.off('sales/a', 'Wu');
    await bench.store.switches.off('office/b', 'Wu');
    const { switches } = await bench.reopen();
    await switches.on('office/b');
    await switches.on('nothing');
    expect(await switches.list()).toEqual([{ policy: 'sales/a', by: 'Li', at: 1_000 }]);
  });

  it('what waits for a second person is what was proposed first', async () => {
    const bench = given();
    const made = await Promise.all(['Li', 'Wu'].map((by) => bench.store.proposals.make('h1', '{"of":1}', by)));
    expect(made[0]).toEqual(made[1]);
    bench.now = 2_000;
    await bench.store.proposals.make('h2', '{}', 'Wu');
    const { proposals } = await bench.reopen();
    expect(await proposals.list()).toEqual([{ hash: 'h2', about: '{}', by: 'Wu', at: 2_000 }, made[0]]);
    await proposals.end('h1');
    expect((await proposals.list()).map(({ hash }) => hash)).toEqual(['h2']);
    expect((await proposals.make('h1', '{"of":1}', 'Wu')).by).toBe('Wu');
  });

  it('who changed the rules is kept for good, and told as it was at an instant', async () => {
    const bench = given();
    await bench.store.ruleChanges.note({ kind: 'activated', by: 'Li' }, ['sales/a', 'sales/a.ts']);
    bench.now = 2_000;
    await bench.store.ruleChanges.note({ kind: 'switched off', by: 'Wu', approvedBy: 'Li' }, ['sales/a']);
    const { ruleChanges } = await bench.reopen();
    const off = { subject: 'sales/a', kind: 'switched off', by: 'Wu', approvedBy: 'Li', at: 2_000 };
    expect(await ruleChanges.last('sales/a')).toEqual(off);
    const activated = { subject: 'sales/a', kind: 'activated', by: 'Li', at: 1_000 };
    expect(await ruleChanges.last('sales/a', 1_999)).toEqual(activated);
    expect(await ruleChanges.last('sales/a', 999)).toBeUndefined();
    expect(await ruleChanges.list()).toEqual([off, activated, { ...activated, subject: 'sales/a.ts' }]);
    expect(await ruleChanges.list(1)).toEqual([off]);
    await ruleChanges.note(
      { kind: 'activated', by: 'Li' },
      Array.from({ length: 2_500 }, (_, at) => `p${at}`),
    );
    expect(await ruleChanges.last('p2499')).toMatchObject({ by: 'Li' });
  });
}
