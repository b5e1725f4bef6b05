import { trialApi } from '../api/api.ts';
import type { PolicyDocument } from '../document/document.ts';
import type { Workspace } from '../workspace/workspace.svelte.ts';
import { knownZone } from './saying.ts';
import { happeningsOf } from './scenario/scenario.ts';
import { momentsOf, trailAt } from './timeline.ts';
import type { FromWorker, Sample, ScenarioText, ToWorker, Tried } from './work/messages.ts';

/** What was chosen to be tried. */
export interface Chosen {
  /** For people: the case's name, the file's, the mail's subject. */
  readonly name: string;
  readonly sample: Sample;
  /** What the world does then, as it was at first. */
  readonly scenario: ScenarioText;
  /** The event that the mail is kept as, where it was taken in. */
  readonly event?: string | undefined;
  /** It is a case of the project already. */
  readonly isCase?: boolean | undefined;
}

/** Between the last key and the trial, in ms: whoever types is not kept from it. */
const CALM_MS = 120;

const MOST_BYTES = 16 * 1024 * 1024;

/** What was tried last with each file, while it is open. */
const kept = new WeakMap<PolicyDocument, { readonly chosen: Chosen; readonly scenario: ScenarioText }>();

/** A policy that is tried: the mail, the scenario, what follows, and the moment that is looked at. */
export class Tryout {
  readonly document: PolicyDocument;
  readonly workspace: Workspace;
  readonly #worker = new Worker(new URL('./work/try.worker.ts', import.meta.url), { type: 'module' });
  readonly #sent = new Map<string, string>();
  #last = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  chosen = $state.raw<Chosen>();
  scenario = $state.raw<ScenarioText>({});
  /** The last text that compiled stands in for one that does not. */
  isLastGood = $state(false);
  /** Steps of all policies, or of this one alone. */
  isAll = $state(true);
  tried = $state.raw<Tried>();
  isWorking = $state(false);
  /** Something that could not be read. */
  trouble = $state('');
  #at = $state(Number.POSITIVE_INFINITY);

  readonly policy = $derived.by(() => this.tried?.verdicts.find(({ path }) => path === this.document.path)?.policy);
  /** In which times are shown: the scenario's, or that of this browser. */
  readonly zone = $derived.by(
    () => knownZone(String(this.scenario.zone ?? '')) ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
  );
  readonly happenings = $derived.by(() => happeningsOf(this.scenario));
  readonly moments = $derived.by(() => {
    const run = this.tried?.run;
    return run ? momentsOf(run, this.happenings, this.isAll ? undefined : (this.policy ?? '')) : [];
  });
  /** Index of the moment that is looked at: the last one, until somebody goes back. */
  readonly moment = $derived.by(() => {
    const found = this.moments.findLastIndex(({ at }) => at <= this.#at);
    return this.moments.length === 0 ? -1 : Math.max(0, found);
  });
  readonly trail = $derived.by(() => {
    const run = this.tried?.run;
    const at = this.moments[this.moment]?.at;
    return run && this.policy !== undefined && at !== undefined ? trailAt(run, this.policy, at) : undefined;
  });

  constructor(document: PolicyDocument, workspace: Workspace) {
    this.document = document;
    this.workspace = workspace;
    this.#worker.onmessage = ({ data: { id, tried } }: MessageEvent<FromWorker>) => {
      if (id !== this.#last) return;
      this.tried = tried;
      this.isWorking = false;
      if (tried.of === 'present') this.isLastGood = false;
    };
    const before = kept.get(document);
    if (before) this.choose(before.chosen, before.scenario);
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#worker.terminate();
    this.document.showTrail(undefined);
  }

  choose(chosen: Chosen, scenario = chosen.scenario): void {
    this.trouble = '';
    this.tried = undefined;
    this.chosen = chosen;
    this.scenario = scenario;
    this.#at = Number.POSITIVE_INFINITY;
    this.#send({ sample: chosen.sample });
  }

  leave(): void {
    this.chosen = undefined;
    this.tried = undefined;
    kept.delete(this.document);
  }

  async chooseFile(file: File): Promise<void> {
    if (file.size > MOST_BYTES) throw new RangeError('large');
    this.choose({ name: file.name, sample: { raw: new Uint8Array(await file.arrayBuffer()) }, scenario: {} });
  }

  async chooseCase(name: string): Promise<void> {
    const { mail, event, scenario } = await trialApi.case(name);
    this.choose({ name, scenario, isCase: true, sample: mail === undefined ? { event } : { raw: bytesOf(mail) } });
  }

  /** With what was known of its sender then: a fact of that day, as the mail is. */
  async chooseMail(event: string, subject?: string): Promise<void> {
    const [raw, history] = await Promise.all([trialApi.mail(event), trialApi.history(event)]);
    this.choose({ name: subject || event, event, sample: { raw }, scenario: history ? { history } : {} });
  }

  /** Goes to a moment by its index. */
  go(moment: number): void {
    const at = this.moments[Math.min(Math.max(moment, 0), this.moments.length - 1)]?.at;
    if (at !== undefined) this.#at = moment >= this.moments.length - 1 ? Number.POSITIVE_INFINITY : at;
  }

  /** Tries what is there now, soon. To be called in an effect: what it reads is what it hangs on. */
  try(): void {
    const { path, text } = this.document;
    const { chosen, scenario, isLastGood: lastGood } = this;
    this.#bring();
    if (!chosen) return;
    kept.set(this.document, { chosen, scenario });
    const id = ++this.#last;
    this.isWorking = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#send({ id, trial: { path, text, scenario, lastGood } }), CALM_MS);
  }

  /** Brings the worker the files that it does not have as they are now. */
  #bring(): void {
    const { files } = this.workspace;
    const changed: (readonly [string, string | null])[] = [];
    for (const [path, { text, hash }] of files) {
      if (this.#sent.get(path) === hash) continue;
      this.#sent.set(path, hash);
      changed.push([path, text]);
    }
    for (const path of this.#sent.keys()) {
      if (files.has(path)) continue;
      this.#sent.delete(path);
      changed.push([path, null]);
    }
    if (changed.length > 0) this.#send({ files: changed });
  }

  #send(message: ToWorker): void {
    this.#worker.postMessage(message);
  }
}

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

/** Bytes as Base64, for an API in JSON. */
export function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return btoa(text);
}
