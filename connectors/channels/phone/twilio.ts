import { z } from 'zod';
import { type Answer, exchange, type Request } from '../../http/exchange.ts';
import { refused } from '../../http/failure.ts';
import { allowedTarget } from '../../http/target.ts';
import { readSecret, secret } from '../../secret.ts';
import { ChannelFailure, type Sent } from '../channel.ts';
import { viaHttp } from '../http-failure.ts';
import { twilioKind } from './twilio-codes.ts';

/** Settings of Twilio's API, whether it sends or calls. */
export const twilioSettings = {
  preset: z.literal('twilio'),
  /** `AC…` */
  account: z.string().regex(/^AC[0-9a-f]{32}$/i, 'The account SID is AC and 32 hexadecimal digits.'),
  /** `SK…`: an API key, with its secret as `secret`. Without it `secret` is the account's auth token. */
  key: z
    .string()
    .regex(/^SK[0-9a-f]{32}$/i, 'The SID of an API key is SK and 32 hexadecimal digits.')
    .optional(),
  secret,
  /** Where the account is served elsewhere: `https://api.dublin.ie1.twilio.com`. */
  api: z.url().default('https://api.twilio.com'),
};
type Config = z.output<z.ZodObject<typeof twilioSettings>> & { readonly timeout: number };

export interface Twilio {
  /** Creates a resource of the account: `Messages`, `Calls`. @throws ChannelFailure */
  create(resource: string, parameters: { readonly [name: string]: string }): Promise<Sent>;
  check(): Promise<string[]>;
}

/**
 * Twilio's REST API 2010-04-01: parameters as a form, Basic authentication, JSON answers
 * (https://www.twilio.com/docs/usage/requests-to-twilio). It documents no key by which it would drop a repeat.
 *
 * @throws where the secret is missing or the host cannot be used
 */
export function openTwilio(name: string, config: Config): Twilio {
  const rules = { hosts: [new URL(config.api).host], internal: true };
  const base = allowedTarget(`${config.api.replace(/\/$/, '')}/2010-04-01/Accounts/${config.account}`, rules);
  if (typeof base === 'string') throw new Error(`The api of the channel ${name} cannot be used. ${base}`);
  const credentials = Buffer.from(`${config.key ?? config.account}:${readSecret(config.secret)}`).toString('base64');
  const ask = (path: string, request: Pick<Request, 'method' | 'body' | 'headers'>) =>
    viaHttp(
      exchange({
        ...request,
        url: base.href + path,
        headers: { authorization: `Basic ${credentials}`, ...request.headers },
        rules,
        timeout: config.timeout,
      }),
    );
  return {
    async create(resource, parameters) {
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const body = new URLSearchParams(parameters).toString();
      return created(await ask(`/${resource}.json`, { method: 'POST', headers, body }));
    },
    async check() {
      try {
        const answer = await ask('.json', { method: 'GET' });
        return answer.status === 200 ? [] : [failureOf(answer).message];
      } catch (error) {
        if (error instanceof ChannelFailure) return [error.message];
        throw error;
      }
    },
  };
}

function created(answer: Answer): Sent {
  const { sid, error_code: code } = fields(answer);
  if (answer.status > 299 || typeof code === 'number') throw failureOf(answer);
  return typeof sid === 'string' && /^\w{1,64}$/.test(sid) ? { receipt: sid } : {};
}

/** Errors of the API hold `code`; a message that was created and failed at once holds `error_code`. */
function failureOf(answer: Answer): ChannelFailure {
  const { code, error_code: late } = fields(answer);
  const number = [code, late].find((one) => typeof one === 'number');
  const general = refused(answer.host, answer);
  if (typeof number !== 'number') return new ChannelFailure(general.message, general);
  const { kind = general.kind, words } = twilioKind(number);
  const message = `The host ${answer.host} answered ${answer.status} with error ${number}${words ? `: ${words}` : ''}.`;
  return new ChannelFailure(message, { kind, retryAfter: general.retryAfter });
}

function fields({ body, whole }: Answer): { readonly [name: string]: unknown } {
  try {
    return whole ? Object(JSON.parse(body)) : {};
  } catch {
    return {};
  }
}
