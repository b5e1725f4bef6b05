import type { Plan } from '../plan/plan.ts';

/** Parts of a plan with what is asked at intake in the place of its answers: people read questions. */
export function withAnswers<T>(value: T, derived: Plan['derived']): T {
  if (Array.isArray(value)) return value.map((item) => withAnswers(item, derived)) as T;
  if (value === null || typeof value !== 'object') return value;
  if ('kind' in value && value.kind === 'derived' && 'index' in value) return derived[Number(value.index)] as T;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withAnswers(inner, derived)])) as T;
}
