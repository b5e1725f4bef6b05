import type { Alert } from '../../../engine/arbiter/alert.ts';
import type { Channel, Links } from '../channel.ts';
import { call } from '../chat/call.ts';
import { plainMessage } from '../chat/plain-message.ts';
import { robotChannel } from '../chat/robot.ts';
import { isLoud } from '../chat/texts.ts';
import { wecomUser } from './address.ts';
import type { WecomRobotConfig } from './config.ts';
import { accepted } from './token.ts';

const OFFICIAL = ['qyapi.weixin.qq.com'];
const TEXT_BYTES = 2_048;

/**
 * The robot of a group (https://developer.work.weixin.qq.com/document/path/99110), by text: the one kind of message that
 * mentions somebody and knows no markup.
 *
 * @throws where the webhook is missing, or leads elsewhere
 */
export const wecomRobotChannel = (name: string, config: WecomRobotConfig): Channel =>
  robotChannel({ name, config, webhook: config.robot, official: OFFICIAL }, async (alert, links, to) => {
    accepted(await call({ ...to, body: { msgtype: 'text', text: textOf(alert, links) } }));
  });

function textOf(alert: Alert, links: Links): object {
  const user = wecomUser(alert);
  const content = plainMessage(tamed(alert), links, { bytes: TEXT_BYTES });
  return { content, ...(isLoud(alert) && { mentioned_list: [user] }) };
}

/** A client that reads `<@somebody>` in a text would mention them. */
function tamed(alert: Alert): Alert {
  const tame = (text: string) => text.replaceAll('<@', '<\u2060@');
  return { ...alert, subject: tame(alert.subject), body: tame(alert.body), name: tame(alert.name) };
}
