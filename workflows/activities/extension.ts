import { Context } from '@temporalio/activity';
import type { Value } from '../../engine/plan/expression.ts';
import { taskId } from '../../engine/plan/hash.ts';
import type { Extending } from '../definitions/activities.ts';
import type { Parts } from './parts.ts';
import { telling } from './permanent.ts';

/** How long one try may take, in ms: less than Temporal allows, so that the code is told. */
const ATTEMPT_MS = 110_000;

/** Performs an effect of an extension: one activity for all of them, which are found by name. */
export const extension =
  ({ extensions }: Parts) =>
  async ({ key, event, effect, signature, args }: Extending): Promise<Value> => {
    if (!extensions) throw new Error('this worker has no extensions: start one with a rules folder that has them');
    const signal = AbortSignal.any([Context.current().cancellationSignal, AbortSignal.timeout(ATTEMPT_MS)]);
    return await telling(extensions.perform(effect, signature, args, { key: taskId(`${event} ${key}`), signal }));
  };
