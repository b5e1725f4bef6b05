import type { Value } from '../plan/expression.ts';
import type { Priority, Stage } from '../plan/priority.ts';
import type { Template } from '../plan/ruleset.ts';

/** The texts of one wish by language: from a template with the facts that it names, or written in the policy. */
export type Wording =
  | {
      readonly kind: 'template';
      readonly texts: { readonly [language: string]: Template };
      readonly facts: { readonly [path: string]: Value };
    }
  | { readonly kind: 'text'; readonly text: string };

/** That somebody be told: what `notify` asks of the arbiter. */
export interface Wish {
  /** `policy#branch:seq` */
  readonly key: string;
  readonly policy: string;
  /** The policy's title: heads its text where an alert carries several. */
  readonly title: string;
  readonly branch: string;
  readonly seq: number;
  readonly step?: string | undefined;
  /** Names of the rules: `purchasing.lead`. */
  readonly who: readonly string[];
  readonly wording: Wording;
  readonly stage: Stage;
  readonly turn: string;
  readonly priority: Priority;
  readonly danger: boolean;
}
