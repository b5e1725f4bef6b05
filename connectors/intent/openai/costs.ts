import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** What one question to a model has cost. */
export interface Cost {
  /** ISO 8601 */
  readonly at: string;
  readonly model: string;
  readonly input: number;
  readonly output: number;
  /** US dollars. */
  readonly cost: number;
}

/** What a model has cost, a line a question in a file; nothing of the mails stands there. */
export class Costs {
  readonly #file: string;
  readonly #spent = new Map<string, number>();

  constructor(file: string) {
    this.#file = file;
    for (const line of linesOf(file)) this.#count(line);
  }

  /** US dollars, on the day (UTC) of a moment. */
  spentOn(at: number): number {
    return this.#spent.get(new Date(at).toISOString().slice(0, 10)) ?? 0;
  }

  add(cost: Cost): void {
    this.#count(cost);
    mkdirSync(dirname(this.#file), { recursive: true, mode: 0o700 });
    appendFileSync(this.#file, `${JSON.stringify(cost)}\n`, { mode: 0o600 });
  }

  #count({ at, cost }: Cost): void {
    const day = at.slice(0, 10);
    this.#spent.set(day, (this.#spent.get(day) ?? 0) + cost);
  }
}

/** A line that a crash cut short counts nothing. */
function linesOf(file: string): readonly Cost[] {
  try {
    return readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line) => {
        try {
          return line ? [JSON.parse(line) as Cost] : [];
        } catch {
          return [];
        }
      });
  } catch {
    return [];
  }
}
