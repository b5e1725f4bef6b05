/** What a check of RFC 8601 may say; `unknown` where nobody that is believed has checked. */
export const RESULTS = [
  'pass',
  'fail',
  'softfail',
  'neutral',
  'none',
  'policy',
  'temperror',
  'permerror',
  'unknown',
] as const;
export type Result = (typeof RESULTS)[number];

/** Whether a mail comes from where it says. A type, not an interface, so that it is a plain value too. */
export type Authenticity = {
  /** RFC 7208: the server that handed it over may send for the envelope sender's domain. */
  readonly spf: Result;
  /** RFC 6376: a signature fits, that of the sender's domain first. */
  readonly dkim: Result;
  /** RFC 7489: one of both passed, for the domain that From shows. */
  readonly dmarc: Result;
  /** RFC 8617: what servers on the way found, and none has changed since. */
  readonly arc: Result;
  /** Who says so: a `server` that is believed, we by our `own` check, or nobody. */
  readonly by: 'server' | 'own' | '';
  /** Domains whose signatures fit. */
  readonly signedBy: readonly string[];
};

export const UNCHECKED: Authenticity = {
  spf: 'unknown',
  dkim: 'unknown',
  dmarc: 'unknown',
  arc: 'unknown',
  by: '',
  signedBy: [],
};

/** More lines of one mail are an attack. */
const MOST_LINES = 20;
const LONGEST_LINE = 8_000;

/**
 * What Authentication-Results (RFC 8601) of servers that are believed say. Only the topmost run of their lines counts: whoever is below them may have written a line in their name.
 *
 * @param servers the names that those servers give themselves, in lower case
 */
export function writtenResults(lines: readonly string[], servers: readonly string[]): Authenticity | undefined {
  const mine = lines.slice(0, MOST_LINES).flatMap((line) => {
    const text = withoutComments(line.slice(0, LONGEST_LINE));
    const [id = '', ...results] = text.split(';');
    return servers.includes(id.trim().split(/\s/)[0]!.toLowerCase()) ? [results] : [];
  });
  const [top] = mine;
  if (!top) return undefined;
  const found = top.map((result) => /^\s*([\w-]+)(?:\s*\/\s*\d+)?\s*=\s*(\w+)/.exec(result));
  const of = (method: string): Result => {
    const all = found.flatMap((one) => (one?.[1]?.toLowerCase() === method ? [known(one[2]!)] : []));
    return all.includes('pass') ? 'pass' : (all[0] ?? 'unknown');
  };
  const signedBy = top.flatMap((result) =>
    /^\s*dkim\s*=\s*pass/i.test(result) ? (/header\.d\s*=\s*([\w.-]+)/i.exec(result)?.[1]?.toLowerCase() ?? []) : [],
  );
  return { spf: of('spf'), dkim: of('dkim'), dmarc: of('dmarc'), arc: of('arc'), by: 'server', signedBy };
}

function known(word: string): Result {
  const low = word.toLowerCase();
  if (low === 'hardfail') return 'fail';
  return (RESULTS as readonly string[]).includes(low) ? (low as Result) : 'neutral';
}

/** Comments (in parentheses, perhaps nested) and quotation marks may hold anything. */
function withoutComments(text: string): string {
  let made = '';
  let depth = 0;
  for (const char of text) {
    if (char === '(') depth++;
    else if (char === ')') depth = Math.max(0, depth - 1);
    else if (!depth) made += char;
  }
  return made;
}
