import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Plan } from './plan.ts';

/** JSON with sorted keys, without what does not change behaviour: where a thing stands in its file. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== 'object') return value;
  const kept = Object.entries(value).filter(([key, inner]) => key !== 'span' && key !== 'file' && inner !== undefined);
  return Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, canonical(inner)]));
}

/** The id that `createTask` returns: of the operation's key, so that a repeat makes no second task. */
export const taskId = (key: string) => `task-${bytesToHex(sha256(utf8ToBytes(key))).slice(0, 16)}`;

/** Fields of an extension may be called as what is left out. */
const withSignatures = (plan: Omit<Plan, 'hash' | 'source'>) =>
  plan.extensions ? { ...plan, extensions: JSON.stringify(plan.extensions) } : plan;

/** SHA-256 of a plan's behaviour, as 64 hex digits. Comments, formatting and moved lines leave it as it is. */
export function hashPlan(plan: Omit<Plan, 'hash' | 'source'>): string {
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(canonical(withSignatures(plan))))));
}

/** Enough of a plan's hash to find it again among those that were published, and short enough for a timeline. */
export const shortHash = (hash: string) => hash.slice(0, 12);
