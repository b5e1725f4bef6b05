import type { Answer } from '../interpreter/host.ts';
import type { Value } from '../plan/expression.ts';
import { extensionName, type Signature } from '../plan/extension.ts';
import { taskId } from '../plan/hash.ts';
import { fitted, isList, type Shape } from '../plan/shape.ts';

/** How an extension's effect goes in a replay: it is never performed, and returns what the script says or something plausible. */
export function playExtension(
  effect: string,
  { returns }: Signature,
  scripted: unknown,
  { key, at }: { readonly key: string; readonly at: number },
): Answer {
  if (returns === undefined) return { ok: true };
  if (scripted === undefined) return { ok: true, value: plausible(returns, 'text', { key, at }) };
  const result = fitted(returns, scripted);
  if ('value' in result) return { ok: true, value: result.value };
  const message = `the scenario has ${extensionName(effect)} return what it does not declare: ${result.problem}`;
  return { ok: false, failure: { effect: extensionName(effect), message, temporary: false } };
}

interface Made {
  readonly key: string;
  readonly at: number;
}

/** A value of a shape: the same for the same operation. */
function plausible(shape: Shape, name: string, made: Made): Value {
  if (typeof shape !== 'string') {
    if (isList(shape)) return [plausible(shape[0], name, made)];
    return Object.fromEntries(Object.entries(shape).map(([field, inner]) => [field, plausible(inner, field, made)]));
  }
  const leaf = shape.replace(/\?$/, '');
  if (leaf === 'number') return 1;
  if (leaf === 'boolean') return true;
  return leaf === 'instant' ? new Date(made.at).toISOString() : `${name}-${taskId(made.key).slice(-8)}`;
}
