import type { Directory, Question } from '../engine/arbiter/alert.ts';
import type { Ruleset } from '../engine/plan/ruleset.ts';
import { answer } from '../engine/roster/answer.ts';
import { type Known, NOTHING_KNOWN } from '../engine/roster/known.ts';
import type { Channels } from './channels/open.ts';
import type { Store } from './store/store.ts';

/**
 * Who stands behind names of the rules (`purchasing`, `service.onCall`, `li.superior`) at an instant, and how they are
 * reached: what the store knows, reckoned by `engine/roster` as a replay does.
 */
export async function lookUp(
  question: Question,
  people: Ruleset['people'],
  store: Pick<Store, 'directory'>,
  channels: Pick<Channels, 'names' | 'get'>,
): Promise<Directory> {
  const addresses = await store.directory.all();
  return answer(question, people, { ...NOTHING_KNOWN, addresses, ways: waysOf(channels) });
}

/** The opened channels as the arbiter sees them, the best first. */
function waysOf(channels: Pick<Channels, 'names' | 'get'>): Known['ways'] {
  return channels.names.map((name) => {
    const { rings, least, update } = channels.get(name) ?? {};
    return {
      channel: name,
      ...(rings ? { rings } : {}),
      ...(least ? { least } : {}),
      ...(update ? { updates: true } : {}),
    };
  });
}
