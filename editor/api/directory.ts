import type { Absence, DirectoryView, Override, SilenceRow } from '../../app/http/api/directory-answers.ts';
import { ask } from './api.ts';

/** What was kept, and what is worth a word about it: it may be of no use yet. */
interface Kept {
  readonly remarks?: readonly string[];
}

type Kind = 'absences' | 'overrides' | 'silences';

const put = (kind: Kind, body: object) =>
  ask<Kept>(`/api/directory/${kind}/${crypto.randomUUID()}`, { method: 'PUT', body });

/** What about people is not in the rules. Times are epoch ms. */
export const directoryApi = {
  view: () => ask<DirectoryView>('/api/directory'),
  addAbsence: (body: Omit<Absence, 'id'>) => put('absences', body),
  addOverride: (body: Omit<Override, 'id'>) => put('overrides', body),
  addSilence: (body: Omit<SilenceRow, 'id' | 'recurs'>) => put('silences', body),
  remove: (kind: Kind, id: string) =>
    ask<unknown>(`/api/directory/${kind}/${encodeURIComponent(id)}`, { method: 'DELETE' }),
};
