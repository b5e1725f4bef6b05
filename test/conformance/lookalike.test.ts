import { describe, expect, it } from 'vitest';
import { Likenesses } from '../../engine/facts/likeness/likeness.ts';
import { CORPORA, share, textOf } from './corpora.ts';

const rowsOf = (file: string) =>
  textOf('lookalike', file)
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));

describe.runIf(CORPORA)('likeness, by the corpora', () => {
  it('finds look-alikes that dnstwist makes', () => {
    const rows = rowsOf('dnstwist-generated.csv');
    const likenesses = new Likenesses(rows.map(([brand]) => brand!));
    const missed = rows.filter(([brand, , fake]) => likenesses.of(fake!)?.of !== brand);
    if (process.env.SHOW) console.log(missed.map((row) => row.join(' ')).join('\n'));
    expect(share('look-alikes of dnstwist found', rows.length - missed.length, rows.length)).toBeGreaterThanOrEqual(
      0.98,
    );
  });

  it('does not accuse real neighbours', () => {
    const pairs = rowsOf('tranco10k-legit-near-pairs.csv');
    const accused = pairs.filter(([a, b]) => new Likenesses([a!]).of(b!)?.isClear);
    if (process.env.SHOW) console.log(accused.join('\n'));
    expect(
      share('legitimate neighbours accused, the first of each known', accused.length, pairs.length),
    ).toBeLessThanOrEqual(0.02);
    const likenesses = new Likenesses(pairs.flatMap(([a, b]) => [a!, b!]));
    const both = pairs.filter(([a, b]) => likenesses.of(a!) ?? likenesses.of(b!));
    expect(share('with both known', both.length, pairs.length)).toBe(0);
  });
});
