import { expect } from 'vitest';
import type { Store } from '../../connectors/store/store.ts';

/** Whether the store holds what a writer said under this word. */
const HELD: { readonly [what: string]: (store: Store, id: string) => Promise<boolean> } = {
  mail: async ({ mails }, hash) => (await mails.read(hash)).length > 0,
  event: async ({ events }, id) => (await events.get(id)) !== undefined,
  settled: async ({ events }, id) => (await events.get(id))?.state === 'started',
  state: async ({ events }, id) => (await events.states(id)).length === 1,
  told: async ({ events }, id) => !(await events.untold(1, 100_000)).some((state) => state.id === id),
  watch: async ({ cursors }, id) => (await cursors.beginWatch(id)) > 1,
  kept: async ({ installation }, id) => (await installation.get(id)) === id,
  cursor: async ({ cursors }, id) => (await cursors.get('sales', id))?.uidNext === 2,
  begun: async ({ log }, key) => (await log.get(key)) !== undefined,
  sent: async ({ log }, key) => (await log.get(key))?.receipt === key,
  entry: async ({ log }, id) => (await log.entries(id)).length === 1,
  task: async ({ tasks }, id) => (await tasks.get(id)) !== undefined,
  done: async ({ tasks }, id) => (await tasks.get(id))?.doneBy === 'li',
  rules: async ({ rules }, hash) => (await rules.get(hash)) !== undefined,
  absence: async ({ absences }, id) => (await absences.at([id], 1)).length === 1,
  override: async ({ overrides }, id) => (await overrides.at([id], 1)).length === 1,
  subscription: async ({ subscriptions }, id) => (await subscriptions.of(id)).length === 1,
  silence: async ({ silences }, id) => (await silences.get(id)) !== undefined,
  hidden: async ({ silences }, id) => (await silences.get(id))?.hidden === 1,
  reminded: async ({ silences }, id) => (await silences.get(id))?.remindedAt === 1,
  'silence-ended': async ({ silences }, id) => (await silences.get(id))?.endedAt === 1,
  inhibition: async ({ inhibitions }, id) => (await inhibitions.openNow()).some(({ event }) => event === id),
  'inhibition-closed': async ({ inhibitions }, id) =>
    !(await inhibitions.openNow()).some(({ event, policy }) => event === id && policy === 'q'),
  erased: async ({ events }, id) => (await events.get(id))?.subject === '',
  dropped: async ({ mails }, hash) =>
    mails.read(hash).then(
      () => false,
      ({ trouble }) => trouble === 'missing',
    ),
  token: async ({ tokens }, id) => !(await tokens.use(id, 'another', 1, 2)),
  corrected: async ({ corrections }, id) => (await corrections.list(100_000)).some((one) => one.id === id),
  episode: async ({ episodes }, id) => (await episodes.openNow()).has(id),
  'episode-over': async ({ episodes }, id) => !(await episodes.openNow()).has(`${id} over`),
  lease: async ({ leases }, id) => !(await leases.take(id, 'another', 1)),
  mailing: async ({ outgoing }, id) => (await outgoing.get(id)) !== undefined,
  mailed: async ({ outgoing }, id) => (await outgoing.get(id))?.receipt === id,
  bounced: async ({ outgoing }, id) => (await outgoing.get(id))?.state === 'bounced',
  draft: async ({ drafts }, id) => (await drafts.list()).some(({ file, hash }) => file === id && hash === id),
  'draft-over': async ({ drafts }, id) =>
    !(await drafts.list()).some(({ file, hash }) => file === id && hash === 'over'),
  off: async ({ switches }, id) => (await switches.list()).some(({ policy }) => policy === id),
  on: async ({ switches }, id) => !(await switches.list()).some(({ policy }) => policy === `${id}-on`),
  proposal: async ({ proposals }, id) => (await proposals.list()).some(({ hash }) => hash === id),
  'proposal-over': async ({ proposals }, id) => !(await proposals.list()).some(({ hash }) => hash === `${id}-over`),
  change: async ({ ruleChanges }, id) => (await ruleChanges.last(id)) !== undefined,
};

/**
 * Expects the store to hold all that writers were told is written.
 *
 * @param said whole lines of writers
 * @returns how many writes that were
 */
export async function expectAllHeld(store: Store, said: readonly string[]): Promise<number> {
  const lost: string[] = [];
  let checked = 0;
  for (const line of said) {
    const [what = '', id = ''] = line.split(' ');
    const held = HELD[what];
    if (!held) continue;
    checked += 1;
    if (!(await held(store, id).catch(() => false))) lost.push(line);
  }
  expect(lost).toEqual([]);
  return checked;
}
