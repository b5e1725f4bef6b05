import { z } from 'zod';
import { secret } from '../../secret.ts';
import { chatSettings } from '../chat/config.ts';

/** Messages of an application to one person. */
export const wecomConfig = z.strictObject({
  kind: z.literal('wecom'),
  /** Of the company: `ww…`. */
  corpId: z.string().min(1),
  agentId: z.int().positive(),
  /** Of the application. */
  secret,
  ...chatSettings,
});
export type WecomConfig = z.output<typeof wecomConfig>;

/** The robot of a group. */
export const wecomRobotConfig = z.strictObject({
  kind: z.literal('wecom-robot'),
  /** Its webhook: `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…`. */
  robot: secret,
  ...chatSettings,
});
export type WecomRobotConfig = z.output<typeof wecomRobotConfig>;
