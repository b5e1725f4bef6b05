import { ApplicationFailure, condition, proxyActivities, proxyLocalActivities, sleep } from '@temporalio/workflow';
import type { Command, Host, RunStart, WorldEvent } from '../../../engine/interpreter/host.ts';
import type { Scheduler } from '../../../engine/interpreter/scheduler.ts';
import type { Played } from '../../../engine/simulator/stage.ts';
import { isOwn } from '../own.ts';
import type { Stage } from './stage.ts';

const outside = proxyActivities<Stage>({ startToCloseTimeout: '1 minute' });
const own = proxyLocalActivities<Stage>({ startToCloseTimeout: '1 minute' });
/** Kinds of entries by which a run begins or ends. */
const TURNING: ReadonlySet<string> = new Set(['start', 'end', 'error']);

/** Something that is given to the scheduler at an instant. */
interface Coming {
  readonly at: number;
  /** Of the world, 0; else the ordinal of the command that it answers. */
  readonly ordinal: number;
  readonly give: () => void;
}

/**
 * The host of a replay: commands are real activities, waiting is a real timer and the world speaks by real signals, but the
 * clock is the scenario's. An activity takes the time that the scenario says, not what the machine needs for it, or a
 * deadline and an answer at the same instant would come in an order of chance.
 */
export class ScriptedHost implements Host {
  readonly #scheduler: Scheduler;
  /** Instants at which the player will speak, in epoch ms, ascending. */
  readonly #announced: readonly number[];
  #clock: number;
  #coming: Coming[] = [];
  #heard = 0;
  #asked = 0;
  #begun = 0;
  readonly #counts = new Map<string, number>();
  #keepsQuiet: readonly string[] = [];
  #observed = 0;

  constructor(scheduler: Scheduler, announced: readonly number[]) {
    this.#scheduler = scheduler;
    this.#announced = announced;
    this.#clock = scheduler.event.receivedAt;
  }

  clock(): number {
    return this.#clock;
  }

  /** The player has spoken. */
  hear(happened: WorldEvent): void {
    this.#heard++;
    this.#coming.push({ at: happened.at, ordinal: 0, give: () => this.#scheduler.world(happened) });
  }

  /** Runs whose beginning and end the other events of the day feel. */
  watch(runs: readonly RunStart[]): void {
    this.#keepsQuiet = runs.filter(({ plan }) => plan.inhibits).map(({ plan }) => plan.id);
  }

  /** Tells the house what has begun and ended. */
  observe(): void {
    const entries = this.#scheduler.entries.slice(this.#observed);
    this.#observed += entries.length;
    const news = entries.filter(({ kind, policy }) => TURNING.has(kind) && this.#keepsQuiet.includes(policy));
    if (!news.length) return;
    this.#asked++;
    void own.observe(this.#scheduler.event.id, news).then(() => this.#asked--);
  }

  begin(command: Command): void {
    const [begun, ordinal] = [this.#clock, ++this.#begun];
    this.#asked++;
    void this.#ask(command).then(({ answer, takes }) => {
      this.#asked--;
      const give = () => this.#scheduler.answer(command.key, answer);
      this.#coming.push({ at: begun + takes, ordinal, give });
    });
  }

  async next(wakeAt: number | undefined): Promise<void> {
    await condition(() => this.#asked === 0);
    const earliest = () => Math.min(...this.#coming.map(({ at }) => at), wakeAt ?? Number.POSITIVE_INFINITY);
    const at = Math.min(earliest(), this.#announced[this.#heard] ?? Number.POSITIVE_INFINITY);
    if (at === Number.POSITIVE_INFINITY) {
      throw ApplicationFailure.nonRetryable('the run waits for something that never comes');
    }
    if (at > this.#clock) await sleep(at - this.#clock);
    this.#clock = Math.max(this.#clock, at);
    await condition(() => this.#heard >= this.#announced.filter((instant) => instant <= this.#clock).length);
    this.#give();
  }

  #give(): void {
    const due = this.#coming.filter(({ at }) => at <= this.#clock);
    this.#coming = this.#coming.filter(({ at }) => at > this.#clock);
    for (const { give } of due.sort((a, b) => a.at - b.at || a.ordinal - b.ordinal)) give();
  }

  #ask(command: Command): Promise<Played> {
    const what = command.kind === 'perform' ? command.effect : command.kind;
    const nth = (this.#counts.get(what) ?? 0) + 1;
    this.#counts.set(what, nth);
    const near = command.kind === 'lookup' || isOwn(what);
    return (near ? own : outside).play(this.#scheduler.event.id, command, nth);
  }
}
