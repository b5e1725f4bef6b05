import { isAddress } from './address.ts';
import { isDingtalkUser } from './dingtalk/message.ts';
import { isFeishuUser } from './feishu/card.ts';
import { isTopic } from './ntfy.ts';
import { isNumber } from './phone/number.ts';
import { slackAddress } from './slack/address.ts';
import { isWecomUser } from './wecom/address.ts';

interface Form {
  fits(address: string): boolean;
  /** What an address is, with an example. */
  readonly words: string;
}

const NUMBER: Form = { fits: isNumber, words: 'a phone number in international form, such as +8613800138000' };
const WECOM: Form = { fits: isWecomUser, words: 'the UserID of one member' };

/** By the kind of channel; what is not here takes what it is given, or says so itself. */
const FORMS: { readonly [kind: string]: Form } = {
  email: { fits: isAddress, words: 'one mail address, such as li@ours.example' },
  sms: NUMBER,
  voice: NUMBER,
  slack: {
    fits: (address) => slackAddress(address) !== undefined,
    words: 'a user ID, a channel ID, or both as C0123ABC/U0456DEF',
  },
  wecom: WECOM,
  'wecom-robot': WECOM,
  feishu: { fits: isFeishuUser, words: 'the open_id or the user_id of one person' },
  dingtalk: { fits: isDingtalkUser, words: 'a userId, or a mobile number as +8613800000000' },
  ntfy: { fits: isTopic, words: 'a topic: up to 64 letters, digits, - and _' },
};

/** What the addresses of a kind of channel are, where this is none; undefined where it may be one. */
export function wantedAddress(kind: string, address: string): string | undefined {
  const form = Object.hasOwn(FORMS, kind) ? FORMS[kind] : undefined;
  return !form || form.fits(address) ? undefined : form.words;
}
