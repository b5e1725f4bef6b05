import { z } from 'zod';
import { parseDuration } from '../../engine/plan/duration.ts';
import { PRIORITIES, type Priority } from '../../engine/plan/priority.ts';

/** How many messages a channel sends in what time; in ms once parsed. */
export const rateConfig = z.strictObject({
  messages: z.int().min(1).max(100_000),
  per: z.string().transform((text, context) => {
    const ms = parseDuration(text) ?? 0;
    if (ms < 1) context.addIssue(`${JSON.stringify(text)} is no duration such as "1m" or "1h".`);
    return ms;
  }),
});
export type Rate = z.output<typeof rateConfig>;

/** Settings of every channel that sends. `rate`: without it, what is usual for its kind ({@link usualRate}). */
export const channelLimits = { rate: rateConfig.optional() };

const A_MINUTE = 60_000;

/**
 * What the other sides bear as they document it, or what is decent. Slack: one message a second and conversation
 * (https://docs.slack.dev/apis/web-api/rate-limits); an application of WeCom: 30 a minute and member
 * (https://developer.work.weixin.qq.com/document/path/90312); robots of WeCom, DingTalk: 20 a minute; of Feishu: 100; ntfy.sh: 60 at once, then one in 5 s
 * (https://docs.ntfy.sh/publish/#limitations); Twilio: one SMS and one call a second and number.
 */
const USUAL: { readonly [kind: string]: Rate } = {
  email: { messages: 120, per: A_MINUTE },
  webhook: { messages: 300, per: A_MINUTE },
  slack: { messages: 60, per: A_MINUTE },
  wecom: { messages: 30, per: A_MINUTE },
  'wecom-robot': { messages: 20, per: A_MINUTE },
  feishu: { messages: 100, per: A_MINUTE },
  dingtalk: { messages: 20, per: A_MINUTE },
  sms: { messages: 60, per: A_MINUTE },
  voice: { messages: 30, per: A_MINUTE },
  ntfy: { messages: 60, per: 5 * A_MINUTE },
  webpush: { messages: 600, per: A_MINUTE },
};

/** The rate of a channel without one of its own; undefined where nothing limits it. */
export const usualRate = (kind: string): Rate | undefined => USUAL[kind];

interface Waiter {
  readonly rank: number;
  go(): void;
}

/**
 * A bucket of as many tokens as messages may go at once, filled again evenly. Who finds it empty waits: the most pressing first, then
 * in the order of coming. For one process: several workers share nothing.
 */
export class RateLimit {
  readonly #rate: Rate;
  readonly #clock: () => number;
  readonly #waiting: Waiter[] = [];
  #tokens: number;
  #at: number;
  #timer: NodeJS.Timeout | undefined;

  constructor(rate: Rate, clock: () => number = () => performance.now()) {
    this.#rate = rate;
    this.#clock = clock;
    this.#tokens = rate.messages;
    this.#at = clock();
  }

  /**
   * Takes a token.
   *
   * @param patience how long it may wait, in ms
   * @returns undefined once it has one; else after how many ms it is worth another try
   */
  async take(priority: Priority, patience: number): Promise<number | undefined> {
    this.#fill();
    if (!this.#waiting.length && this.#tokens >= 1) {
      this.#tokens -= 1;
      return undefined;
    }
    const rank = PRIORITIES.indexOf(priority);
    const before = this.#waiting.filter((other) => other.rank <= rank).length;
    const wait = this.#until(before + 1);
    return wait > patience ? wait : this.#queue(rank, before, patience);
  }

  #queue(rank: number, place: number, patience: number): Promise<number | undefined> {
    return new Promise((resolve) => {
      const late = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(waiter), 1);
        resolve(this.#until(this.#waiting.length + 1));
      }, patience);
      const waiter: Waiter = {
        rank,
        go: () => {
          clearTimeout(late);
          resolve(undefined);
        },
      };
      this.#waiting.splice(place, 0, waiter);
      this.#wake();
    });
  }

  /** The time until there are so many tokens, in ms. */
  #until(tokens: number): number {
    return Math.max(0, Math.ceil((tokens - this.#tokens) * (this.#rate.per / this.#rate.messages)));
  }

  #fill(): void {
    const now = this.#clock();
    const { messages, per } = this.#rate;
    this.#tokens = Math.min(messages, this.#tokens + ((now - this.#at) * messages) / per);
    this.#at = now;
  }

  /** Lets go whom there is a token for, and comes back for the next. */
  #wake(): void {
    if (this.#timer) return;
    this.#timer = setTimeout(
      () => {
        this.#timer = undefined;
        this.#fill();
        while (this.#waiting.length && this.#tokens >= 1) {
          this.#tokens -= 1;
          this.#waiting.shift()!.go();
        }
        if (this.#waiting.length) this.#wake();
      },
      Math.max(1, this.#until(1)),
    );
  }
}
