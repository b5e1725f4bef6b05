import { topicsIn } from '../asks.ts';
import type { Letter } from '../letter.ts';
import { isBargained } from '../price.ts';
import type { Reading } from '../reading.ts';
import { KINDS, type Kind } from '../schema.ts';
import { featuresOf } from './features.ts';
import { signsOf } from './signs.ts';

/** What else speaks for a kind: the natural logarithm of how likely each is, as a trained classifier says. */
export type Weigh = (letter: Letter, features: readonly string[]) => { readonly [kind in Kind]?: number };

/** How much a classifier that was trained on few examples counts beside the signs. */
const LEARNED = 0.4;
/** A classifier is sure of itself beyond reason: what it puts further off is as far as this. */
const FARTHEST = 18;
/** Where nothing speaks for any kind, it is none of them. */
const DOUBT = 1;

/** The kind that most speaks for, and how sure that is. */
export function kindOf(reading: Reading, weigh?: Weigh): { readonly kind: Kind; readonly sure: number } {
  const { letter } = reading;
  const signs = signsOf(letter);
  const shape = shapeOf(reading);
  const learned = weigh?.(letter, featuresOf(reading, signs)) ?? {};
  const most = Math.max(...Object.values(learned), Number.NEGATIVE_INFINITY);
  const rated = KINDS.map((kind) => {
    const log = learned[kind];
    const extra = log === undefined ? 0 : LEARNED * Math.max(log - most, -FARTHEST);
    return { kind, score: signs[kind] + (shape[kind] ?? 0) + extra + (kind === 'other' ? DOUBT : 0) };
  }).toSorted((a, b) => b.score - a.score);
  const [best, second] = rated as [(typeof rated)[0], (typeof rated)[0]];
  const lead = best.score - second.score;
  return { kind: best.kind, sure: Math.round((0.5 + 0.48 * (1 - Math.exp(-lead / 3))) * 100) / 100 };
}

/** What speaks for a kind by what is asked and named, in whatever words. */
function shapeOf(reading: Reading): { readonly [kind in Kind]?: number } {
  const topics = topicsIn(reading.letter);
  const asks = (ask: Parameters<typeof topics.has>[0], weight: number) => (topics.has(ask) ? weight : 0);
  return {
    inquiry:
      asks('price', 2.2) +
      Math.min(2.5, asks('sample', 2) + asks('catalogue', 2)) +
      asks('delivery date', 0.8) +
      (isBargained(reading) ? 2.5 : 0),
    complaint: asks('refund', 1.5),
    'meeting-request': asks('meeting', 1.5),
    other: asks('status', 1.5) + Math.min(1.2, asks('certificate', 1) + asks('document', 0.8) + asks('invoice', 1)),
  };
}
