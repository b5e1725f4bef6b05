import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EventRow } from '../../connectors/store/store.ts';
import { signatureHeaders } from '../../connectors/webhook/signature.ts';
import { Office } from './office.ts';
import { PEOPLE } from './rules.ts';
import type { Running } from './running.ts';

const EVENTS = `
import { event } from 'posthorn';
export const cart = event('shop.cart-abandoned', { email: 'text', total: 'number', items: ['text'] });
`;

const POLICY = `
import { notify, policy } from 'posthorn';
import { cart } from './events.ts';
import { li } from './people.ts';
export default policy({
  title: 'Cart',
  owner: 'sales',
  on: cart,
  when: ({ data }) => data.total > 100,
  async run({ data }) {
    await notify(li, { template: 'cart' });
  },
});
`;

const SECRETS = { shop: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', stranger: 'another secret' };
const CART = { email: 'anna@customer.example', total: 250, items: ['EL-204', 'EL-377'] };

let office: Office;
let posthorn: Running;

beforeEach(async () => {
  Object.assign(process.env, { POSTHORN_TEST_SHOP: SECRETS.shop, POSTHORN_TEST_OTHER: 'other' });
  const rules = {
    'people.ts': PEOPLE,
    'events.ts': EVENTS,
    'cart.ts': POLICY,
    'templates/cart.en.md': '# Cart of {{ data.email }}\n\n{{ data.items }} for {{ data.total }}\n',
  };
  const events = {
    secrets: { shop: { env: 'POSTHORN_TEST_SHOP' }, other: { env: 'POSTHORN_TEST_OTHER' } },
    maxSize: 2_048,
  };
  office = await Office.open({ rules, people: ['li', 'chen'], config: { events } });
  posthorn = await office.start();
});
afterEach(() => office.close());

interface Posting {
  readonly name?: string;
  readonly id?: string;
  readonly secret?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

async function post(data: unknown, { name = 'shop.cart-abandoned', id = 'msg_1', secret, headers }: Posting = {}) {
  const body = typeof data === 'string' ? data : JSON.stringify(data);
  const response = await fetch(new URL(`/events/${name}`, posthorn.page), {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...signatureHeaders(id, body, [secret ?? SECRETS.shop], Date.now()),
      ...headers,
    },
    body,
  });
  return { status: response.status, ...((await response.json()) as { error?: string; event?: string }) };
}

const kept = async () => (await posthorn.api<{ events: EventRow[] }>('/api/events')).events;

describe('an event of another system', () => {
  it('starts its policies, once however often it comes, and also after a restart', async () => {
    const first = await post(CART);
    expect(first).toMatchObject({ status: 202, event: expect.stringMatching(/^event-[0-9a-f]{32}$/) });
    await office.sink.waitFor(1);
    const [told] = await office.told();
    expect([told!.person, told!.mail.subject]).toEqual(['li', 'Cart of anna@customer.example']);
    expect(told!.mail.text).toContain('EL-204, EL-377 for 250');

    expect(await post(CART)).toEqual({ status: 200, event: first.event, repeated: true });
    expect(await post({ ...CART, total: 300 })).toMatchObject({ status: 409, event: first.event });
    await posthorn.stop();
    posthorn = await office.start();
    expect(await post(CART)).toMatchObject({ status: 200, repeated: true });
    expect(await post({ ...CART, note: 'x' }, { id: 'msg_2' })).toMatchObject({ status: 202, ignored: ['/note'] });
    await office.sink.waitFor(2);
    expect(await kept()).toMatchObject([{ kind: 'shop.cart-abandoned', source: 'event', state: 'started' }, {}]);
  });

  it('is kept though no policy cares for it', async () => {
    expect(await post({ ...CART, total: 5 })).toMatchObject({ status: 202 });
    expect(await kept()).toMatchObject([{ state: 'unmatched', envelope: { mailbox: 'shop' } }]);
    expect(office.sink.messages).toHaveLength(0);
  });

  it('survives a death right after it was taken in', async () => {
    await posthorn.stop();
    posthorn = await office.begin('intake:after-event').ready();
    await post(CART).catch(() => {});
    await posthorn.ended;
    posthorn = await office.start();
    await office.sink.waitFor(1, 20_000);
    expect(await post(CART)).toMatchObject({ status: 200, repeated: true });
    expect(office.sink.messages).toHaveLength(1);
  });

  it('is refused with what is wrong and what to do', async () => {
    const forged = await post(CART, { secret: SECRETS.stranger });
    expect(forged).toEqual({
      status: 401,
      error: 'No source of the configuration (events.secrets) has signed this message.',
    });
    const unsigned = await post(CART, { headers: { 'webhook-signature': '' } });
    expect(unsigned.status).toBe(401);
    const stale = await post(CART, {
      headers: signatureHeaders('msg_1', JSON.stringify(CART), [SECRETS.shop], Date.now() - 600_000) as never,
    });
    expect(stale).toMatchObject({ status: 401, error: expect.stringContaining('five minutes') });
    expect(await post(CART, { name: 'shop.cart-abandonned' })).toEqual({
      status: 404,
      error: 'There is no event "shop.cart-abandonned". Did you mean shop.cart-abandoned?',
    });
    expect(await post(CART, { secret: 'other' })).toEqual({
      status: 403,
      error:
        'The source other may not send "shop.cart-abandoned". Whoever runs Posthorn allows it by events.allow.other.',
    });
    expect((await post({}, { name: 'posthorn.source-silent' })).status).toBe(403);
    expect(await post('{"email": ')).toMatchObject({ status: 400, error: expect.stringContaining('not JSON') });
    expect(await post({ ...CART, total: 'much' })).toEqual({
      status: 400,
      error: 'The data do not fit shop.cart-abandoned.',
      problems: [{ path: '/total', message: 'This is "much". Send a number.' }],
    });
    expect((await post({ ...CART, email: 'x'.repeat(3_000) })).status).toBe(413);
    expect(await kept()).toEqual([]);
  });
});
