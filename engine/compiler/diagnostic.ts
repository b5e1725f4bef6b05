import type { Span } from '../plan/span.ts';
import { positionOf, type Source } from './1-parse/source.ts';
import { type Arguments, type Definition, fill, type Param, type Severity } from './diagnostics/define.ts';

/** Something that the compiler has to say about a rules folder. */
export interface Diagnostic {
  /** Relative to the rules folder, with forward slashes. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
  readonly code: string;
  readonly severity: Severity;
  /** What is wrong, in a sentence. */
  readonly message: string;
  /** How to write it. */
  readonly remedy: string;
  /** The same two in Chinese. */
  readonly zh: { readonly message: string; readonly remedy: string };
  readonly span: Span;
}

/** Takes diagnostics in; the same one is kept once, however often a flow was put in. */
export class Diagnostics {
  readonly #found = new Map<string, Diagnostic>();
  #errors = 0;

  /** How many errors were reported so far, repeats included: whoever compares two counts knows whether its part is sound. */
  get errors(): number {
    return this.#errors;
  }

  /** What is used is broken, and that was said where it is declared. */
  spoil(): void {
    this.#errors++;
  }

  report<D extends Definition>(source: Source, span: Span, definition: D, params: Arguments<D>): void {
    const message = fill(definition.message, params as { readonly [name: string]: Param });
    const remedy = fill(definition.remedy, params as { readonly [name: string]: Param });
    if (definition.severity === 'error') this.#errors++;
    const { code, severity } = definition;
    this.#found.set(`${source.path}:${span}:${code}:${message.en}`, {
      file: source.path,
      ...positionOf(source, span[0]),
      code,
      severity,
      message: message.en,
      remedy: remedy.en,
      zh: { message: message.zh, remedy: remedy.zh },
      span,
    });
  }

  /** Whether an error was found in a file. */
  hasErrors(file: string): boolean {
    return [...this.#found.values()].some((one) => one.severity === 'error' && one.file === file);
  }

  /** In the order of files and places. */
  all(): Diagnostic[] {
    return [...this.#found.values()].sort(
      (a, b) => order(a.file, b.file) || a.span[0] - b.span[0] || a.span[1] - b.span[1] || order(a.code, b.code),
    );
  }
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
