import type { Stage } from '../docket.ts';

/** Silences and inhibition take petitions out here. The directory keeps no silences yet: all go on. */
export const silence: Stage = (docket) => docket;
