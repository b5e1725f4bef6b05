import { type Codes, never } from '../chat/codes.ts';

/** Of https://developer.work.weixin.qq.com/document/path/90313 those with more to say than that it failed for good. */
export const WECOM_CODES: Codes = {
  '-1': { kind: 'temporary', words: 'it is busy' },
  6000: { kind: 'temporary', words: 'somebody changed the same at the same moment' },
  45009: { kind: 'temporary', words: 'too many messages in too short a time', retryAfter: 60_000 },
  45033: { kind: 'temporary', words: 'too many requests at once', retryAfter: 5_000 },
  40001: never('the secret is not that of the application; copy it anew'),
  40003: never('there is no such user'),
  40013: never('the corpId is not that of a company; copy it anew'),
  40014: never('the access token is not valid'),
  40056: never('there is no application of that agentId'),
  42001: never('the access token has expired'),
  45002: never('the message is too long'),
  48002: never('the application may not call this; allow it in the administration'),
  60011: never('the application may not reach that user; widen what it can see'),
  60020: never("this machine's address is not among the application's trusted ones; add it"),
  60111: never('there is no such user'),
  81013: never('the user is not among those that the application can see; widen them'),
  93000: never("the robot's webhook is not valid, or the robot was removed from its group"),
  301002: never('the secret is not that of the application of that agentId'),
};

/** The access token is no longer one: a new one may do. */
export const isStaleToken = (code: unknown) => code === 40014 || code === 42001 || code === 40001;
