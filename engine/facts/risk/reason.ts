/** A text in the languages of people. */
export interface Text {
  readonly en: string;
  readonly zh: string;
}

/** Why a mail is judged so: one signal that was found. A type, not an interface, so that it is a plain value too. */
export type Reason = {
  readonly code: string;
  readonly points: number;
  /** In words, in English. */
  readonly text: string;
  /** The same in Chinese. */
  readonly textZh: string;
  /** What in the mail shows it; empty where the words say it all. */
  readonly evidence: string;
};

export type Level = 'none' | 'low' | 'suspicious' | 'danger';

/** A verdict with its reasons, the weightiest first. */
export type Risk = {
  /** The points of all reasons together, 0 to 100. */
  readonly score: number;
  readonly level: Level;
  readonly reasons: readonly Reason[];
  /** The weightiest that speak against it, one a line, for a text to people; in English. */
  readonly why: string;
  /** Likewise in Chinese. */
  readonly whyZh: string;
};
