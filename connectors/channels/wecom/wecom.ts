import type { Channel } from '../channel.ts';
import { wecomApplication } from './application.ts';
import type { WecomConfig } from './config.ts';
import { wecomRobot } from './robot.ts';

/** @throws where a secret is missing, or the robot's webhook leads elsewhere than to WeCom */
export const wecomChannel = (name: string, config: WecomConfig): Channel =>
  config.robot === undefined ? wecomApplication(name, config) : wecomRobot(name, config, config.robot);
