import { createHash } from 'node:crypto';
import type { Arrival, Intake, Taken } from '../../connectors/sources/source.ts';
import type { Place } from '../../connectors/store/store.ts';
import type { WorldEvent } from '../../engine/interpreter/host.ts';
import { eventually } from './eventually.ts';

/** Remembers all that a source says, and can be told to fail or never to hand over. Kept across restarts of a source. */
export class RecordingIntake implements Intake {
  readonly arrivals: Arrival[] = [];
  readonly states: { readonly place: Place; readonly world: WorldEvent }[] = [];
  readonly answers: { readonly messageId: string; readonly at: number }[] = [];
  /** How `take` goes from now on. */
  mode: 'keep' | 'fail' | 'never hand over' = 'keep';
  /** Calls of `take` that failed as they were told. */
  failures = 0;

  async take(arrival: Arrival): Promise<Taken> {
    if (this.mode === 'fail') {
      this.failures += 1;
      throw new Error('The disk is full');
    }
    this.arrivals.push(arrival);
    const handed = this.mode === 'keep' ? Promise.resolve() : new Promise<void>(() => {});
    return { id: digest(arrival.raw), handed };
  }

  async state(place: Place, world: WorldEvent): Promise<void> {
    this.states.push({ place, world });
  }

  async answered(messageId: string, at: number): Promise<void> {
    this.answers.push({ messageId, at });
  }

  /** The messages as text, in the order of their first arrival, each once. */
  get mails(): string[] {
    return [...new Set(this.arrivals.map(({ raw }) => Buffer.from(raw).toString('latin1')))];
  }

  stateNames(uid: number): string[] {
    return this.states.filter(({ place }) => place.uid === uid).map(({ world }) => world.event);
  }

  /** Waits until there are so many arrivals. */
  async arrived(count: number, timeout?: number): Promise<readonly Arrival[]> {
    await eventually(() => this.arrivals.length >= count, `${count} arrivals`, timeout);
    return this.arrivals;
  }
}

const digest = (raw: Uint8Array) => createHash('sha256').update(raw).digest('hex');
