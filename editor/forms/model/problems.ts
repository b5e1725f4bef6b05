import type { Diagnostic } from '../../../engine/compiler/diagnostic.ts';
import type { Span } from '../../../engine/plan/span.ts';
import { allFields, type FormField, keyOf } from './fields.ts';

/** What the compiler says, by the field that it is about; what is about no field by `''`. */
export type Problems = ReadonlyMap<string, readonly Diagnostic[]>;

const holds = ([start, end]: Span, [from]: Span) => start <= from && from <= end;

/**
 * Finds the innermost field of each problem by its place.
 * @param whole where the step or the settings stand; problems elsewhere are left out
 */
export function problemsAt(
  fields: readonly FormField[],
  whole: readonly Span[],
  diagnostics: readonly Diagnostic[],
): Problems {
  const found = new Map<string, Diagnostic[]>();
  const set = allFields(fields).filter(({ piece }) => piece);
  for (const one of diagnostics) {
    if (!whole.some((span) => span[0] <= one.span[0] && one.span[0] < span[1])) continue;
    const around = set.filter(({ piece }) => holds(piece!.span, one.span) && one.span[1] <= piece!.span[1]);
    const size = ({ piece }: FormField) => piece!.span[1] - piece!.span[0];
    const field = around.toSorted((a, b) => size(a) - size(b))[0] ?? set.find((each) => isNamed(each, one));
    const key = field ? keyOf(field.path) : '';
    found.set(key, [...(found.get(key) ?? []), one]);
  }
  return found;
}

/** Some problems are about one of several values, and stand at all of them: the message says which. */
const isNamed = ({ piece }: FormField, { span, message }: Diagnostic): boolean =>
  typeof piece?.literal === 'string' &&
  piece.literal !== '' &&
  span[0] <= piece.span[0] &&
  piece.span[1] <= span[1] &&
  message.includes(`\`${piece.literal}\``);
