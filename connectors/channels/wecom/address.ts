import type { Alert } from '../../../engine/arbiter/alert.ts';
import { ChannelFailure } from '../channel.ts';

/** A member's UserID (https://developer.work.weixin.qq.com/document/path/90195): neither several, nor `@all`. */
const USER_ID = /^[A-Za-z0-9][\w.@-]{0,63}$/;

export const isWecomUser = (address: string) => USER_ID.test(address);

/** @throws ChannelFailure */
export function wecomUser({ person, address }: Alert): string {
  if (isWecomUser(address)) return address;
  throw new ChannelFailure(`The WeCom address of ${person} is no UserID of one member.`, { temporary: false });
}
