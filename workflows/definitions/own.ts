import { catalogue } from '../../engine/catalogue/index.ts';

const OWN = new Set(catalogue.effects.filter(({ reach }) => reach === 'own').map(({ name }) => name));

/** Whether an effect touches the own store alone, within milliseconds: a local activity does it. */
export const isOwn = (effect: string): boolean => OWN.has(effect);
