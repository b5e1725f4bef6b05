import { readFileSync } from 'node:fs';
import { z } from 'zod';

/**
 * Where a secret stands. Configuration files are read, shown and committed; so they only say where: the name of an
 * environment variable, or a file that holds nothing else.
 */
export const secret = z.union(
  [z.strictObject({ env: z.string().min(1) }), z.strictObject({ file: z.string().min(1) })],
  {
    error: ({ input }) => {
      const form = `{ "env": "NAME" } or { "file": "path" }`;
      if (input === undefined) return `is missing: write where the secret stands, ${form}.`;
      return `A secret is written ${form}, never as its value.`;
    },
  },
);
export type Secret = z.infer<typeof secret>;

/** A secret that is not where the configuration says. */
export class SecretError extends Error {
  override readonly name = 'SecretError';
}

/**
 * The secret itself. A line end at the end of a file is not part of it.
 *
 * @throws SecretError where there is none, or it is empty.
 */
export function readSecret(where: Secret): string {
  const value = 'env' in where ? process.env[where.env] : contents(where.file);
  if (value) return value;
  throw new SecretError(
    'env' in where
      ? `The environment variable ${where.env} is not set. Set it to the secret, then start again.`
      : `${where.file}: the file is empty. Write the secret into it, then start again.`,
  );
}

function contents(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new SecretError(`${file}: the secret cannot be read (${code}). Name a file that this user may read.`);
  }
}
