import { bodyLimit } from 'hono/body-limit';
import { validator } from 'hono/validator';
import { z } from 'zod';
import { held } from '../../config/complaints.ts';
import { isCaseName } from '../../workspace/cases/kept-cases.ts';
import { tooLarge } from '../api/write.ts';

/** Who does something, by name; accounts come later. */
export const by = z
  .string()
  .trim()
  .min(1, 'say who does it')
  .max(100)
  .regex(/^[^\p{C}<>]*$/u, 'is no name');

export const path = z.string().min(1).max(400);
export const hash = z.string().regex(/^[\da-f]{64}$/, 'is no SHA-256 in hex');
/** As long as a file may be, and no more than JSON makes of it. */
export const limited = bodyLimit({ maxSize: 8 * 1024 * 1024, onError: tooLarge });

export const saving = z.strictObject({
  text: z.string(),
  base: hash.nullable(),
  baseText: z.string().optional(),
  by,
});
export const moving = z.strictObject({ from: path, to: path, base: hash, by });
export const removing = z.object({ base: hash, by });
const caseName = z.string().max(100).refine(isCaseName, 'is no name of a case');
const whatToCommit = z.strictObject({
  paths: z.array(path).max(1_000).default([]),
  cases: z.array(caseName).max(1_000).default([]),
  message: z
    .string()
    .trim()
    .min(1, 'say what was changed')
    .max(5_000)
    .refine((text) => text.isWellFormed() && !text.includes('\0'), 'is no text'),
  by,
});
export const committing = whatToCommit.refine(
  ({ paths, cases }) => paths.length + cases.length > 0,
  'say which files or cases to commit',
);
export const keepingCase = z.strictObject({
  policy: z.string().min(1).max(400),
  name: z.string().min(1).max(60),
  /** An event that was taken in; or the message itself, in Base64. */
  mail: z.union([
    z.strictObject({ event: z.string().min(1).max(200) }),
    z.strictObject({
      raw: z
        .base64()
        .min(1)
        .transform((text) => new Uint8Array(Buffer.from(text, 'base64'))),
    }),
  ]),
  /** As `scenario.json` has it. */
  scenario: z.record(z.string(), z.unknown()),
  expect: z.array(z.record(z.string(), z.unknown())).max(500).optional(),
  by,
});
export const beginning = z.object({ folder: z.string().max(200).default('') });
export const activating = z.strictObject({ paths: z.array(path).min(1).max(1_000), by, confirm: hash.optional() });
export const switching = z.strictObject({ policy: z.string().min(1).max(400), on: z.boolean(), by });
export const searching = z.object({ q: z.string().min(1).max(200) });

/** The body as JSON, held to its schema. */
export const json = <T extends z.ZodType>(schema: T) =>
  validator('json', (value, context) => {
    const body = held(value, schema, 'the body');
    return 'data' in body ? body.data : context.json({ error: body.complaints.join(' ') }, 400);
  });

/** The query, held to its schema. */
export const query = <T extends z.ZodType>(schema: T) =>
  validator('query', (value, context) => {
    const query = held(value, schema, 'the query');
    return 'data' in query ? query.data : context.json({ error: query.complaints.join(' ') }, 400);
  });
