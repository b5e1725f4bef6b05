import { z } from 'zod';
import { oneLine } from '../../clean-text.ts';
import { type Answer, exchange } from '../../http/exchange.ts';
import { refused } from '../../http/failure.ts';
import { reach } from '../../http/reach.ts';
import { allowedTarget, type TargetRules } from '../../http/target.ts';
import { readSecret, secret } from '../../secret.ts';
import { ChannelFailure, type Sent } from '../channel.ts';
import { viaHttp } from '../http-failure.ts';
import type { Gateway, PhoneMessage } from './gateway.ts';
import { fill, fillAll, placeholdersIn, type Template, type Values } from './template.ts';

/** What may stand in braces. `number` is `to` without its plus; `secret` comes from the configuration. */
const PLACEHOLDERS = ['to', 'number', 'text', 'key', 'language', 'priority', 'person', 'secret'];

/** Some fields of a JSON answer, `data.0.code`, and what they are. Compared as texts. */
const field = z.string().regex(/^[\w-]+(\.[\w-]+)*$/, 'A field is written data.id, with a point between the levels.');
const match = z.strictObject({
  field,
  is: z.array(z.union([z.string(), z.number(), z.boolean()])).min(1),
});
type Match = z.output<typeof match>;

const known = (template: Template | undefined) =>
  placeholdersIn(template ?? '').every((name) => PLACEHOLDERS.includes(name));
const UNKNOWN = `There are the placeholders ${PLACEHOLDERS.map((name) => `{{${name}}}`).join(', ')}.`;
const template = z.json().refine((value) => known(value as Template), UNKNOWN);
const text = z.string().refine(known, UNKNOWN);

/** Settings of any gateway that is spoken to by one HTTP request a message. */
export const httpGateway = {
  method: z.enum(['GET', 'POST', 'PUT']).default('POST'),
  url: z.string().min(1).refine(known, UNKNOWN),
  headers: z
    .record(z.string().regex(/^[\w-]+$/, 'The name of a header has letters, digits, "-" and "_".'), text)
    .default({}),
  /** The body, as JSON or as a form. */
  json: template.optional(),
  form: z.record(z.string(), text).optional(),
  /** Signs in by `Authorization: Basic`, with the secret as the password. */
  user: z.string().min(1).optional(),
  secret: secret.optional(),
  /** Where the gateway's own id of the message stands in its answer. */
  id: field.optional(),
  /** What an answer says that took the message; without it, a status from 200 to 299 does. */
  success: match.optional(),
  /** What an answer says where the same message will never be taken. */
  permanent: match.optional(),
  insecure: z.boolean().default(false),
  internal: z.boolean().default(false),
};
type Config = z.output<z.ZodObject<typeof httpGateway>> & { readonly timeout: number };

/** @throws where the secret is missing or the URL cannot be used */
export function openHttpGateway(name: string, config: Config): Gateway {
  const password = config.secret ? readSecret(config.secret) : '';
  const { url: fixed, rules } = targetOf(name, config, password);
  return {
    async send(message): Promise<Sent> {
      const values = valuesOf(message, password);
      const url = fill(config.url, values, encodeURIComponent);
      const answer = await viaHttp(
        exchange({ ...requestOf(config, values, password), url, rules, timeout: config.timeout }),
      );
      return judge(answer, config);
    },
    async check() {
      const problem = await reach(fixed, rules, config.timeout);
      return problem === undefined ? [] : [problem];
    },
  };
}

/** The host is the administrator's alone to say: it holds no placeholder. */
function targetOf(
  name: string,
  { url, insecure, internal }: Config,
  password: string,
): { url: URL; rules: TargetRules } {
  const host = /^https?:\/\/[^/?#{}]+(?=[/?#]|$)/i.exec(url)?.[0];
  const text = fill(url, { secret: password }, encodeURIComponent);
  const rules = { hosts: host !== undefined && URL.canParse(host) ? [new URL(host).host] : [], insecure, internal };
  const target = host === undefined ? 'Write its host out, without placeholders.' : allowedTarget(text, rules);
  if (typeof target === 'string') throw new Error(`The url of the channel ${name} cannot be used. ${target}`);
  return { url: target, rules };
}

const valuesOf = ({ to, ...rest }: PhoneMessage, secret: string): Values => ({
  ...rest,
  to,
  number: to.slice(1),
  secret,
});

function requestOf({ method, headers, json, form, user }: Config, values: Values, password: string) {
  const basic = user !== undefined && `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  const type = json !== undefined ? 'application/json; charset=utf-8' : form && 'application/x-www-form-urlencoded';
  const body =
    json !== undefined
      ? JSON.stringify(fillAll(json as Template, values))
      : form && new URLSearchParams(fillAll(form, values) as Record<string, string>).toString();
  return {
    method,
    body,
    headers: {
      ...(type && { 'content-type': type }),
      ...(basic && { authorization: basic }),
      ...(fillAll(headers, values) as Record<string, string>),
    },
  };
}

function judge(answer: Answer, { id, success, permanent }: Config): Sent {
  const { host, status, whole } = answer;
  const json = parsed(answer);
  if (permanent && matches(json, permanent)) {
    throw new ChannelFailure(`The gateway ${host} will not take the message: ${said(json, permanent)}.`, {
      kind: 'permanent',
    });
  }
  if (status < 200 || status > 299) {
    const failure = refused(host, answer);
    throw new ChannelFailure(failure.message, failure);
  }
  if (success && !whole) throw new ChannelFailure(`The gateway ${host} broke off its answer.`, { kind: 'unknown' });
  if (success && !matches(json, success)) {
    throw new ChannelFailure(`The gateway ${host} did not take the message: ${said(json, success)}.`, {
      kind: 'temporary',
    });
  }
  const receipt = id === undefined ? undefined : at(json, id);
  return typeof receipt === 'string' || typeof receipt === 'number' ? { receipt: oneLine(String(receipt), 200) } : {};
}

function parsed({ body, whole }: Answer): unknown {
  try {
    return whole ? JSON.parse(body) : undefined;
  } catch {
    return undefined;
  }
}

const at = (json: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce(
      (part, name) => (Object.hasOwn(Object(part), name) ? (part as Record<string, unknown>)[name] : undefined),
      json,
    );

const matches = (json: unknown, { field: path, is }: Match) => is.map(String).includes(String(at(json, path)));

/** Codes are safe to show, sentences are not: they may quote the message. */
function said(json: unknown, { field: path }: Match): string {
  const value = at(json, path);
  const code = typeof value === 'number' || typeof value === 'boolean' || /^[\w.-]{1,40}$/.test(String(value));
  return `its ${path} is ${value === undefined ? 'missing' : code ? String(value) : 'another'}`;
}
