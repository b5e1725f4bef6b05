import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { DEFAULT_PATIENCE_MS } from '../../engine/compiler/3-lower/declarations/extension.ts';
import { type Result, UNKNOWN } from '../../engine/expression/environment.ts';
import { type Definition, definitionOf, nameDefinition } from '../../engine/language/extend.ts';
import { parseDuration } from '../../engine/plan/duration.ts';
import type { Value } from '../../engine/plan/expression.ts';
import { extensionName, extensionRef, type Signature } from '../../engine/plan/extension.ts';
import { fitted, type Shape } from '../../engine/plan/shape.ts';
import type { Performer } from '../../workflows/activities/parts.ts';
import type { Asking } from '../intake/dear.ts';
import { type Attempt, doingOf, told } from './doing.ts';
import { importExtension } from './import.ts';

/** Something that is wrong with an extension's file, for people. */
export interface Trouble {
  /** Below the rules folder: `extensions/erp.ts`. */
  readonly file: string;
  readonly message: string;
}

/** Nothing of that name is loaded here: another process may have it, or this one when it is mended. */
export class ExtensionMissing extends Error {
  override readonly name = 'ExtensionMissing';
}

/** How long one question about an event may take, in ms. */
const ASKING_MS = 5_000;
/** Answers that are kept for other events. */
const MOST_KEPT = 10_000;

interface Kept {
  readonly until: number;
  readonly answer: Promise<Result>;
}

/** What the files of a folder define, as they were when they last could be imported. The code is trusted: it runs here. */
export class Extensions implements Asking, Performer {
  readonly #folder: string;
  readonly #warn: (message: string) => void;
  readonly #say: (message: string) => void;
  readonly #files = new Map<string, ReadonlyMap<string, Definition>>();
  readonly #answers = new Map<string, Kept>();
  #version = '';
  #troubles: readonly Trouble[] = [];

  /** @param rules the rules folder; @param say takes what extensions log */
  constructor(rules: string, warn: (message: string) => void, say: (message: string) => void = () => {}) {
    this.#folder = join(rules, 'extensions');
    this.#warn = warn;
    this.#say = say;
  }

  /** Of all that is in the folder; another one after every change. */
  get version(): string {
    return this.#version;
  }

