import type { RunDetail, RunRow } from '../../app/http/runs/answers.ts';
import { ask } from './api.ts';
import { openStream } from './stream.ts';

/** What runs are looked for by; what is empty is not asked. */
export interface RunSearch {
  readonly policy: string;
  readonly person: string;
  readonly state: '' | RunRow['state'];
  /** Epoch ms. */
  readonly since: number | undefined;
  readonly text: string;
}

function queryOf({ policy, person, state, since, text }: RunSearch): string {
  const all = { policy, person, state, since: since === undefined ? '' : String(since), q: text.trim() };
  return new URLSearchParams(Object.entries(all).filter(([, value]) => value)).toString();
}

const at = (event: string) => `/api/runs/${encodeURIComponent(event)}`;

export const runsApi = {
  list: async (search: RunSearch) => (await ask<{ runs: readonly RunRow[] }>(`/api/runs?${queryOf(search)}`)).runs,
  get: (event: string) => ask<RunDetail>(at(event)),
  acknowledge: (event: string, body: { by: string; alert: string }) =>
    ask<unknown>(`${at(event)}/acknowledge`, { method: 'POST', body }),
  cancel: (event: string, body: { by: string; policy?: string | undefined }) =>
    ask<unknown>(`${at(event)}/cancel`, { method: 'POST', body }),
};

/** Follows runs: each that fits, whenever it is another. @returns ends that */
export const followRuns = (search: RunSearch, take: (row: RunRow) => void): (() => void) =>
  openStream(`/api/runs/stream?${queryOf(search)}`, { run: (row) => take(row as RunRow) });
