import { type ApiServer, startApi } from './api-server.ts';

export const ACCOUNT = `AC${'0123456789abcdef'.repeat(2)}`;
export const TOKEN = 'hush-token';

/** What a request may hold (https://www.twilio.com/docs/messaging/api/message-resource, …/voice/api/call-resource). */
const PARAMETERS: { readonly [resource: string]: readonly string[] } = {
  Messages: ['To', 'From', 'MessagingServiceSid', 'Body'],
  Calls: ['To', 'From', 'Twiml', 'Timeout'],
};
const MOST: { readonly [parameter: string]: number } = { Body: 1_600, Twiml: 4_000 };

const refusal = (status: number, code: number, message: string) => ({
  status,
  body: { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status },
});

/**
 * Twilio's API on loopback, as far as messages and calls are created: checks who asks, the form of the request and its parameters, and
 * answers as documented. Requests to read the account are not kept.
 *
 * @param users name → password, for Basic authentication
 */
export function startTwilio(users: { readonly [name: string]: string } = { [ACCOUNT]: TOKEN }): Promise<ApiServer> {
  let count = 0;
  return startApi(({ method, path, headers, body }) => {
    const [name = '', password] = Buffer.from(headers.authorization?.replace(/^Basic /, '') ?? '', 'base64')
      .toString()
      .split(':');
    if (!Object.hasOwn(users, name) || users[name] !== password) return refusal(401, 20003, 'Authenticate');
    const base = `/2010-04-01/Accounts/${ACCOUNT}`;
    if (method === 'GET' && path === `${base}.json`)
      return { kept: false, status: 200, body: { sid: ACCOUNT, status: 'active' } };
    const resource = /^\/(Messages|Calls)\.json$/.exec(path.slice(base.length))?.[1];
    if (!path.startsWith(base) || !resource || method !== 'POST') return refusal(404, 20404, 'Not found');
    if (headers['content-type'] !== 'application/x-www-form-urlencoded') return refusal(400, 21620, 'Not a form');
    return created(resource, new URLSearchParams(body), ++count);
  });
}

function created(resource: string, parameters: URLSearchParams, count: number) {
  const names = [...parameters.keys()];
  if (new Set(names).size !== names.length || names.some((name) => !PARAMETERS[resource]!.includes(name)))
    return refusal(400, 21618, 'A parameter is not known');
  for (const [name, value] of parameters)
    if (!value.trim() || value.length > (MOST[name] ?? 100)) return refusal(400, 21617, `${name} is empty or too long`);
  const to = parameters.get('To') ?? '';
  if (!/^\+[1-9]\d{6,14}$/.test(to)) return refusal(400, 21211, `The 'To' number ${to} is not a valid phone number.`);
  if (parameters.has('From') === parameters.has('MessagingServiceSid')) return refusal(400, 21603, 'No sender');
  const sid = `${resource === 'Calls' ? 'CA' : 'SM'}${String(count).padStart(32, '0')}`;
  return { status: 201, body: { sid, status: 'queued', to, error_code: null, error_message: null } };
}
