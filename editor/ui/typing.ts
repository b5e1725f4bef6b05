/** So long a pause in typing means that it can be taken over, in ms. */
const PAUSE_MS = 350;

/** Takes over what is typed when a pause comes; what is given otherwise ends the waiting. */
export class Typing {
  #waiting: ReturnType<typeof setTimeout> | undefined;

  soon(work: () => void): void {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(work, PAUSE_MS);
  }

  end(): void {
    clearTimeout(this.#waiting);
  }
}
