import type { Stage } from '../docket.ts';

/** Quiet hours weaken or defer petitions here. The directory keeps no quiet hours yet: all go on. */
export const time: Stage = (docket) => docket;
