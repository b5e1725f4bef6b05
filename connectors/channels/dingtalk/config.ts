import { z } from 'zod';
import { robotSettings } from '../chat/config.ts';

/** The custom robot of a group: `robot` is its webhook, `https://oapi.dingtalk.com/robot/send?access_token=…`; `secret` begins with `SEC`. */
export const dingtalkConfig = z.strictObject({ kind: z.literal('dingtalk'), ...robotSettings });
export type DingtalkConfig = z.output<typeof dingtalkConfig>;
