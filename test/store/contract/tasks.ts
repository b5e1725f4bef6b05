import { describe, expect, it } from 'vitest';
import type { Bench } from '../contract.ts';
import { aTask } from '../specimens.ts';

export function tasksContract(given: () => Bench): void {
  describe('tasks', () => {
    it('are created once by their id', async () => {
      const bench = given();
      const created = await bench.store.tasks.create(aTask());
      expect(created).toEqual({ ...aTask(), createdAt: 1_000 });
      bench.now = 2_000;
      expect(await bench.store.tasks.create(aTask({ title: 'Another' }))).toEqual(created);
      expect(await (await bench.reopen()).tasks.get(aTask().id)).toEqual(created);
    });

    it('are finished once, by whoever is first', async () => {
      const bench = given();
      await bench.store.tasks.create(aTask());
      bench.now = 2_000;
      const done = await bench.store.tasks.finish(aTask().id, 'li');
      expect(done).toEqual({ ...aTask(), createdAt: 1_000, doneAt: 2_000, doneBy: 'li' });
      bench.now = 3_000;
      expect(await (await bench.reopen()).tasks.finish(aTask().id, 'wang')).toEqual(done);
      expect(await bench.store.tasks.create(aTask())).toEqual(done);
    });

    it('that are unknown cannot be finished', async () => {
      expect(await given().store.tasks.finish('nothing')).toBeUndefined();
      expect(await given().store.tasks.get('nothing')).toBeUndefined();
    });

    it('are listed by event and by whether they are open, the newest first', async () => {
      const bench = given();
      const { tasks } = bench.store;
      for (const [id, event] of [
        ['a', 'e1'],
        ['b', 'e1'],
        ['c', 'e2'],
      ] as const) {
        bench.now += 1;
        await tasks.create(aTask({ id, event }));
      }
      expect(await tasks.open()).toBe(3);
      await tasks.finish('a');
      expect(await tasks.open()).toBe(2);
      const ids = async (filter?: Parameters<typeof tasks.list>[0]) => (await tasks.list(filter)).map(({ id }) => id);
      expect(await ids()).toEqual(['c', 'b', 'a']);
      expect(await ids({ open: true })).toEqual(['c', 'b']);
      expect(await ids({ open: false })).toEqual(['a']);
      expect(await ids({ event: 'e1', open: true })).toEqual(['b']);
      expect(await ids({ limit: 1 })).toEqual(['c']);
    });
  });
}
