import { LEVELS } from '../../../engine/facts/risk/judge.ts';
import type { Risk } from '../../../engine/facts/risk/reason.ts';
import { BUSINESS_TWINS } from '../../facts/business-twins.ts';
import { judged, TWINS } from '../../facts/twins.ts';

const ALL = [...TWINS, ...BUSINESS_TWINS];

/** How many frauds without a link are found, and how many of their honest twins are taken for one, as a table. */
export function measureFraud(): string {
  const pairs = ALL.map((twin) => ({ name: twin.name, ...judged(twin) }));
  const rows = LEVELS.toReversed().map(([level, from]) => {
    const reaches = ({ score }: Risk) => score >= from;
    const [bad, good] = [pairs.filter((pair) => reaches(pair.bad)), pairs.filter((pair) => reaches(pair.good))];
    return `  ${`${level} or above`.padEnd(22)}${rate(bad.length)}  ${rate(good.length)}`;
  });
  const suspicious = LEVELS.find(([level]) => level === 'suspicious')![1];
  const wrong = pairs.flatMap(({ name, bad, good }) => [
    ...(bad.score < suspicious ? [`missed: ${name} (${bad.score})`] : []),
    ...(good.score >= suspicious ? [`taken for a fraud: the twin of ${name} (${good.score})`] : []),
  ]);
  return [
    `${pairs.length} frauds, each beside its honest twin\n`,
    `${''.padEnd(24)}   found    honest`,
    ...rows,
    ...wrong,
  ].join('\n');
}

const rate = (count: number) => `${((100 * count) / ALL.length).toFixed(1)} %`.padStart(8);
