import type { Duration } from '@temporalio/common';
import {
  ActivityFailure,
  ApplicationFailure,
  patched,
  proxyActivities,
  proxyLocalActivities,
  TimeoutFailure,
} from '@temporalio/workflow';
import type { Alert, Directory } from '../../engine/arbiter/alert.ts';
import type { Answer, Command } from '../../engine/interpreter/host.ts';
import type { Value } from '../../engine/plan/expression.ts';
import { extensionName } from '../../engine/plan/extension.ts';
import type { Priority } from '../../engine/plan/priority.ts';
import type { Activities, Perform, Recording } from './activities.ts';
import { isOwn } from './own.ts';
import type { Recorder } from './recorder.ts';
import { PAUSES } from './retries.ts';

/**
 * Outside the machine: repeated with longer and longer pauses; then it has failed for good. The worker sends heartbeats,
 * so that what was under way in a process that died is repeated after seconds.
 *
 * @param patience how long it is tried at all
 */
const repeated = (patience: Duration) =>
  proxyActivities<Activities>({
    startToCloseTimeout: '2 minutes',
    heartbeatTimeout: '6 seconds',
    scheduleToCloseTimeout: patience,
    retry: { initialInterval: PAUSES.first, backoffCoefficient: PAUSES.factor, maximumInterval: PAUSES.longest },
  });

const outside = repeated('24 hours');

/** A policy that sends a mail has its own ways to go on: it is told soon that the relay does not answer. */
const relay = repeated('5 minutes');

/** A reader that has failed for good is replaced by the one that needs nobody, a stock list by saying so: five minutes are for the store. */
const reader = repeated('5 minutes');

/** The more an alert presses, the sooner the person's next channel is tried. */
const senders: { readonly [P in Priority]: Pick<Activities, 'send'> } = {
  urgent: repeated('5 minutes'),
  high: repeated('30 minutes'),
  normal: repeated('6 hours'),
  low: outside,
};

/** What is worth a few tries and no more: somebody waits, or it is too late soon. */
const brief = proxyActivities<Activities>({
  startToCloseTimeout: '15 seconds',
  scheduleToCloseTimeout: '30 seconds',
  retry: { initialInterval: '1 second', backoffCoefficient: 2 },
});

/**
 * In the own store, within milliseconds: no round trip to the server. While the store is away nothing can go on anyway; from
 * 5 s on the pauses are timers of the workflow, or its task would have to be kept alive by the second.
 */
const own = proxyLocalActivities<Activities>({
  startToCloseTimeout: '10 seconds',
  retry: { initialInterval: '200 milliseconds', backoffCoefficient: 2, maximumInterval: '1 minute' },
  localRetryThreshold: '5 seconds',
});

export const { record, remember, recollect } = own;

/** Carries a command of the scheduler out as an activity. A failure for good is an answer too. */
export async function carryOut(command: Command, event: string, recorder: Recorder): Promise<Answer> {
  try {
    return { ok: true, value: await perform(command, event, recorder) };
  } catch (error) {
    return { ok: false, failure: { effect: effectOf(command), ...explained(error) } };
  }
}

async function perform(command: Command, event: string, recorder: Recorder): Promise<Value | Directory> {
  switch (command.kind) {
    case 'lookup': {
      const { event: about, refs, at, labels, since, most } = command;
      return await recorder.whileLocal(own.lookUp({ event: about, refs, at, labels, since, most }));
    }
    case 'send':
      return (await sent(command.alert, recorder)) as undefined;
    case 'gather':
      return (await travelling(recorder, (recording) => outside.gather(command.item, recording))) as undefined;
    case 'recheck':
      return await brief.recheck({ event, states: command.states });
    case 'perform':
      return await performed(command, event, recorder);
  }
}

async function performed(command: Extract<Command, { kind: 'perform' }>, event: string, recorder: Recorder) {
  const { effect, key, policy, args, at, extension: signature } = command;
  const performing = { key, event, policy, args, at };
  if (signature) {
    const { extension } = repeated(signature.patience ?? '1 hour');
    return await travelling(recorder, (recording) => extension({ ...performing, effect, signature }, recording));
  }
  if (isOwn(effect)) return await recorder.whileLocal((own[effect as keyof Activities] as Perform)(performing));
  const by = effect === 'sendMail' ? relay : effect === 'intent' || effect === 'quote' ? reader : outside;
  const activity = by[effect as keyof Activities] as Perform;
  return await travelling(recorder, (recording) => activity(performing, recording));
}

/** How often a delivery is begun anew because of us: hours, even where it is urgent. */
const MOST_BEGINNINGS = 30;

/**
 * A store or a worker that was away says nothing about the channel: the delivery is begun again, or an outage of ours would use up
 * every channel of the person untried.
 */
async function sent(alert: Alert, recorder: Recorder): Promise<void> {
  for (let begun = 1; ; begun++) {
    try {
      return await travelling(recorder, (recording) => senders[alert.priority].send(alert, recording));
    } catch (error) {
      if (isOurs(error) && begun < MOST_BEGINNINGS && patched('send again')) continue;
      if (explained(error).temporary && patched('abandon')) await abandoned(alert, error, recorder);
      throw error;
    }
  }
}

/** It ended otherwise than the channel ends it: the log is not to hold it for under way for ever. */
const abandoned = ({ key }: Alert, error: unknown, recorder: Recorder) =>
  recorder.whileLocal(own.abandon({ key, detail: explained(error).message }));

/** Whether nobody got as far as the channel: no attempt has ended, or the store refused. */
function isOurs(error: unknown): boolean {
  const cause = error instanceof ActivityFailure ? error.cause : undefined;
  const last = cause instanceof TimeoutFailure ? cause.cause : cause;
  if (cause instanceof TimeoutFailure && !(last instanceof ApplicationFailure)) return true;
  return last instanceof ApplicationFailure && last.type === 'StoreError';
}

/** Sends the new part of the timeline along. */
async function travelling<T>(recorder: Recorder, begin: (recording?: Recording) => Promise<T>): Promise<T> {
  const recording = recorder.take();
  try {
    return await begin(recording);
  } catch (error) {
    if (recording && explained(error).temporary) recorder.lost(recording);
    throw error;
  }
}

const effectOf = (command: Command) => (command.kind === 'perform' ? extensionName(command.effect) : command.kind);

/** What an activity threw for good: its own words, and whether a later try might have helped. */
function explained(error: unknown): { message: string; temporary: boolean } {
  const cause = error instanceof ActivityFailure ? (error.cause ?? error) : error;
  const last = cause instanceof TimeoutFailure ? (cause.cause ?? cause) : cause;
  const temporary = !(last instanceof ApplicationFailure && last.nonRetryable);
  return { message: last instanceof Error ? last.message : String(last), temporary };
}
