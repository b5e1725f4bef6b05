import { z } from 'zod';
import { exchange } from '../http/exchange.ts';
import { HttpFailure, refused } from '../http/failure.ts';
import { readSecret, secret } from '../secret.ts';
import { targetOf, webhookTarget } from '../webhook/config.ts';
import { itemsOf, rowsOf, StockFailure, type StockSource } from './source.ts';

const { url, insecure, internal, timeout } = webhookTarget;

export const httpStock = z.strictObject({
  kind: z.literal('http'),
  url: url.describe('Answers a GET with JSON: a list of objects with the columns of a stock list.'),
  at: z
    .string()
    .regex(/^[\w-]+(\.[\w-]+)*$/, 'A field is written data.items, with a point between the levels.')
    .optional()
    .describe('Where the list stands in the answer: data.items. Without it, the answer is the list.'),
  authorization: secret.optional().describe('The whole value of the header: "Bearer …".'),
  refreshSeconds: z
    .int()
    .min(1)
    .max(86_400)
    .default(300)
    .describe('How long a list is used before it is asked for again.'),
  insecure,
  internal,
  timeout,
});

const MOST_BYTES = 32 * 1024 * 1024;

/** A list by HTTP, through the one door. @throws where the URL cannot be used, or the secret is missing */
export function httpSource(config: z.output<typeof httpStock>): StockSource {
  const { url: target, rules } = targetOf('stock', config.url, config);
  const headers = {
    accept: 'application/json',
    ...(config.authorization && { authorization: readSecret(config.authorization) }),
  };
  const place = `The stock list of ${target.host}`;
  return {
    place,
    keepFor: config.refreshSeconds * 1_000,
    async load() {
      const request = {
        url: target,
        method: 'GET' as const,
        headers,
        rules,
        timeout: config.timeout,
        maxBytes: MOST_BYTES,
      };
      const answer = await exchange(request).catch((error: unknown) => {
        throw error instanceof HttpFailure ? new StockFailure(error.message) : error;
      });
      if (answer.status !== 200) throw new StockFailure(refused(answer.host, answer).message);
      if (!answer.whole) throw new StockFailure(`${place} breaks off, is compressed, or is larger than 32 MB.`);
      return itemsOf(rowsOf(listIn(answer.body, config.at, place), place), place, 'row');
    },
  };
}

function listIn(body: string, at: string | undefined, place: string): readonly unknown[] {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw new StockFailure(`${place} is no JSON.`);
  }
  for (const name of at?.split('.') ?? [])
    value = Object.hasOwn(Object(value), name) ? (value as never)[name] : undefined;
  if (Array.isArray(value)) return value;
  throw new StockFailure(
    `${place} has no list ${at === undefined ? 'as its answer; "at" says where it stands' : `at ${at}`}.`,
  );
}
