/** In how many languages a new text is asked for. */
export const TEXT_LANGUAGES = ['en', 'zh'] as const;
export type TextLanguage = (typeof TEXT_LANGUAGES)[number];

/** Where a text of a language lies, as the compiler wants it. */
export const textPath = (name: string, language: string): string => `templates/${name}.${language}.md`;

/** A name of a file, and nothing that a language begins after. */
export const isTextName = (name: string): boolean => /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_-]{0,59}$/u.test(name);

/**
 * A name that no other text has: of the policy, and of the stage where it is a later one.
 *
 * @param path of the policy
 */
export function suggestedName(path: string, stage: unknown, taken: { has(name: string): boolean }): string {
  const policy = path.slice(path.lastIndexOf('/') + 1).replace(/\.ts$/, '');
  const name = typeof stage === 'string' && stage !== 'first' ? `${policy}-${stage}` : policy;
  for (let count = 1; ; count++) {
    const one = count === 1 ? name : `${name}-${count}`;
    if (!taken.has(one)) return one;
  }
}

/** What a text begins as. */
export const textWith = (subject: string, body: string): string =>
  `# ${subject.trim()}\n${body.trim() ? `\n${body.trim()}\n` : ''}`;
