import type { ImapFlow } from 'imapflow';
import type { Clock } from '../../clock.ts';
import type { Place, Store } from '../../store/store.ts';
import type { Intake } from '../source.ts';
import type { Access } from './connection.ts';
import type { Progress } from './progress.ts';
import type { WatchedMails } from './watched-mails.ts';
import type { Whereabouts } from './whereabouts.ts';

/** What an account's folders share. */
export interface Account extends Access {
  readonly intake: Intake;
  readonly store: Pick<Store, 'cursors' | 'events'>;
  readonly whereabouts: Whereabouts;
  readonly clock: Clock;
}

/** A folder during one connection. */
export interface OpenFolder extends Account {
  readonly client: ImapFlow;
  readonly path: string;
  readonly progress: Progress;
  readonly watched: WatchedMails;
  /** HIGHESTMODSEQ when it was opened, until the flags were compared once. */
  openedAt: bigint | undefined;
  placeOf(uid: number): Place;
  /** A mail that was taken could not be handed over, and is owed again. */
  retakeSoon(): void;
}
