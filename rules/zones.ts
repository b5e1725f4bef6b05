import { buyersInAmerica, buyersInEurope } from './lists.ts';

/** The time zone in which a buyer's office works, by the registrable domain of their mail; ours where we do not know. */
export const zoneOf = (domain: string) =>
  buyersInEurope.has(domain) ? 'Europe/Berlin' : buyersInAmerica.has(domain) ? 'America/Chicago' : 'Asia/Shanghai';

/** Whether an office is staffed at that hour of its own clock. */
export const isOpen = (hour: number) => hour >= 8 && hour < 18;
