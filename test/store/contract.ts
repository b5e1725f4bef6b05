import { afterEach, beforeEach, describe } from 'vitest';
import type { Clock } from '../../connectors/clock.ts';
import type { Store } from '../../connectors/store/store.ts';
import { attentionContract } from './contract/attention.ts';
import { directoryContract } from './contract/directory.ts';
import { editingContract } from './contract/editing.ts';
import { erasureContract } from './contract/erasure.ts';
import { eventsContract } from './contract/events.ts';
import { logContract } from './contract/log.ts';
import { mailsContract } from './contract/mails.ts';
import { peopleContract } from './contract/people.ts';
import { rulesContract } from './contract/rules.ts';
import { sendersContract } from './contract/senders.ts';
import { tasksContract } from './contract/tasks.ts';
import { workContract } from './contract/work.ts';

/** A store that a test may open, close and open again. */
export interface Place {
  open(clock?: Clock): Promise<Store>;
  remove(): Promise<void>;
}

/** What a section of the contract is given: a store on an empty place, whose clock stands still unless moved. */
export interface Bench {
  readonly store: Store;
  now: number;
  /** Closes the store and opens it again: what is not on disk is gone. */
  reopen(): Promise<Store>;
}

/** What every implementation of {@link Store} keeps. */
export function storeContract(name: string, newPlace: () => Promise<Place>): void {
  describe(`the store over ${name}`, () => {
    let place: Place;
    let bench: Bench & { store: Store };
    beforeEach(async () => {
      place = await newPlace();
      const clock = () => bench.now;
      const reopen = async () => {
        await bench.store.close();
        bench.store = await place.open(clock);
        return bench.store;
      };
      bench = { store: await place.open(clock), now: 1_000, reopen };
    });
    afterEach(async () => {
      await bench.store.close();
      await place.remove();
    });

    const given = () => bench;
    for (const section of [
      eventsContract,
      logContract,
      mailsContract,
      tasksContract,
      directoryContract,
      rulesContract,
      sendersContract,
      peopleContract,
      attentionContract,
      workContract,
      erasureContract,
      editingContract,
    ]) {
      section(given);
    }
  });
}
