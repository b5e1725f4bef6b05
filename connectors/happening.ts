import type { Alert } from '../engine/arbiter/alert.ts';
import type { Entry } from '../engine/interpreter/entry.ts';
import type { NewEvent } from './store/store.ts';

/** A piece of work that came to an end, in epoch ms. */
interface Done {
  readonly begun: number;
  readonly ended: number;
}

/** What happens while Posthorn works, for those who count it, trace it and watch over it. */
export type Happening =
  /** Something was taken in and is on disk; `known` where it was before. */
  | (Done & {
      readonly kind: 'taken';
      readonly event: Pick<NewEvent, 'id' | 'kind' | 'source' | 'envelope'>;
      readonly news: 'fresh' | 'copy' | 'known';
    })
  /** The policies were asked. Ids of those that match, and of those that could not tell. */
  | (Done & {
      readonly kind: 'matched';
      readonly event: string;
      readonly policies: readonly string[];
      readonly failed: readonly string[];
    })
  /** The event's workflow has it. */
  | (Done & { readonly kind: 'handed'; readonly event: string; readonly receivedAt: number })
  /** Lines of a timeline were written, for the first time. */
  | { readonly kind: 'recorded'; readonly event: string; readonly entries: readonly Entry[] }
  /** An attempt to deliver an alert. `known`: it was delivered before, and nothing was sent. */
  | (Done & {
      readonly kind: 'delivered';
      readonly alert: Alert;
      readonly outcome: 'sent' | 'known' | 'temporary' | 'permanent' | 'unknown';
      /** Why it failed. */
      readonly detail?: string | undefined;
    })
  /** A delivery found the rate of its channel used up: it waited, or was put off. */
  | (Done & { readonly kind: 'held'; readonly channel: string; readonly putOff: boolean })
  /** An activity other than a delivery. */
  | (Done & { readonly kind: 'performed'; readonly event: string; readonly activity: string; readonly ok: boolean });

/** Is told what happens. Must neither throw nor take its time. */
export type Observe = (happening: Happening) => void;

export const unobserved: Observe = () => {};
