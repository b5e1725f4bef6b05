import { ChannelFailure, type FailureKind } from '../channel.ts';

/** What a code of a service means, for an administrator. */
export type Codes = {
  readonly [code: string]: { readonly kind: FailureKind; readonly words: string; readonly retryAfter?: number };
};

/** What a code means that no repeat will change. */
export const never = (words: string) => ({ kind: 'permanent', words }) as const;

/** Longer, or of other characters, is no code, whatever it is. */
const CODE = /^-?\w{1,60}$/;

/**
 * A refusal by its code. The service's own words go no further: they may quote what was sent, and its keys. What is no code is no
 * refusal: then nobody knows.
 *
 * @param service `Slack`, `WeCom`
 * @param codes those that mean something; any other is permanent
 */
export function refusal(service: string, host: string, code: unknown, codes: Codes): ChannelFailure {
  const said = typeof code === 'number' || typeof code === 'string' ? String(code) : '';
  if (!CODE.test(said)) {
    const words = `The ${service} service ${host} answered something that is not what its documents say.`;
    return new ChannelFailure(words, { kind: 'unknown' });
  }
  const { kind = 'permanent', words, retryAfter } = (Object.hasOwn(codes, said) && codes[said]) || {};
  const meaning = words === undefined ? '' : `: ${words}`;
  return new ChannelFailure(`The ${service} service ${host} answered ${said}${meaning}.`, { kind, retryAfter });
}
