import type { CallExpression } from '@babel/types';
import { parseCron } from '../../../plan/cron.ts';
import type { Schedule } from '../../../plan/schedule.ts';
import { badZone } from '../../diagnostics/people.ts';
import { scheduleForm } from '../../diagnostics/policy.ts';
import { type Context, report } from '../context.ts';
import { plainName } from '../expressions/collections.ts';
import { isZone } from '../moment.ts';

/** `schedule('0 9 * * 1-5', { zone: 'Asia/Shanghai' })`. Undefined: a diagnostic was given. */
export function scheduleOf(node: CallExpression, cx: Context): Schedule | undefined {
  const [cron, options, ...more] = node.arguments;
  const part =
    options?.type === 'ObjectExpression' && options.properties.length === 1 ? options.properties[0] : undefined;
  const zone = part?.type === 'ObjectProperty' && plainName(part) === 'zone' ? part.value : undefined;
  if (cron?.type !== 'StringLiteral' || zone?.type !== 'StringLiteral' || more.length > 0) {
    report(cx, node, scheduleForm, {
      why: { en: 'it takes a cron expression and a zone, both written out', zh: '须直接写出 cron 表达式和时区' },
    });
    return undefined;
  }
  const parsed = parseCron(cron.value);
  if ('why' in parsed) report(cx, cron, scheduleForm, { why: parsed.why });
  if (!isZone(zone.value)) report(cx, zone, badZone, { zone: zone.value });
  return 'why' in parsed || !isZone(zone.value) ? undefined : { cron: cron.value, zone: zone.value };
}
