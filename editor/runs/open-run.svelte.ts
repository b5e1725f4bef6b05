import type { RunDetail } from '../../app/http/runs/answers.ts';
import { ApiError } from '../api/api.ts';
import { runsApi } from '../api/runs.ts';

/** Between two looks at a run that goes on, in ms. */
const LOOK_MS = 2_000;

/** The run that is looked at, as it goes on. */
export class OpenRun {
  readonly event: string;
  detail = $state.raw<RunDetail>();
  /** `gone`: there is none. `away`: the server does not answer; what was told before is kept. */
  trouble = $state<'gone' | 'away'>();
  /** What the server refused, in its own words. */
  refusal = $state('');
  #looking: ReturnType<typeof setTimeout> | undefined;
  #isLeft = false;

  constructor(event: string) {
    this.event = event;
  }

  /** Looks at it from now on. @returns ends that */
  follow(): () => void {
    void this.look();
    return () => {
      this.#isLeft = true;
      clearTimeout(this.#looking);
    };
  }

  async look(): Promise<void> {
    clearTimeout(this.#looking);
    try {
      const found = await runsApi.get(this.event);
      // Where nothing is new, nothing is drawn anew.
      if (JSON.stringify(found) !== JSON.stringify(this.detail)) this.detail = found;
      this.trouble = undefined;
    } catch (error) {
      this.trouble = error instanceof ApiError && error.status === 404 ? 'gone' : 'away';
    }
    const isOver = this.trouble === 'gone' || (this.detail && this.detail.state !== 'running' && !this.trouble);
    if (!this.#isLeft && !isOver) this.#looking = setTimeout(() => void this.look(), LOOK_MS);
  }

  /** Does something to it, and looks what came of it. @returns whether it was done */
  async do(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      this.refusal = '';
      return true;
    } catch (error) {
      this.refusal = (error as Error).message;
      return false;
    } finally {
      await this.look();
    }
  }
}
