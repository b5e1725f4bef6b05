import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../connectors/store/open.ts';
import type { Store } from '../../connectors/store/store.ts';
import type { Value } from '../../engine/plan/expression.ts';
import { localTime, nextTime, workingTime } from '../../workflows/activities/clock.ts';
import type { Parts } from '../../workflows/activities/parts.ts';
import { ms, peopleOf, person, team } from '../roster/people.ts';

const OFFICE = { from: '09:00', to: '17:00' };
const PEOPLE = peopleOf(
  person('li', { hours: [OFFICE] }),
  person('anna', { zone: 'Europe/Berlin', hours: [OFFICE], holidays: ['2026-03-11'] }),
  team('desk', {
    lead: 'li',
    members: ['anna'],
    rota: { members: ['li', 'anna'], handover: 'weekly', at: '09:00', since: '2026-01-05' },
  }),
);
/** Anna's week: seven in the evening in Shanghai, noon in Berlin. */
const AT = ms('2026-03-10T11:00:00Z');
const LI: Value = { who: 'desk.lead' };
const ON_CALL: Value = { who: 'desk.onCall' };

const dir = mkdtempSync(join(tmpdir(), 'posthorn-clock-'));
let store: Store;
let parts: Parts;
beforeAll(async () => {
  store = await openStore({ dir });
  parts = { store, people: () => PEOPLE } as Parts;
});
afterAll(async () => {
  await store.close();
  rmSync(dir, { recursive: true });
});

const performing = (...args: Value[]) => ({ key: 'k', event: 'e', policy: 'p', args, at: AT });

describe('effects of the clock', () => {
  it('know whose clock is meant', async () => {
    expect(await localTime(parts)(performing(LI))).toMatchObject({ hour: 19 });
    expect(await localTime(parts)(performing(ON_CALL))).toMatchObject({ hour: 12 });
    expect(await localTime(parts)(performing('UTC'))).toMatchObject({ hour: 11 });
    expect(await nextTime(parts)(performing('09:00', ON_CALL))).toBe('2026-03-11T08:00:00.000Z');
  });

  it('count working time', async () => {
    expect(await workingTime(parts)(performing('3h', LI))).toBe('2026-03-11T04:00:00.000Z');
    expect(await workingTime(parts)(performing('5h', ON_CALL))).toBe('2026-03-10T16:00:00.000Z');
    expect(await workingTime(parts)(performing('6h', ON_CALL))).toBe('2026-03-12T09:00:00.000Z');
  });

  it('follow who is on duty and who is away', async () => {
    const span = { from: AT, until: ms('2026-03-11T02:00:00Z') };
    await store.overrides.add({ id: 'o', team: 'desk', person: 'li', ...span, note: '' });
    expect(await localTime(parts)(performing(ON_CALL))).toMatchObject({ hour: 19 });
    await store.absences.add({ id: 'a', person: 'li', from: AT + 1, until: span.until, note: '' });
    expect(await workingTime(parts)(performing('3h', LI))).toBe('2026-03-11T05:00:00.000Z');
    await store.absences.add({ id: 'a', person: 'li', ...span, note: '' });
    expect(await localTime(parts)(performing(ON_CALL))).toMatchObject({ hour: 12 });
  });

  it('fail for good where no repeat would help', async () => {
    await expect(workingTime(parts)(performing('3h', { who: 'nobody' }))).rejects.toMatchObject({ nonRetryable: true });
    await expect(workingTime(parts)(performing('soon', LI))).rejects.toThrow(/no duration/);
    const years = { from: AT, until: AT + 500 * 86_400_000 };
    await store.absences.add({ id: 'b', person: 'anna', from: AT + 1, until: years.until, note: '' });
    await expect(workingTime(parts)(performing('9h', { who: 'anna' }))).rejects.toThrow(/does not work that long/);
  });
});
