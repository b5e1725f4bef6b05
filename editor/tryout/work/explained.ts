import { catalogue } from '../../../engine/catalogue/index.ts';
import type { Text } from '../../../engine/catalogue/words.ts';
import { within } from '../../../engine/expression/children.ts';
import { type Explanation, type Finding, partsOf } from '../../../engine/match/explain.ts';
import type { Expression } from '../../../engine/plan/expression.ts';
import { extensionName, isExtension, isOutsideFact } from '../../../engine/plan/extension.ts';
import { said } from '../../canvas/saying/expression.ts';
import { factNames, type Language, type Tongue } from '../../canvas/saying/names.ts';

/** A condition, or a part of one, in words, and what became of it. Plain data. */
export interface Explained {
  readonly words: Text;
  /** As a policy would write it. */
  readonly code: string;
  readonly truth: boolean | 'unknown';
  /** How its parts make it up: all, any, not, a choice of two; absent for what is not taken apart. */
  readonly by?: 'all' | 'any' | 'not' | 'choice' | undefined;
  readonly of: readonly Explained[];
  readonly reads: readonly { readonly path: string; readonly words: Text; readonly value: string }[];
  readonly found: readonly Finding[];
  /** What of engineers' code it hangs on that nobody has answered for: names as scenarios have them. */
  readonly untold: readonly Untold[];
}

/** A helper runs on the server alone, a fact is asked of an outside system. */
export interface Untold {
  readonly kind: 'helper' | 'fact';
  readonly name: string;
}

const VALUE_CHARS = 160;

export function explainedOf(condition: Expression | undefined, explanation: Explanation): Explained {
  const { label, truth, reads, found } = explanation;
  const by = condition && byOf(condition);
  return {
    words: condition ? inBoth((language) => said(condition, tongueOf(language))) : ALWAYS,
    code: label,
    truth,
    ...(by && { by }),
    of: condition ? flattened(condition, explanation, by) : [],
    reads: reads.map(({ path, value }) => ({ path, words: factWords(path), value: shown(value) })),
    found,
    untold: truth === 'unknown' && condition && !by ? untoldIn(condition) : [],
  };
}

function untoldIn(condition: Expression): readonly Untold[] {
  const names = new Set([...within(condition)].flatMap((part) => (part.kind === 'helper' ? [part.name] : [])));
  return [...names]
    .filter(isExtension)
    .map((name) => ({ kind: isOutsideFact(name) ? 'fact' : 'helper', name: extensionName(name) }));
}

const ALWAYS: Text = { en: 'always', zh: '总是' };

function byOf(condition: Expression): Explained['by'] {
  if (condition.kind === 'choose') return 'choice';
  if (condition.kind === 'unary' && condition.op === '!') return 'not';
  if (condition.kind !== 'logical' || condition.op === '??') return undefined;
  return condition.op === '&&' ? 'all' : 'any';
}

/** `a && b && c` is one group of three for a reader, and not a group in a group. */
function flattened(condition: Expression, { of }: Explanation, by: Explained['by']): readonly Explained[] {
  return partsOf(condition).flatMap((part, i) => {
    const inner = explainedOf(part, of[i]!);
    return inner.by === by && (by === 'all' || by === 'any') ? inner.of : [inner];
  });
}

const inBoth = (say: (language: Language) => string): Text => ({ en: say('en'), zh: say('zh') });

const tongueOf = (language: Language): Tongue => ({ language, people: new Map(), constants: new Map() });

/** `mail.from.domain` as the catalogue calls it; a fact that it does not have by its path. */
function factWords(path: string): Text {
  const names = path.split('.');
  const known = catalogue.facts.some(({ name }) => name === names[0]);
  return inBoth((language) => (known ? (factNames(names, language)?.slice(-2).join(' ') ?? path) : path));
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > VALUE_CHARS ? `${line.slice(0, VALUE_CHARS)}…` : line;
}
