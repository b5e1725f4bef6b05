import { once } from 'node:events';
import { request as send } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly headers: { readonly [name: string]: string | string[] | undefined };
  readonly body: string;
}

export interface Asked {
  readonly method?: string;
  readonly headers?: { readonly [name: string]: string };
  readonly body?: string | Uint8Array;
}

/** One HTTP request as it is told, with any Host, Origin and path: what `fetch` would tidy up is sent as it stands. */
export async function ask(
  base: string,
  path: string,
  { method = 'GET', headers = {}, body }: Asked = {},
): Promise<Answer> {
  const { hostname, port } = new URL(base);
  const request = send({ hostname, port, path, method, headers, setHost: !('host' in headers), agent: false });
  request.end(body);
  const [response] = await once(request, 'response');
  // A server that refuses a body answers, then hangs up while we are still sending.
  request.on('error', () => {});
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  await once(response, 'close').catch(() => {});
  request.destroy();
  return { status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks).toString() };
}
