import { z } from 'zod';
import { secret } from '../../secret.ts';
import { chatSettings } from '../chat/config.ts';

export const slackConfig = z.strictObject({
  kind: z.literal('slack'),
  /** The bot's token, `xoxb-…`. */
  token: secret,
  /** With it the buttons act in Slack itself; without it they open a page. */
  signingSecret: secret.optional(),
  ...chatSettings,
});
export type SlackConfig = z.output<typeof slackConfig>;
