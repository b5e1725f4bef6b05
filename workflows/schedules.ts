import {
  type CalendarSpec,
  type Client,
  ScheduleAlreadyRunning,
  type ScheduleHandle,
  ScheduleNotFoundError,
  type ScheduleOptionsStartWorkflowAction,
  ScheduleOverlapPolicy,
} from '@temporalio/client';
import { type UtcMoments, utcMoments } from '../engine/facts/moments.ts';
import type { Plan } from '../engine/plan/plan.ts';
import type { Planned, tick } from './definitions/tick.ts';

/** What a Temporal that was away makes good when it is back. */
const CATCH_UP = '1 day';

/**
 * The schedules of policies on Temporal: one for each, called after the policy.
 *
 * Moments are given in UTC. Tried on server 1.32: calendars of a zone lose moments in the night in which clocks are set
 * back, and what the clock skips is skipped.
 */
export class Schedules {
  readonly #schedule: Client['schedule'];
  readonly #taskQueue: string;

  constructor(schedule: Client['schedule'], taskQueue: string) {
    this.#schedule = schedule;
    this.#taskQueue = taskQueue;
  }

  /**
   * Brings the schedules to what the plans say: missing ones are created, changed ones updated, others deleted. What is as it
   * should be is not touched: pauses that somebody ordered stay, too. Idempotent.
   *
   * @param now epoch milliseconds
   */
  async keep(plans: readonly Plan[], now: number): Promise<void> {
    const wanted = new Map(plans.flatMap((plan) => (plan.schedule ? [[this.#idOf(plan.id), plan] as const] : [])));
    for (const [id, { id: policy, schedule }] of wanted) await this.#settle(id, { policy, ...schedule! }, now);
    for await (const id of this.#known()) if (!wanted.has(id)) await this.#remove(id);
  }

  /** The schedule of a policy, to be looked at or started by hand. */
  of(policy: string): ScheduleHandle {
    return this.#schedule.getHandle(this.#idOf(policy));
  }

  #idOf(policy: string): string {
    return `${this.#taskQueue}/${policy}`;
  }

  async *#known(): AsyncGenerator<string> {
    for await (const { scheduleId } of this.#schedule.list())
      if (scheduleId.startsWith(`${this.#taskQueue}/`)) yield scheduleId;
  }

  async #settle(scheduleId: string, planned: Planned, now: number): Promise<void> {
    const moments = utcMoments(planned, now);
    const present = await this.#argumentsOf(scheduleId);
    if (JSON.stringify(present) === JSON.stringify([planned, moments])) return;
    const options = { ...this.#action(planned, moments), ...POLICIES, spec: { calendars: moments.map(calendarOf) } };
    if (present) await this.#schedule.getHandle(scheduleId).update(({ state }) => ({ ...options, state }));
    else await this.#create({ scheduleId, ...options });
  }

  async #create(options: Parameters<Client['schedule']['create']>[0]): Promise<void> {
    await this.#schedule.create(options).catch((error) => {
      // Another process was faster with the same rules.
      if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    });
  }

  /** What the workflows of a schedule are given; undefined where there is no such schedule. */
  async #argumentsOf(scheduleId: string): Promise<readonly unknown[] | undefined> {
    try {
      const { action } = await this.#schedule.getHandle(scheduleId).describe();
      return action.args ?? [];
    } catch (error) {
      if (error instanceof ScheduleNotFoundError) return undefined;
      throw error;
    }
  }

  /** The moments travel along so that they can be compared: Temporal gives calendars back in another form. */
  #action(planned: Planned, moments: readonly UtcMoments[]) {
    const action: ScheduleOptionsStartWorkflowAction<typeof tick> = {
      type: 'startWorkflow',
      workflowType: 'tick',
      taskQueue: this.#taskQueue,
      workflowId: `tick/${planned.policy}`,
      args: [planned, moments] as unknown as [Planned],
    };
    return { action };
  }

  async #remove(id: string): Promise<void> {
    const removed = this.#schedule.getHandle(id).delete();
    await removed.catch((error) => {
      if (!(error instanceof ScheduleNotFoundError)) throw error;
    });
  }
}

/** Each moment is an event of its own: one that is late, because the store is away, holds up no other. */
const POLICIES = { policies: { overlap: ScheduleOverlapPolicy.ALLOW_ALL, catchupWindow: CATCH_UP } };

const MONTHS = [
  'JANUARY',
  'FEBRUARY',
  'MARCH',
  'APRIL',
  'MAY',
  'JUNE',
  'JULY',
  'AUGUST',
  'SEPTEMBER',
  'OCTOBER',
  'NOVEMBER',
  'DECEMBER',
] as const;
const DAYS = ['SUNDAY', 'MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY'] as const;

const calendarOf = ({ minute, hour, dayOfMonth, month, dayOfWeek }: UtcMoments): CalendarSpec => ({
  minute: [...minute],
  hour: [...hour],
  dayOfMonth: [...dayOfMonth],
  month: month.map((one) => MONTHS[one - 1]!),
  dayOfWeek: dayOfWeek.map((one) => DAYS[one]!),
});
