import type { RunRow } from '../../app/http/runs/answers.ts';
import { followRuns, type RunSearch, runsApi } from '../api/runs.ts';
import { words } from '../words/words.ts';
import { type Arrivals, arrived, letIn, NONE } from './arrivals.ts';

export const EVERYTHING: RunSearch = { policy: '', person: '', state: '', since: undefined, text: '' };

/** The runs that are listed, as they go on. */
export class RunList {
  #arrivals = $state.raw<Arrivals>(NONE);
  state = $state<'loading' | 'ready'>('loading');
  /** What the server refused. */
  trouble = $state('');
  /** Somebody is at the list: nothing is to move in it. */
  isHeld = false;
  /** What a reader is told. */
  message = $state('');

  get rows(): readonly RunRow[] {
    return this.#arrivals.rows;
  }

  get waiting(): readonly RunRow[] {
    return this.#arrivals.waiting;
  }

  /** Lists what is searched for, and follows it. @returns ends that */
  follow(search: RunSearch): () => void {
    let isOver = false;
    let leave = () => {};
    void this.#load(search).then(() => {
      if (!isOver) leave = followRuns(search, (row) => this.#take(row));
    });
    return () => {
      isOver = true;
      leave();
    };
  }

  async #load(search: RunSearch): Promise<void> {
    try {
      const rows = await runsApi.list(search);
      this.#arrivals = { rows, waiting: [] };
      this.trouble = '';
    } catch (error) {
      // That the server is away is said for all of the editor.
      if (!(error instanceof TypeError)) this.trouble = (error as Error).message;
    }
    this.state = 'ready';
  }

  #take(row: RunRow): void {
    const isNew = ![...this.rows, ...this.waiting].some(({ event }) => event === row.event);
    this.#arrivals = arrived(this.#arrivals, row, this.isHeld);
    if (isNew) this.message = words().runs.came(row.subject || words().runs.noSubject);
  }

  letIn(): void {
    this.#arrivals = letIn(this.#arrivals);
  }
}
