import type { Expression as Node } from '@babel/types';
import type { Deadline } from '../../plan/deadline.ts';
import { deadlineForm } from '../diagnostics/waiting.ts';
import { DURATION, INSTANT } from '../types/type.ts';
import { type Context, type Ranged, report } from './context.ts';
import { plainName } from './expressions/collections.ts';
import { give } from './expressions/give.ts';

/** `'6h'`, or `{ by: instant }`. Undefined: a diagnostic was given. */
export function lowerDeadline(
  node: Node | undefined,
  at: Ranged,
  name: 'until' | 'sleep',
  cx: Context,
): Deadline | undefined {
  if (!node) return noDeadline(at, name, cx);
  if (node.type !== 'ObjectExpression') {
    return { within: give(node, DURATION, { en: 'How long', zh: '期限' }, cx).expression };
  }
  const [part, ...more] = node.properties;
  if (!part || more.length > 0 || plainName(part) !== 'by' || part.type !== 'ObjectProperty')
    return noDeadline(node, name, cx);
  return { by: give(part.value as Node, INSTANT, { en: '`by`', zh: '`by`' }, cx).expression };
}

const FORMS = { until: "until(mail.read, '24h')", sleep: "sleep('30m')" };

function noDeadline(at: Ranged, name: 'until' | 'sleep', cx: Context): undefined {
  report(cx, at, deadlineForm, { name, form: FORMS[name] });
  return undefined;
}
