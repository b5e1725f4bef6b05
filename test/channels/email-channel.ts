import type { Channel } from '../../connectors/channels/channel.ts';
import { channelsConfig, openChannels } from '../../connectors/channels/open.ts';

export const KEY = Buffer.from('a key of the installation');

/** The email channel of a configuration as a user would write it, to a server on loopback. */
export function emailChannel(port: number, config: object = { security: 'none' }): Channel {
  const settings = { kind: 'email', host: '127.0.0.1', port, from: 'Posthorn <alerts@example.com>', timeout: 1_000 };
  const channels = openChannels(channelsConfig.parse({ email: { ...settings, ...config } }), { signingKey: KEY });
  return channels.get('email')!;
}
