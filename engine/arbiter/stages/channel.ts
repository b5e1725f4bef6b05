import type { Bundle, Refusal, Stage } from '../docket.ts';

/** The channels that the person has, the best first. A person without one cannot be told: that is said, never swallowed. */
export const channel: Stage = (docket) => {
  const bundles: Bundle[] = [];
  const refused: Refusal[] = [];
  for (const bundle of docket.bundles) {
    const { channels } = bundle.reachable;
    if (channels.length) bundles.push({ ...bundle, channels });
    else
      refused.push(...bundle.petitions.map(({ wish, person }): Refusal => ({ wish, person, reason: 'unreachable' })));
  }
  return { ...docket, bundles, refused: [...docket.refused, ...refused] };
};