  /** Imports what has changed. A file that cannot be imported stays as it was. @returns what is wrong now */
  async load(): Promise<readonly Trouble[]> {
    const version = versionOf(this.#folder);
    if (version === this.#version) return this.#troubles;
    this.#version = version;
    const files = version ? readdirSync(this.#folder).filter((name) => /^[A-Za-z][\w-]*\.ts$/.test(name)) : [];
    for (const file of this.#files.keys()) if (!files.includes(file)) this.#files.delete(file);
    const troubles = await Promise.all(files.map((file) => this.#loadFile(file, version)));
    this.#answers.clear();
    this.#troubles = troubles.flat();
    return this.#troubles;
  }

  async #loadFile(file: string, version: string): Promise<readonly Trouble[]> {
    try {
      const folder = realpathSync(this.#folder);
      const exported = await importExtension(join(folder, file), folder, version);
      const found = Object.entries(exported).flatMap(([name, value]): [string, Definition][] => {
        const definition = definitionOf(value);
        if (!definition) return [];
        const ref = extensionRef(definition.kind, basename(file, '.ts'), name);
        nameDefinition(value, ref);
        return [[ref, definition]];
      });
      this.#files.set(file, new Map(found));
      return [];
    } catch (error) {
      const last = this.#files.has(file) ? ' It goes on as it was.' : '';
      const message = `it cannot be imported (${told(error)}): mend it, and it is loaded again.${last}`;
      return [{ file: `extensions/${file}`, message }];
    }
  }

  /** Whether what is loaded is what a policy was checked against. */
  has(ref: string, signature: Signature): boolean {
    const definition = this.#find(ref);
    return definition !== undefined && isDeepStrictEqual(signatureOf(definition), signature);
  }

  helper(name: string, args: readonly Value[]): Result {
    const definition = this.#need(name, 'helper');
    try {
      return this.#held(name, definition.returns, definition.evaluate(...args));
    } catch (error) {
      this.#warn(
        `${extensionName(name)} of an extension has failed (${kindOf(error)}): policies that ask it are not started`,
      );
      return UNKNOWN;
    }
  }

  async fact(name: string, of: Value): Promise<Result> {
    const definition = this.#need(name, 'fact');
    const ttl = parseDuration(definition.ttl ?? '') ?? 0;
    if (!ttl) return await this.#ask(name, definition, of);
    const slot = JSON.stringify([name, of]);
    const kept = this.#answers.get(slot);
    if (kept && kept.until > Date.now()) return await kept.answer;
    const answer = this.#ask(name, definition, of);
    if (this.#answers.size >= MOST_KEPT) this.#answers.delete(this.#answers.keys().next().value!);
    this.#answers.set(slot, { until: Date.now() + ttl, answer });
    // What failed is asked again for the next event.
    if ((await answer) === UNKNOWN) this.#answers.delete(slot);
    return await answer;
  }

  async #ask(name: string, definition: Extract<Definition, { kind: 'fact' }>, of: Value): Promise<Result> {
    const attempt = doingOf(name, AbortSignal.timeout(ASKING_MS), this.#say);
    try {
      const answer = await attempt.bounded(async () => definition.fetch(of, attempt.doing));
      return this.#held(name, definition.returns, answer);
    } catch (error) {
      this.#warn(
        `${extensionName(name)} could not be asked (${kindOf(error)}): policies that hang on it are not started`,
      );
      return UNKNOWN;
    }
  }

  #held(name: string, returns: Shape, answer: unknown): Result {
    const held = fitted(returns, answer);
    if ('value' in held) return held.value;
    this.#warn(`${extensionName(name)} answers what it does not declare: ${held.problem}`);
    return UNKNOWN;
  }

  async perform(effect: string, signature: Signature, args: readonly Value[], attempt: Attempt): Promise<Value> {
    const name = extensionName(effect);
    const definition = this.#need(effect, 'effect');
    const input = fitted(definition.takes, args[0], name);
    if ('problem' in input)
      throw new ExtensionMissing(
        `this worker has another version of ${name} (${input.problem}): deploy the one of the rules`,
      );
    const { doing, bounded, hiding } = doingOf(effect, attempt.signal, this.#say);
    const result = await hiding(() =>
      bounded(async () => definition.perform(input.value, { ...doing, key: attempt.key })),
    );
    if (signature.returns === undefined) return undefined;
    const held = fitted(signature.returns, result, `what ${name} returns`);
    if ('value' in held) return held.value;
    throw Object.assign(new Error(held.problem), { temporary: false });
  }

  #need<K extends Definition['kind']>(ref: string, kind: K): Extract<Definition, { kind: K }> {
    const found = this.#find(ref);
    if (found?.kind === kind) return found as Extract<Definition, { kind: K }>;
    const file = `extensions/${extensionName(ref).split('.')[0]}.ts`;
    throw new ExtensionMissing(
      `this process has no ${extensionName(ref)}: deploy ${file} with it, in its rules folder`,
    );
  }

  #find(ref: string): Definition | undefined {
    return this.#files.get(`${extensionName(ref).split('.')[0]}.ts`)?.get(ref);
  }
}

/** What the compiler would have read of a definition. */
export function signatureOf(definition: Definition): Signature {
  const returns = definition.returns;
  const result = returns === undefined ? {} : { returns };
  if (definition.kind === 'fact') return { kind: 'fact', takes: [definition.of], ...result };
  if (definition.kind === 'helper') return { kind: 'helper', takes: definition.takes, ...result };
  const patience = parseDuration(definition.patience ?? '') ?? DEFAULT_PATIENCE_MS;
  return { kind: 'effect', takes: [definition.takes], ...result, patience };
}

/** A digest of all files below a folder; empty where there is none. */
function versionOf(folder: string): string {
  if (!existsSync(folder)) return '';
  const hash = createHash('sha256');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && /\.[cm]?[jt]s$|\.json$/.test(entry.name) && !entry.parentPath.includes('node_modules'),
  );
  for (const path of files.map(({ parentPath, name }) => join(parentPath, name)).sort())
    hash.update(`${path}\0`).update(readFileSync(path)).update('\0');
  return hash.digest('hex').slice(0, 16);
}

/** What failed, without its words: they may be a mail's. */
const kindOf = (error: unknown) => (error instanceof Error ? error.name : typeof error);
