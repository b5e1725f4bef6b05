import type { Alert } from '../../../engine/arbiter/alert.ts';
import { ChannelFailure } from '../channel.ts';

/** A number in international form (ITU-T E.164): a plus and at most 15 digits, the first of them not 0. */
const E164 = /^\+[1-9]\d{6,14}$/;

const digitsOf = (address: string) => address.replace(/[ \u00a0().-]/g, '');

/** Whether it is one, with or without what people write between the digits. */
export const isNumber = (address: string) => E164.test(digitsOf(address));

/** The number of an alert's person, without what people write between the digits. @throws ChannelFailure where it is none */
export function numberOf({ address, person }: Alert): string {
  const number = digitsOf(address);
  if (E164.test(number)) return number;
  const words = `The phone number of ${person} is not in international form, such as +8613800138000.`;
  throw new ChannelFailure(words, { kind: 'permanent' });
}
