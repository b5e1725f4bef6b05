import { defineQuery, defineSignal } from '@temporalio/workflow';
import type { Item } from '../../engine/arbiter/wish.ts';
import type { Entry } from '../../engine/interpreter/entry.ts';
import type { Cancelling, RunStart, WorldEvent } from '../../engine/interpreter/host.ts';
import type { Waiting } from '../../engine/interpreter/waiting.ts';
import type { Walked } from '../../engine/interpreter/walked.ts';

/** Matched policies of one arrival of the mail; `at` (epoch ms) is when it came by that mailbox. */
export interface Joining {
  readonly at: number;
  readonly runs: readonly RunStart[];
}

/** What a run looks like from outside. */
export interface EventState {
  readonly entries: readonly Entry[];
  readonly waiting: readonly Waiting[];
  /** In the order in which they were walked. */
  readonly walked: readonly Walked[];
}

/** Brings more runs, for copies of the mail in other watched mailboxes. */
export const join = defineSignal<[Joining]>('join');

/** An alert joins the summary that the event is. */
export const gather = defineSignal<[Item]>('gather');

/** Something became true outside: the mail was read, an alert acknowledged, a task done. */
export const world = defineSignal<[WorldEvent]>('world');

/** Somebody ends runs of the event. */
export const cancel = defineSignal<[Cancelling]>('cancel');

export const state = defineQuery<EventState>('state');
