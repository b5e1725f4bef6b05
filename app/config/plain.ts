import type { z } from 'zod';
import { closest } from '../../engine/compiler/spell.ts';

type Raw = z.core.$ZodRawIssue;

/** What a missing value is called; the place stands before it. */
export const MISSING = 'is missing';

/**
 * What is wrong with a value, as a sentence that says what to write instead; the parser's own sentences are for programmers. A value
 * is only repeated where it was to be one of a few words: anything else may be a secret in the wrong place.
 */
export function plainly(issue: Raw): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? `${MISSING}.`
        : `Write ${WANTED[issue.expected] ?? issue.expected}; this is ${kindOf(issue.input)}.`;
    case 'invalid_value':
      return oneOf(issue.values as readonly unknown[], issue.input);
    case 'invalid_union': {
      const { options, discriminator = '' } = issue as { options?: readonly unknown[]; discriminator?: string };
      const input = issue.input as { readonly [key: string]: unknown };
      return options && oneOf(options, input[discriminator]);
    }
    case 'too_big':
      return `Write ${limit('at most', 'less than', issue.maximum, issue)}.`;
    case 'too_small':
      if (issue.origin === 'string' && Number(issue.minimum) === 1) return 'Write something here; this is empty.';
      return `Write ${limit('at least', 'more than', issue.minimum, issue)}.`;
    case 'invalid_format':
      return FORMS[issue.format] ?? `Write it in the form ${issue.pattern ?? issue.format}.`;
    default:
      return undefined;
  }
}

const WANTED: { readonly [type: string]: string } = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

const FORMS: { readonly [format: string]: string } = {
  url: 'Write a whole URL, such as https://hooks.example.com/alerts.',
  datetime: 'Write a moment with its zone, such as 2026-03-02T09:15:00+08:00.',
  email: 'Write a mail address, such as li@ours.example.',
};

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return WANTED.array!;
  if (typeof value === 'number' && !Number.isInteger(value)) return 'a fraction';
  return WANTED[typeof value] ?? typeof value;
}

function oneOf(values: readonly unknown[], given: unknown): string {
  const words = values.map((value) => JSON.stringify(value));
  const choice = words.length === 1 ? words[0] : `one of ${words.join(', ')}`;
  if (given === undefined) return `${MISSING}: write ${choice}.`;
  const guess = typeof given === 'string' ? closest(given, values.map(String)) : undefined;
  return guess === undefined ? `Write ${choice}.` : `Did you mean ${JSON.stringify(guess)}? Write ${choice}.`;
}

const UNITS: { readonly [origin: string]: readonly [string, string] } = {
  string: [' character', ' characters'],
  array: [' entry', ' entries'],
};

interface Limit {
  readonly origin?: string;
  readonly inclusive?: boolean;
}

function limit(within: string, beyond: string, of: number | bigint, { origin = '', inclusive }: Limit): string {
  const [one, many] = UNITS[origin] ?? ['', ''];
  return `${inclusive === false ? beyond : within} ${of}${Number(of) === 1 ? one : many}`;
}
