import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Arrival, Taken } from '../../connectors/sources/source.ts';
import { openStore } from '../../connectors/store/open.ts';
import type { Place, Store } from '../../connectors/store/store.ts';
import type { WorldEvent } from '../../engine/interpreter/host.ts';
import { RecordingIntake } from './recording-intake.ts';

/** Also keeps what comes in the real store, as the app does, since a source finds there what it told before. */
export class KeepingIntake extends RecordingIntake {
  readonly store: Store;
  readonly #dir: string;

  private constructor(store: Store, dir: string) {
    super();
    this.store = store;
    this.#dir = dir;
  }

  static async open(): Promise<KeepingIntake> {
    const dir = await mkdtemp(join(tmpdir(), 'posthorn-intake-'));
    return new KeepingIntake(await openStore({ dir }), dir);
  }

  override async take(arrival: Arrival): Promise<Taken> {
    const taken = await super.take(arrival);
    const { raw, envelope, source, place, states = [] } = arrival;
    const text = Buffer.from(raw).toString('latin1');
    const messageId = /^Message-ID: <(.*)>/m.exec(text)?.[1] ?? '';
    const id = messageId || taken.id;
    const mail = await this.store.mails.put(raw);
    const event = { id, kind: 'mail.received', source, envelope, mail, messageId, subject: '', place };
    await this.store.events.takeIn(event);
    for (const world of states) await this.store.events.noteState(id, world);
    return { ...taken, id };
  }

  override async state(place: Place, world: WorldEvent): Promise<void> {
    await super.state(place, world);
    const event = await this.store.events.findByPlace(place);
    if (event) await this.store.events.noteState(event.id, world);
  }

  async close(): Promise<void> {
    await this.store.close();
    await rm(this.#dir, { recursive: true });
  }
}
