import type { ImapFlow } from 'imapflow';
import type { Bell } from '../bell.ts';

/** What the server has said of the open folder since it was looked at last. Rings when it says something. */
export class News {
  /** Why the connection broke, where it did. */
  error: Error | undefined;
  #grown: number | undefined;
  #shrunk = true;

  constructor(client: ImapFlow, bell: Bell) {
    client.on('exists', ({ count, prevCount }) => {
      if (this.#grown !== undefined) this.#grown += Math.max(0, count - prevCount);
      if (count < prevCount) this.#shrunk = true;
      bell.ring();
    });
    client.on('expunge', () => {
      this.#shrunk = true;
      bell.ring();
    });
    client.on('flags', () => bell.ring());
    client.on('error', (error) => {
      this.error = error;
    });
    client.on('close', () => bell.ring());
  }

  /** By how many mails the folder grew (undefined where nobody knows), and whether mails may have gone. */
  read(): { grown: number | undefined; shrunk: boolean } {
    const news = { grown: this.#grown, shrunk: this.#shrunk };
    this.#grown = 0;
    this.#shrunk = false;
    return news;
  }

  /** What is gone could not be told. */
  untold(): void {
    this.#shrunk = true;
  }

  /** Not all that was new could be read. */
  unread(): void {
    this.#grown = undefined;
  }
}
