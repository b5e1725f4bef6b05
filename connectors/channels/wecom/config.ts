import { z } from 'zod';
import { secret } from '../../secret.ts';
import { chatSettings } from '../chat/config.ts';

export const wecomConfig = z
  .strictObject({
    kind: z.literal('wecom'),
    /** Of the company: `ww…`. With it, alerts are messages of an application to one person. */
    corpId: z.string().min(1).optional(),
    agentId: z.int().positive().optional(),
    /** Of the application. */
    secret: secret.optional(),
    /** The webhook of a group's robot. With it, alerts go to that group. */
    robot: secret.optional(),
    ...chatSettings,
  })
  .refine(
    ({ corpId, agentId, secret: own, robot }) => {
      const given = [corpId, agentId, own].filter((one) => one !== undefined).length;
      return robot === undefined ? given === 3 : given === 0;
    },
    {
      path: ['robot'],
      message: "Give corpId, agentId and secret for an application's messages, or robot for a group's; not both.",
    },
  );
export type WecomConfig = z.output<typeof wecomConfig>;
