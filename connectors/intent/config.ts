import { z } from 'zod';
import { isLoopback } from '../loopback.ts';
import { secret } from '../secret.ts';

/** Mails in the clear cross no network that somebody else may listen to. */
const baseUrl = z.string().transform((text, context) => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname))) return url.href;
  context.addIssue('Write the base address of the API, with https: https://api.openai.com/v1.');
  return z.NEVER;
});

const usd = z.number().nonnegative();

/** The section `intent` of the configuration: whether a model may read mails, which one, and what it may cost. */
export const intentConfig = z
  .strictObject({
    share: z
      .enum(['nothing', 'redacted', 'everything'])
      .default('nothing')
      .describe(
        'What of a mail may leave the house. nothing: no model is asked. redacted: the new part without addresses, links, numbers of telephones and accounts.',
      ),
    learnFromSent: z
      .boolean()
      .default(false)
      .describe(
        'Whether sent mail of watched accounts is kept, so that answers are suggested in the words of earlier ones.',
      ),
    model: z
      .strictObject({
        url: baseUrl.default('https://api.openai.com/v1').describe('Of any service that speaks the API of OpenAI.'),
        name: z.string().min(1).describe('As the service calls it.'),
        key: secret.optional().describe('Where the API key stands; without it none is sent.'),
        timeoutSeconds: z.number().positive().max(110).default(20).describe('For all tries together.'),
        retries: z.int().min(0).max(5).default(2).describe('After a refusal for load, or a fault of the service.'),
        budgetPerDay: usd.default(1).describe('In US dollars; beyond it mails are read offline until midnight UTC.'),
        price: z
          .strictObject({ input: usd, output: usd })
          .describe('US dollars for a million tokens, as the service charges them: the budget is reckoned by it.'),
      })
      .optional(),
  })
  .refine(({ share, model }) => share === 'nothing' || model, 'Name the "model" that may read what is shared.');
export type IntentConfig = z.output<typeof intentConfig>;
export type ModelConfig = NonNullable<IntentConfig['model']>;
