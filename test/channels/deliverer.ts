import { deliver } from '../../connectors/channels/deliver.ts';
import { openStore } from '../../connectors/store/open.ts';
import type { Alert } from '../../engine/arbiter/alert.ts';
import { emailChannel } from './email-channel.ts';

/** A process that delivers one alert by email. `node deliverer.ts DIR PORT ALERT` */
const [dir = '', port = '', alert = ''] = process.argv.slice(2);
const store = await openStore({ dir });
const channel = emailChannel(Number(port));
await deliver(JSON.parse(alert) as Alert, { get: () => channel }, store.log);
await channel.close();
await store.close();
