import type { MailRow } from '../../app/http/api/kept-mails.ts';
import type { IntentRead } from '../../app/http/intent/answers.ts';
import type {
  Activated,
  CaseRow,
  CaseText,
  Changed,
  Compared,
  ComparedFile,
  FileChange,
  FileText,
  KeptCase,
  Overview,
  PolicyRow,
  Saved,
  Switched,
} from '../../app/http/workspace/answers.ts';
import { openStream } from './stream.ts';

/** What the server refused, in its own words: what is wrong, and the remedy. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  /** What is wrong one by one, where the server says so. */
  readonly problems: readonly string[];

  constructor(status: number, message: string, problems: readonly string[] = []) {
    super(message);
    this.status = status;
    this.problems = problems;
  }
}

interface Asked {
  readonly method?: 'POST' | 'PUT' | 'DELETE';
  readonly body?: unknown;
  /** An answer that is none of a failure: a file that was changed meanwhile. */
  readonly also?: readonly number[];
}

/** Asks the server that the page is from. @throws ApiError; TypeError where it cannot be reached */
export async function ask<T>(path: string, { method, body, also = [] }: Asked = {}): Promise<T> {
  const response = await fetch(path, {
    ...(method && { method }),
    ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  const answer: unknown = await response.json().catch(() => undefined);
  if (response.ok || also.includes(response.status)) return answer as T;
  const { error, problems } = Object(answer) as { error?: unknown; problems?: unknown };
  const said = error ? String(error) : `${response.status} ${response.statusText}`;
  throw new ApiError(response.status, said, Array.isArray(problems) ? problems.map(String) : []);
}

const at = (path: string) => path.split('/').map(encodeURIComponent).join('/');

/** The files of the rules. */
export const workspaceApi = {
  view: () => ask<Overview>('/api/workspace'),
  read: (path: string) => ask<FileText>(`/api/workspace/files/${at(path)}`),
  save: (path: string, body: { text: string; base: string | null; baseText?: string; by: string }) =>
    ask<Saved>(`/api/workspace/files/${at(path)}`, { method: 'PUT', body, also: [409] }),
  remove: (path: string, base: string, by: string) =>
    ask<{ hash: null } | Changed>(`/api/workspace/files/${at(path)}?${new URLSearchParams({ base, by })}`, {
      method: 'DELETE',
      also: [409],
    }),
  move: (body: { from: string; to: string; base: string; by: string }) =>
    ask<Saved>('/api/workspace/move', { method: 'POST', body, also: [409] }),
  activate: (body: { paths: readonly string[]; by: string; confirm?: string }) =>
    ask<Activated>('/api/workspace/activate', { method: 'POST', body, also: [409, 422] }),
  switch: (body: { policy: string; on: boolean; by: string }) =>
    ask<Switched>('/api/workspace/switch', { method: 'POST', body, also: [422] }),
  compare: (path: string) => ask<Compared>(`/api/workspace/diff/${at(path)}`),
  compareCase: (name: string) =>
    ask<{ files: ComparedFile[] }>(`/api/workspace/cases/${encodeURIComponent(name)}/diff`),
  commit: (body: { paths: readonly string[]; cases: readonly string[]; message: string; by: string }) =>
    ask<{ commit: string }>('/api/workspace/commit', { method: 'POST', body }),
};

/** Mails and cases to try policies with. */
export const trialApi = {
  cases: () => ask<{ cases: CaseRow[] }>('/api/workspace/cases'),
  case: (name: string) => ask<CaseText>(`/api/workspace/cases/${encodeURIComponent(name)}`),
  /** What was known of a mail's sender when it came; undefined where nobody asked. */
  history: async (event: string) => {
    const { mails } = await ask<{ mails: MailRow[] }>(`/api/mails?${new URLSearchParams({ q: event, limit: '1' })}`);
    return mails.find((mail) => mail.event === event)?.history;
  },
  mails: (limit: number) => ask<{ mails: MailRow[] }>(`/api/mails?${new URLSearchParams({ limit: String(limit) })}`),
  /** @throws ApiError; TypeError where the server cannot be reached */
  async mail(event: string): Promise<Uint8Array> {
    const response = await fetch(`/api/mails/${encodeURIComponent(event)}/raw`);
    if (!response.ok) throw new ApiError(response.status, `${response.status} ${response.statusText}`);
    return new Uint8Array(await response.arrayBuffer());
  },
  keep: (body: {
    policy: string;
    name: string;
    mail: { event: string } | { raw: string };
    scenario: { readonly [field: string]: unknown };
    expect: readonly { readonly [field: string]: unknown }[];
    by: string;
  }) => ask<KeptCase>('/api/workspace/cases', { method: 'POST', body }),
};

/** What a mail wants, read by the server; `raw` is Base64. */
export const intentApi = {
  read: (raw: string) => ask<IntentRead>('/api/intent', { method: 'POST', body: { raw } }),
  correct: (body: { raw: string; kind: string; by: string; event?: string }) =>
    ask<IntentRead>('/api/intent/corrections', { method: 'POST', body }),
  undo: (raw: string) => ask<IntentRead>('/api/intent/corrections/undo', { method: 'POST', body: { raw } }),
};

/** Listens to what changes on the server. @returns ends that */
export const listen = (on: {
  readonly file: (change: FileChange) => void;
  /** A policy stands otherwise than before. */
  readonly policy: (row: PolicyRow | { readonly policy: string; readonly gone: true }) => void;
  /** Connected, for the first time or again: what changed meanwhile was not told. */
  readonly ready: () => void;
  /** Whether the server is there. */
  readonly reach: (isThere: boolean) => void;
}): (() => void) =>
  openStream(
    '/api/workspace/changes',
    {
      ready: on.ready,
      file: (change) => on.file(change as FileChange),
      policy: (row) => on.policy(row as PolicyRow),
    },
    on.reach,
  );
