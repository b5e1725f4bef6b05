import { z } from 'zod';
import { secret } from '../../secret.ts';
import { chatSettings } from '../chat/config.ts';

export const dingtalkConfig = z.strictObject({
  kind: z.literal('dingtalk'),
  /** The webhook of a group's custom robot: `https://oapi.dingtalk.com/robot/send?access_token=…`. */
  robot: secret,
  /** Of its signature, `SEC…`. */
  secret: secret.optional(),
  ...chatSettings,
});
export type DingtalkConfig = z.output<typeof dingtalkConfig>;
