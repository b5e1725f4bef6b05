import { z } from 'zod';
import { emailConfig } from '../channels/email.ts';

/** The section `outgoing` of the configuration: through which server policies send mail of the company's own, from whom and to whom. */
export const outgoingConfig = z.strictObject({
  relay: emailConfig.describe(
    'As a channel of the kind email is configured. `from` is the sender where a policy names none.',
  ),
  allow: z
    .strictObject({
      from: z
        .array(z.string().min(1))
        .default([])
        .describe("Senders that policies may name beside the relay's own, `*` for any letters: sales@ours.example."),
      to: z
        .array(z.string().min(1))
        .default([])
        .describe('Receivers that may be written to: *@customer.example, or * for all.'),
    })
    .prefault({}),
});
export type OutgoingConfig = z.output<typeof outgoingConfig>;
