import { z } from 'zod';
import { type Shape, shape } from './shape.ts';

/** How rules name what extensions declare: `ext:erp.createInvoice` is done or evaluated, `fact:erp.creditLimit` is asked outside. */
const EXTENSION = /^(?:ext|fact):/;
const FACT = 'fact:';

export const EXTENSION_KINDS = ['effect', 'fact', 'helper'] as const;
export type ExtensionKind = (typeof EXTENSION_KINDS)[number];

/** What the compiler has read of a declaration under `extensions/`. It travels with the plan, so that its result is held to what the policy was checked against. */
export interface Signature {
  readonly kind: ExtensionKind;
  /** One for each argument. */
  readonly takes: readonly Shape[];
  /** Absent: it returns nothing. */
  readonly returns?: Shape | undefined;
  /** How long an effect is tried, in ms. */
  readonly patience?: number | undefined;
}

export const signature: z.ZodType<Signature> = z.object({
  kind: z.enum(EXTENSION_KINDS),
  takes: z.array(shape),
  returns: shape.optional(),
  patience: z.number().int().positive().optional(),
});

/** @param file the extension's file without folder and ending: `erp` */
export const extensionRef = (kind: ExtensionKind, file: string, name: string) =>
  `${kind === 'fact' ? FACT : 'ext:'}${file}.${name}`;

export const isExtension = (name: string) => EXTENSION.test(name);
/** Whether a name is of a fact that is asked outside, after the cheap conditions. */
export const isOutsideFact = (name: string) => name.startsWith(FACT);

/** `erp.createInvoice`: as scenarios, timelines and messages call it. */
export const extensionName = (ref: string) => ref.replace(EXTENSION, '');
/** `createInvoice`: as a policy would write it. */
export const calledInRules = (ref: string) => (isExtension(ref) ? ref.slice(ref.lastIndexOf('.') + 1) : ref);
