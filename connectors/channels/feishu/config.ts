import { z } from 'zod';
import { secret } from '../../secret.ts';
import { chatSettings } from '../chat/config.ts';

export const feishuConfig = z.strictObject({
  kind: z.literal('feishu'),
  /** The webhook of a group's custom bot: `https://open.feishu.cn/open-apis/bot/v2/hook/…`. */
  robot: secret,
  /** Of its signature verification. */
  secret: secret.optional(),
  ...chatSettings,
});
export type FeishuConfig = z.output<typeof feishuConfig>;
