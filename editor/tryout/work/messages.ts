import type { Alert } from '../../../engine/arbiter/alert.ts';
import type { Diagnostic } from '../../../engine/compiler/diagnostic.ts';
import type { Entry } from '../../../engine/interpreter/entry.ts';
import type { Walked } from '../../../engine/interpreter/walked.ts';
import type { DearFact } from '../../../engine/match/index.ts';
import type { Party } from '../../../engine/plan/ruleset.ts';
import type { Explained } from './explained.ts';

/** A scenario as `scenario.json` has it; what is wrong with it is found when it is played. */
export type ScenarioText = { readonly [field: string]: unknown };

/** What is tried: a mail as it came, or another event as `event.json` has it. */
export type Sample = { readonly raw: Uint8Array } | { readonly event: unknown };

/** One trial. */
export interface Trial {
  readonly path: string;
  /** As it is typed, saved or not. */
  readonly text: string;
  readonly scenario: ScenarioText;
  /** Where the text does not compile: try the last one that did. */
  readonly lastGood: boolean;
}

/** What the page says to the worker. */
export type ToWorker =
  | { readonly files: readonly (readonly [path: string, text: string | null])[] }
  | { readonly sample: Sample }
  | { readonly id: number; readonly trial: Trial };

/** What it answers. */
export interface FromWorker {
  readonly id: number;
  readonly tried: Tried;
}

/** What a mail says, as policies read it. All of it is a stranger's words: text, and never HTML of ours. */
export interface MailView {
  readonly subject: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly date: string;
  /** What conditions look in: the new part, without what is quoted. */
  readonly text: string;
  /** All of it, with what is quoted. */
  readonly fullText: string;
  /** The sender's own layout, where there is one; for a frame without scripts and network alone. */
  readonly html: string | undefined;
  readonly attachments: readonly string[];
  /** What could not be read, by the codes of `engine/facts/problems.ts`. */
  readonly problems: readonly string[];
}

/** Whether a policy is started, and why. */
export interface Verdict {
  readonly policy: string;
  readonly title: string;
  readonly path: string;
  /** `other`: it starts on events of another kind, so that its condition was not asked. */
  readonly outcome: 'started' | 'not started' | 'unknown' | 'other' | 'failed';
  readonly explained: Explained | undefined;
  /** What kind of event starts it. */
  readonly on: string;
}

/** What follows, in virtual time. */
export interface Run {
  /** Epoch ms: instant 0 of all that follows. */
  readonly receivedAt: number;
  readonly entries: readonly Entry[];
  readonly walked: readonly Walked[];
  readonly alerts: readonly Alert[];
  /** What differs from what the case expects; empty for a case that holds. */
  readonly problems: readonly string[];
}

export interface Tried {
  /** Which text was tried: none where the present one does not compile and no other was asked for. */
  readonly of: 'present' | 'last good' | 'nothing';
  /** Whether there is an earlier text that compiled. */
  readonly hasLastGood: boolean;
  /** Errors of the present text. */
  readonly errors: readonly Diagnostic[];
  /** The kind of event that it is. */
  readonly kind: string;
  readonly mail: MailView | undefined;
  /** The data of an event that is no mail, as JSON. */
  readonly event: string | undefined;
  /** The policy that is open first; then all others that start, or hang on a fact. */
  readonly verdicts: readonly Verdict[];
  /** Dear facts that conditions asked for: what the scenario can tell. */
  readonly asked: readonly DearFact[];
  readonly run: Run | undefined;
  /** Who is who, by id. */
  readonly people: { readonly [id: string]: Party };
  /** What keeps it from being played: the event or the scenario is none. In words of the engine. */
  readonly troubles: readonly string[];
}
