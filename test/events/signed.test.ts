import { describe, expect, it } from 'vitest';
import { eventsConfig, sendersOf } from '../../app/events/config.ts';
import { signatureHeaders } from '../../connectors/webhook/signature.ts';
import { headerProblem, isSigned, TOLERANCE_MS } from '../../connectors/webhook/verify.ts';

const NOW = 1_783_501_200_000;
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

const signed = (body: string, secret = SECRET, at = NOW) => {
  const headers = signatureHeaders('msg_1', body, [secret], at);
  return {
    id: headers['webhook-id'],
    timestamp: headers['webhook-timestamp'],
    signature: headers['webhook-signature'],
  };
};

describe('a signature', () => {
  it('is that of the specification’s own example', () => {
    // https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md, the libraries' shared vector
    const headers = {
      id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      timestamp: '1614265330',
      signature: 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    };
    expect(isSigned(headers, '{"test": 2432232314}', [SECRET])).toBe(true);
    expect(isSigned(headers, '{"test": 2432232315}', [SECRET])).toBe(false);
  });

  it('of any of the secrets will do, and so will any of the signatures', () => {
    const { signature } = signed('{}', 'old');
    const both = { ...signed('{}', 'new'), signature: `v1a,AAAA ${signature} ${signed('{}', 'new').signature}` };
    for (const secrets of [['old'], ['new'], ['x', 'old'], ['new', 'old']])
      expect(isSigned(both, '{}', secrets)).toBe(true);
    expect(isSigned(both, '{}', ['x'])).toBe(false);
    expect(isSigned(both, '{}', [])).toBe(false);
  });

  it.each(['', 'v1,', 'v1,AAAA', 'v2,AAAA', 'nonsense', `v1,${'A'.repeat(10_000)}`])('%s is none', (signature) => {
    expect(isSigned({ ...signed('{}'), signature }, '{}', [SECRET])).toBe(false);
  });

  it('covers id and time', () => {
    expect(isSigned({ ...signed('{}'), id: 'msg_2' }, '{}', [SECRET])).toBe(false);
    expect(isSigned({ ...signed('{}'), timestamp: '1' }, '{}', [SECRET])).toBe(false);
  });
});

describe('headers', () => {
  it('of now are fine, five minutes of tolerance each way', () => {
    expect(headerProblem(signed('{}'), NOW)).toBeUndefined();
    for (const off of [-TOLERANCE_MS, TOLERANCE_MS]) expect(headerProblem(signed('{}'), NOW + off)).toBeUndefined();
    for (const off of [-TOLERANCE_MS - 1_000, TOLERANCE_MS + 1_000])
      expect(headerProblem(signed('{}'), NOW + off)).toContain('five minutes');
  });

  it.each([
    [{ id: undefined }, 'not signed'],
    [{ signature: '' }, 'not signed'],
    [{ timestamp: '2026-07-08' }, 'whole seconds'],
    [{ id: 'a b' }, 'visible ASCII'],
    [{ id: 'x'.repeat(257) }, 'visible ASCII'],
  ])('%o are told what they lack', (change, problem) => {
    expect(headerProblem({ ...signed('{}'), ...change }, NOW)).toContain(problem);
  });
});

describe('the configuration of events', () => {
  it('lets a source send what begins with its name, or what it is allowed', () => {
    process.env.EVENTS_TEST = 'secret';
    const where = { env: 'EVENTS_TEST' };
    const config = eventsConfig.parse({
      secrets: { shop: where, erp: [where, where] },
      allow: { erp: ['order.*', 'a.b'] },
    });
    const [shop, erp] = sendersOf(config);
    expect([shop!.allows('shop.cart'), shop!.allows('shopping.cart'), shop!.allows('order.x')]).toEqual([
      true,
      false,
      false,
    ]);
    expect([erp!.allows('order.x'), erp!.allows('a.b'), erp!.allows('axb'), erp!.allows('erp.x')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect([shop!.secrets, erp!.secrets]).toEqual([['secret'], ['secret', 'secret']]);
  });

  it('wants a secret for every source, and its place rather than itself', () => {
    expect(eventsConfig.safeParse({ allow: { shop: ['*'] } }).success).toBe(false);
    expect(eventsConfig.safeParse({ secrets: { shop: 'whsec_x' } }).success).toBe(false);
  });
});
