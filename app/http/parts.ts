import type { Channels } from '../../connectors/channels/open.ts';
import type { PrintQuote } from '../../connectors/quote-pdf/print.ts';
import type { Store } from '../../connectors/store/store.ts';
import type { Ruleset } from '../../engine/plan/ruleset.ts';
import type { EditorBuild } from '../editor/build.ts';
import type { MailIntake } from '../intake/intake.ts';
import type { Ops } from '../ops/ops.ts';
import type { Keys } from './access/keys.ts';
import type { Acting } from './act/routes.ts';
import type { EventsDoor } from './api/events.ts';
import type { EditorParts } from './editor-api.ts';
import type { Push } from './push/part.ts';
import type { Tell } from './world.ts';

/** What the page and the API work on. */
export interface PageParts {
  readonly store: Store;
  readonly channels: Pick<Channels, 'get' | 'names'>;
  readonly intake: Pick<MailIntake, 'take' | 'occur'>;
  /** Who may send events, and how large they may be. */
  readonly events: Pick<EventsDoor, 'senders' | 'maxSize'>;
  readonly tell: Tell;
  readonly keys: Keys;
  readonly acting: Acting;
  readonly ops: Pick<Ops, 'ready' | 'metrics' | 'token'>;
  readonly editor: EditorBuild;
  /** Alerts in browsers, where the configuration has such a channel. */
  readonly push?: Push | undefined;
  /** Makes the PDF of a quote that an alert carries. Absent: there is none to be had. */
  readonly printQuote?: PrintQuote | undefined;
  /** What the editor works on. */
  readonly editing: EditorParts;
  /** Says that something is wrong, in a sentence without mail content. */
  warn(message: string): void;
  /** The rules that are active now. */
  rules(): Ruleset;
}
