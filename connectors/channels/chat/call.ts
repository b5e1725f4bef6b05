import { type Answer, exchange, type Request } from '../../http/exchange.ts';
import { refused } from '../../http/failure.ts';
import { ChannelFailure } from '../channel.ts';
import { viaHttp } from '../http-failure.ts';

/** What a service of the kind `{"errcode": 0, …}` answered. */
export interface Called {
  /** `qyapi.weixin.qq.com` */
  readonly host: string;
  readonly json: { readonly [name: string]: unknown };
}

/**
 * Posts JSON, or gets without it, and reads a JSON object.
 *
 * @throws ChannelFailure where there was none: not taken, or nobody can know whether it was
 */
export async function call(request: Omit<Request, 'body' | 'method'> & { readonly body?: object }): Promise<Called> {
  const { body, ...rest } = request;
  const answer = await viaHttp(
    exchange({
      ...rest,
      ...(body === undefined
        ? { method: 'GET' }
        : {
            method: 'POST',
            headers: { 'content-type': 'application/json; charset=utf-8', ...rest.headers },
            body: JSON.stringify(body),
          }),
    }),
  );
  if (answer.status < 200 || answer.status > 299) {
    const failure = refused(answer.host, answer);
    throw new ChannelFailure(failure.message, failure);
  }
  return { host: answer.host, json: jsonOf(answer) };
}

function jsonOf({ host, body, whole }: Answer): { readonly [name: string]: unknown } {
  try {
    const json = JSON.parse(body) as unknown;
    if (whole && typeof json === 'object' && json !== null) return json as { readonly [name: string]: unknown };
  } catch {
    // said below
  }
  const words = `The host ${host} answered something that is not what its documents say.`;
  throw new ChannelFailure(words, { kind: 'unknown' });
}
