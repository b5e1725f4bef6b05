import { conditionOf } from '../../../engine/compiler/condition/read.ts';

/** What is waited for: one state, or several. */
export interface Awaited {
  readonly joined: 'any' | 'all';
  /** TypeScript of each: `mail.read`. */
  readonly of: readonly string[];
}

export function awaitedOf(text: string): Awaited {
  const condition = conditionOf(text);
  if (condition.kind === 'call' && (condition.name === 'any' || condition.name === 'all'))
    return { joined: condition.name, of: condition.args.map((one) => one.text) };
  return { joined: 'any', of: [text.trim()] };
}

/** Undefined: nothing is waited for. */
export function printAwaited({ joined, of }: Awaited): string | undefined {
  const [only] = of;
  return of.length > 1 ? `${joined}(${of.join(', ')})` : only;
}
