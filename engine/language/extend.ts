import type { Value } from '../plan/expression.ts';
import type { Shape as Declared } from '../plan/shape.ts';
import type { Duration } from './duration.ts';
import type { DataOf, Shape, ValueOf } from './event.ts';
import { provider } from './provider.ts';

declare global {
  /** Node's and the browser's own, which the engine is compiled without. */
  interface AbortSignal {
    readonly aborted: boolean;
  }
}

/** What an entry of the catalogue says to people; without Chinese the English stands for both. */
export interface ExtensionWords {
  readonly en: string;
  readonly zh?: string;
}

/** What the code of an effect or a fact is given besides its arguments. */
export interface Doing {
  /** Aborted when nobody waits for the result any more: the time is over, or the process ends. Give it to what you call. */
  readonly signal: AbortSignal;
  /** A secret from the environment of the process. It is kept out of logs and failures. @throws where it is not set */
  secret(name: string): string;
  /** A line in Posthorn's log. No words of mails, please. */
  log(message: string): void;
}

export interface EffectDoing extends Doing {
  /** The same on every repeat of this very step: give it to the other side, so that it does the thing once. */
  readonly key: string;
}

type Fields = { readonly [name: string]: Shape };
type Parameters<T extends readonly Shape[]> = T extends readonly [infer First, ...infer Rest extends readonly Shape[]]
  ? First extends `${string}?`
    ? [value?: ValueOf<First>, ...rest: Parameters<Rest>]
    : [value: ValueOf<First>, ...rest: Parameters<Rest>]
  : [];
type Result<R> = R extends Shape ? OptionalOf<R> : Nothing;
/** An effect without `returns` may be written with or without a `return`. */
type Nothing = ReturnType<() => void>;
type OptionalOf<R> = R extends `${string}?` ? ValueOf<R> | undefined : ValueOf<R>;

export interface EffectDefinition<T extends Fields, R extends Shape | undefined> {
  readonly words: ExtensionWords;
  /** The fields of its one argument, as `event(…)` writes them: `{ customer: 'text', due: 'instant?' }`. */
  readonly takes: T;
  /** What it gives back. Without it: nothing. */
  readonly returns?: R;
  /** How long it is tried before it has failed for good. An hour unless given, a week at most. */
  readonly patience?: Duration;
  /** Does it. May run more than once for one step. Throw an `Error` with `temporary: false` where no repeat will help. */
  perform(input: DataOf<T>, doing: EffectDoing): Promise<Result<R>>;
}

export interface FactDefinition<Of extends Shape, R extends Shape> {
  readonly words: ExtensionWords;
  /** What it is asked about. */
  readonly of: Of;
  readonly returns: R;
  /** How long an answer is good for other events. Without it: for its own event alone. */
  readonly ttl?: Duration;
  /** Asks. A failure makes the fact unknown for this event. */
  fetch(of: ValueOf<Of>, doing: Doing): Promise<OptionalOf<R>>;
}

export interface HelperDefinition<T extends readonly Shape[], R extends Shape> {
  readonly words: ExtensionWords;
  /** Its arguments, one by one: `['text', 'number?']`. */
  readonly takes: T;
  readonly returns: R;
  /** Answers at once, from its arguments alone. */
  evaluate(...values: Parameters<T>): OptionalOf<R>;
}

/** What stands behind an exported name of an extension, for whoever runs it: as it was written, and checked by nobody yet. */
export type Definition =
  | {
      readonly kind: 'effect';
      readonly takes: Declared;
      readonly returns?: Declared;
      readonly patience?: string;
      perform(input: Value, doing: EffectDoing): Promise<unknown>;
    }
  | {
      readonly kind: 'fact';
      readonly of: Declared;
      readonly returns: Declared;
      readonly ttl?: string;
      fetch(of: Value, doing: Doing): Promise<unknown>;
    }
  | {
      readonly kind: 'helper';
      readonly takes: readonly Declared[];
      readonly returns: Declared;
      evaluate(...values: readonly Value[]): unknown;
    };

interface Kept {
  readonly definition: Definition;
  /** As plans call it, once its file is known. */
  ref?: string;
}

const DEFINED = new WeakMap<object, Kept>();

/** What a value that an extension exports was defined as; undefined where it is something else. */
export const definitionOf = (exported: unknown): Definition | undefined =>
  typeof exported === 'function' ? DEFINED.get(exported)?.definition : undefined;

/** Tells a definition the name that plans have for it. */
export function nameDefinition(exported: unknown, ref: string): void {
  const kept = typeof exported === 'function' ? DEFINED.get(exported) : undefined;
  if (kept) kept.ref = ref;
}

function defined<F extends (...args: never[]) => unknown>(
  kind: Definition['kind'],
  definition: object,
  make: (refOf: () => string) => F,
): F {
  const kept: Kept = { definition: { kind, ...definition } as Definition };
  const made = make(() => kept.ref ?? 'an extension that was not loaded by Posthorn');
  DEFINED.set(made, kept);
  return made;
}

/**
 * Declares an effect that policies await: `export const createInvoice = defineEffect({ … })` in a file right below
 * `extensions/`. It runs in Node, as a durable activity.
 */
export const defineEffect = <const T extends Fields, const R extends Shape | undefined = undefined>(
  definition: EffectDefinition<T, R>,
): ((input: DataOf<T>) => Promise<Result<R>>) =>
  defined('effect', definition, (refOf) => (input) => provider().perform(refOf(), [input]) as Promise<Result<R>>);

/**
 * Declares a fact that stands in no mail: `creditLimit(mail.from.domain) > 1000`. Asked only for events that the cheap
 * conditions let through, and kept with the run.
 */
export const defineFact = <const Of extends Shape, const R extends Shape>(
  definition: FactDefinition<Of, R>,
): ((of: ValueOf<Of>) => OptionalOf<R>) =>
  defined('fact', definition, (refOf) => (of) => provider().helper(refOf(), [of]) as OptionalOf<R>);

/** Declares a pure function that conditions call: `isVip(mail.from.address)`. */
export const defineHelper = <const T extends readonly Shape[], const R extends Shape>(
  definition: HelperDefinition<T, R>,
): ((...values: Parameters<T>) => OptionalOf<R>) =>
  defined(
    'helper',
    definition,
    () =>
      (...values) =>
        definition.evaluate(...values),
  );
