import { type IconName, PATHS } from '../ui/icons.ts';

/** What steps are drawn with, beside the editor's own icons, on the same grid of 16. */
const STEPS = {
  bell: 'M3.5 11.500h9l-1.200-2v-3a3.300 3.300 0 0 0-6.600 0v3zM6.500 13.500a1.600 1.600 0 0 0 3 0',
  branch: 'M4 2v12M4 9.500c0-4 8-1.500 8-6M10 5l2-2l2 2',
  parallel: 'M8 1.500v2.500M3 6.500v-2.500h10v2.500M3 6.500v5M13 6.500v5M3 12h10M8 12v2.500',
  repeat: 'M3 7.500a5 5 0 0 1 9-2.500M12.500 2v3h-3M13 8.500a5 5 0 0 1-9 2.500M3.500 14v-3h3',
  shield: 'M8 1.500l5 2v4c0 3.500-2.500 5.500-5 7c-2.500-1.500-5-3.500-5-7v-4z',
  stop: 'M8 2a6 6 0 1 0 0 12a6 6 0 0 0 0-12M6 6h4v4h-4z',
  pin: 'M3 3.500h6.500l3.500 4.500l-3.500 4.500h-6.500zM6 8h.01',
  task: 'M3 2.500h10v11h-10zM5.500 8l1.800 1.800l3.500-3.800',
  flag: 'M4 14.500v-12.500M4 2.500h8.500l-2 3l2 3h-8.500',
  clock: 'M8 1.500a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13M8 4v4l3 2',
  hourglass: 'M4 2h8M4 14h8M5 2c0 4 3 4 3 6c0 2-3 2-3 6M11 2c0 4-3 4-3 6c0 2 3 2 3 6',
  plug: 'M5.500 1.500v4M10.500 1.500v4M3.500 5.500h9v2a4.500 4.500 0 0 1-9 0zM8 12v2.500',
  note: 'M3 2.500h10v7l-4 4h-6zM9 13.500v-4h4',
  fit: 'M2 5.500v-3.500h3.500M10.500 2h3.500v3.500M14 10.500v3.500h-3.500M5.500 14h-3.500v-3.500',
  minus: 'M3 8h10',
  help: 'M5.500 5.500a2.500 2.500 0 1 1 3.500 2.300c-.7.3-1 .8-1 1.700M8 12.200h.01',
  up: 'M3.500 10L8 5.500l4.500 4.500',
} as const;

export type StepIconName = keyof typeof STEPS | IconName;

export const pathOf = (name: StepIconName): string =>
  name in STEPS ? STEPS[name as keyof typeof STEPS] : PATHS[name as IconName];
