import type { Stage } from 'posthorn';

const stages: readonly Stage[] = ['first', 'second'];
export const all: string = 3;
export const one = stages;
