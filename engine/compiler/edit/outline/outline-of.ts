import { parse } from '../../1-parse/parse.ts';
import { sourceOf } from '../../1-parse/source.ts';
import { type Bindings, bindingsOf } from '../names/bindings.ts';
import { constantsOf, flowsOf, importsOf } from './file.ts';
import type { Outline } from './outline.ts';
import { policyIn } from './policy.ts';
import { Reader } from './reading.ts';

/** A text with its outline, and what stands behind it. */
export interface Reading {
  readonly text: string;
  readonly outline: Outline;
  readonly reader: Reader;
  /** The arguments of `policy({ … })`, where the file has one. */
  readonly policy: ReturnType<typeof policyIn>;
  /** What is declared and used in it. */
  readonly bindings: Bindings;
}

/** What a rules file says, step by step. Never throws: of half-typed text it holds what could be read. */
export const outlineOf = (text: string): Outline => readingOf(text).outline;

/** An edit asks for the text before and after, and the drawing for the latter again. The latest is the first. */
const readings: Reading[] = [];
const KEPT = 2;

export function readingOf(text: string): Reading {
  const known = readings.find((one) => one.text === text);
  if (known) return known;
  const read = readAnew(text);
  readings.unshift(read);
  readings.length = Math.min(readings.length, KEPT);
  return read;
}

function readAnew(text: string): Reading {
  const parsed = parse(sourceOf('', text));
  const reader = new Reader(text, parsed);
  const policy = policyIn(reader);
  const outline: Outline = {
    settings: policy?.settings ?? {},
    ...(policy?.body && { body: policy.body }),
    given: policy?.given.map(({ as }) => as) ?? [],
    flows: flowsOf(reader),
    imports: importsOf(reader),
    constants: constantsOf(reader),
    flaws: parsed.flaws,
  };
  let bindings: Bindings | undefined;
  return {
    text,
    outline,
    reader,
    policy,
    get bindings() {
      bindings ??= bindingsOf(reader.program);
      return bindings;
    },
  };
}
