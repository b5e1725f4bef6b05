import type { Text } from '../../../engine/catalogue/words.ts';
import { type Fact, factNamed } from '../../conditions/facts.ts';
import { partsOf } from './filled.ts';

/** A piece of a text as it would be read: words, or what stands for a fact. */
export type Shown = { readonly text: string; readonly isFact: boolean };

/** Words with the facts in them as examples; what has none stands by its name. */
export function previewOf(filled: string, facts: readonly Fact[], language: keyof Text): readonly Shown[] {
  return partsOf(filled).map((part) => {
    if (typeof part === 'string') return { text: part, isFact: false };
    const fact = factNamed(facts, part.expression);
    const example = fact?.example;
    // Of some facts the example is how a condition asks for them.
    const isValue = example !== undefined && !/\bmail\.|[<>(]/.test(example);
    return { text: isValue ? example : `‹${fact?.label[language] ?? part.expression}›`, isFact: true };
  });
}
