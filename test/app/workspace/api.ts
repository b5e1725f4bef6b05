import { type Answer, ask } from '../http/visitor.ts';

/** Something to ask of the workspace's API. */
export interface Request {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: { readonly [name: string]: string };
}

/** The answer's JSON is whatever the test says that it is. */
// biome-ignore lint/suspicious/noExplicitAny: a test names the fields that it looks at
export type Visitor = (path: string, request?: Request) => Promise<Answer & { json: any }>;

/** A program that brings the token. */
export const visitor =
  ({ base, token }: { base: string; token: string }): Visitor =>
  async (path, { method = 'GET', body, headers = {} } = {}) => {
    const sent = { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers };
    const text = body === undefined ? undefined : JSON.stringify(body);
    const answer = await ask(base, `/api${path}`, { method, headers: sent, ...(text !== undefined && { body: text }) });
    return { ...answer, json: answer.body.startsWith('{') ? JSON.parse(answer.body) : undefined };
  };
