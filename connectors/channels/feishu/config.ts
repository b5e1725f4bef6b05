import { z } from 'zod';
import { robotSettings } from '../chat/config.ts';

/** The custom bot of a group: `robot` is its webhook, `https://open.feishu.cn/open-apis/bot/v2/hook/…`. */
export const feishuConfig = z.strictObject({ kind: z.literal('feishu'), ...robotSettings });
export type FeishuConfig = z.output<typeof feishuConfig>;
