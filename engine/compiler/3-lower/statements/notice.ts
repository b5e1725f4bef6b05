import type { CallExpression, Node } from '@babel/types';
import { USUAL_CHANNELS } from '../../../catalogue/channels.ts';
import { parseDuration } from '../../../plan/duration.ts';
import type { Expression } from '../../../plan/expression.ts';
import { strangeChannel } from '../../diagnostics/advice.ts';
import { channelForm, emptyKey, noTimeLeft } from '../../diagnostics/types.ts';
import { didYouMean } from '../../spell.ts';
import { type Context, report } from '../context.ts';

/** As the configuration wants it. */
const CHANNEL = /^[a-z][a-z0-9-]{0,31}$/;

/** What types do not say of what `notify` is told: values that would never do what they are written for. */
export function checkNotice(node: CallExpression, what: Expression, cx: Context): void {
  const written = node.arguments[1] ?? node;
  const within = textOf(fieldOf(what, 'acknowledgeWithin'));
  if (within !== undefined && parseDuration(within) === 0)
    report(cx, placeOf(written, 'acknowledgeWithin'), noTimeLeft, { name: 'acknowledgeWithin' });
  const digest = fieldOf(what, 'digest');
  if (textOf(digest && fieldOf(digest, 'key'))?.trim() === '') report(cx, placeOf(written, 'digest'), emptyKey, {});
  const by = fieldOf(what, 'by');
  const names = by?.kind === 'array' ? by.items.flatMap((item) => textOf(item) ?? []) : [];
  for (const name of names) checkChannel(placeOf(written, 'by'), name, cx);
}

/** Who has which channels is known when every person is. */
function checkChannel(place: Node, name: string, cx: Context): void {
  if (!CHANNEL.test(name)) {
    report(cx, place, channelForm, { name });
    return;
  }
  cx.rules.later.push(() => {
    const own = [...cx.rules.people.values()].flatMap(({ party }) => (party.kind === 'person' ? party.channels : []));
    const known = new Set([...own, ...USUAL_CHANNELS]);
    if (!known.has(name)) report(cx, place, strangeChannel, { name, hint: didYouMean(name, known) });
  });
}

const fieldOf = (of: Expression, name: string) =>
  of.kind === 'object' ? of.fields.find((field) => field.name === name)?.value : undefined;

const textOf = (value: Expression | undefined) =>
  value?.kind === 'literal' && typeof value.value === 'string' ? value.value : undefined;

/** Where a field is written; the whole argument where it came by a constant. */
function placeOf(written: Node, name: string): Node {
  if (written.type !== 'ObjectExpression') return written;
  const found = written.properties.find(
    (one) => one.type === 'ObjectProperty' && one.key.type === 'Identifier' && one.key.name === name,
  );
  return found?.type === 'ObjectProperty' ? found.value : written;
}
