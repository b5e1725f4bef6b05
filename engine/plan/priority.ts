import { z } from 'zod';

/** From the most to the least pressing. */
export const PRIORITIES = ['urgent', 'high', 'normal', 'low'] as const;
export type Priority = (typeof PRIORITIES)[number];
export const priority = z.enum(PRIORITIES);

/** Whether `a` presses strictly more than `b`. */
export const outranks = (a: Priority, b: Priority) => PRIORITIES.indexOf(a) < PRIORITIES.indexOf(b);

/** What an alert asks of a person's attention. Each stage is told once, each turn of it anew. */
export const STAGES = ['first', 'reminder', 'escalation', 'resolved'] as const;
export type Stage = (typeof STAGES)[number];
