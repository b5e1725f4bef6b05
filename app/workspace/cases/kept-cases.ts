import { type Dirent, lstatSync, realpathSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A case of the project, to be chosen and tried. */
export interface CaseRow {
  /** Of its folder. */
  readonly name: string;
  /** A mail, or another event. */
  readonly kind: 'mail' | 'event';
  /** What it says of itself; empty where it says nothing. */
  readonly about: string;
  /** Ids of the policies that it starts, as it says. */
  readonly match: readonly string[];
}

/** A case as it lies in its folder. What is wrong with the scenario, whoever plays it says. */
export interface CaseText {
  readonly name: string;
  /** The mail as it came, in Base64, or the event as JSON: one of them. */
  readonly mail?: string | undefined;
  readonly event?: unknown;
  readonly scenario: { readonly [field: string]: unknown };
}

const MAIL = 'message.eml';
const EVENT = 'event.json';
const SCENARIO = 'scenario.json';
/** What a case is made of: a mail or another event, and what then happens. */
export const CASE_FILES = [MAIL, EVENT, SCENARIO] as const;
export type CaseFile = (typeof CASE_FILES)[number];
const MOST = 2_000;
const MOST_BYTES = 16 * 1024 * 1024;
const NAME = /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_.-]{0,99}$/u;

/** Whether a folder of `samples` is one of a case, by its name. */
export const isCaseName = (name: string): boolean => NAME.test(name);

/** The cases in `samples` beside a rules folder, where `posthorn test` and the editor keep them. Links are not followed. */
export class KeptCases {
  readonly #dir: string;

  /** @param dir the rules folder */
  constructor(dir: string) {
    this.#dir = dir;
  }

  /** By name; those whose scenario is none are left out. */
  async list(): Promise<CaseRow[]> {
    const found = await readdir(this.#samples(), { withFileTypes: true }).catch((): Dirent[] => []);
    const names = found.filter((one) => one.isDirectory() && isCaseName(one.name)).map(({ name }) => name);
    const rows = await Promise.all(
      names
        .sort()
        .slice(0, MOST)
        .map((name) => this.#row(name)),
    );
    return rows.filter((row) => row !== undefined);
  }

  /** @returns undefined where there is no such case, or one that cannot be read */
  async get(name: string): Promise<CaseText | undefined> {
    const scenario = isCaseName(name) ? await this.#scenario(name) : undefined;
    if (!scenario) return undefined;
    const mail = await this.#file(name, MAIL);
    if (mail) return { name, mail: mail.toString('base64'), scenario };
    const event = await this.#json(name, EVENT);
    return event === undefined ? undefined : { name, event, scenario };
  }

  /** A file of a case as it lies there; undefined where there is none. */
  file(name: string, file: CaseFile): Promise<Buffer | undefined> {
    return isCaseName(name) ? this.#file(name, file) : Promise.resolve(undefined);
  }

  #samples = () => join(dirname(realpathSync(this.#dir)), 'samples');

  async #row(name: string): Promise<CaseRow | undefined> {
    const scenario = await this.#scenario(name);
    const kind = this.#isFile(name, MAIL) ? 'mail' : this.#isFile(name, EVENT) ? 'event' : undefined;
    if (!scenario || !kind) return undefined;
    const { about, match } = scenario;
    return {
      name,
      kind,
      about: typeof about === 'string' ? about : '',
      match: Array.isArray(match) ? match.filter((one) => typeof one === 'string') : [],
    };
  }

  async #scenario(name: string): Promise<CaseText['scenario'] | undefined> {
    if (!this.#isFile(name, SCENARIO)) return {};
    const scenario = await this.#json(name, SCENARIO);
    return scenario && typeof scenario === 'object' && !Array.isArray(scenario)
      ? (scenario as CaseText['scenario'])
      : undefined;
  }

  async #json(name: string, file: string): Promise<unknown> {
    const bytes = await this.#file(name, file);
    try {
      return bytes && JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, ''));
    } catch {
      return undefined;
    }
  }

  #file(name: string, file: string): Promise<Buffer | undefined> {
    return this.#isFile(name, file)
      ? readFile(join(this.#samples(), name, file)).catch(() => undefined)
      : Promise.resolve(undefined);
  }

  #isFile(name: string, file: string): boolean {
    const look = (...names: string[]) => lstatSync(join(this.#samples(), ...names), { throwIfNoEntry: false });
    const found = look()?.isDirectory() && look(name)?.isDirectory() ? look(name, file) : undefined;
    return found?.isFile() === true && found.size <= MOST_BYTES;
  }
}
