import { styleText } from 'node:util';

/** What a command found, on stdout: what a pipe gets. */
export const line = (text = '') => void process.stdout.write(`${text}\n`);

/** One JSON object a line. Controls beyond those that JSON escapes are escaped, too: a terminal might obey them. */
export const json = (value: unknown) => line(JSON.stringify(value).replace(CONTROLS, escaped));

/** What is said beside the result, on stderr. */
export const note = (text: string) => void process.stderr.write(`${text}\n`);

const CONTROLS = /[\u007f-\u009f\u2028\u2029]/g;
const escaped = (control: string) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`;

type Style = Parameters<typeof styleText>[0];

/** Styled for a terminal; plain in a pipe, and where NO_COLOR is set. */
export const styled = (style: Style, text: string) => styleText(style, text, { stream: process.stdout });

/** Says on a terminal how far long work has come. */
export class Progress {
  readonly #all: number;
  #done = 0;
  #shown = 0;

  constructor(all: number) {
    this.#all = all;
  }

  step(): void {
    this.#done++;
    const now = Date.now();
    if (!process.stderr.isTTY || (now - this.#shown < 200 && this.#done < this.#all)) return;
    this.#shown = now;
    process.stderr.write(this.#done < this.#all ? `\r${this.#done}/${this.#all} ` : '\r\x1b[K');
  }
}
