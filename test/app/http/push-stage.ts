import { pushOf } from '../../../app/http/push/part.ts';
import { channelsConfig, openChannels } from '../../../connectors/channels/open.ts';
import { vapidOf } from '../../../connectors/channels/webpush/vapid.ts';
import type { Person } from '../../../engine/plan/ruleset.ts';
import { type PushService, startPushService } from '../../real/push-service.ts';
import { openStage } from './stage.ts';

const vapid = vapidOf(new Uint8Array(32).fill(9));

const person = (id: string, name: string): Person => ({
  kind: 'person',
  id,
  name,
  language: 'zh',
  zone: 'Asia/Shanghai',
  channels: [],
});

/** The page with a channel `desktop` to browsers of a push service on loopback. */
export async function openPushStage() {
  const service: PushService = await startPushService(vapid.publicKey);
  const desktop = { kind: 'webpush', contact: 'ops@example.com', hosts: [service.host], insecure: true };
  const config = channelsConfig.parse({ desktop });
  const people = { li: person('li', 'Li Lei'), chen: person('chen', 'Chen <b>') };
  const stage = await openStage(people, pushOf(config, vapid));
  const deps = { vapid, subscriptions: stage.store.subscriptions };
  const channels = openChannels(config, { signingKey: new Uint8Array(32), push: deps });
  return {
    ...stage,
    service,
    vapid,
    channel: channels.get('desktop')!,
    async close() {
      await channels.close();
      await stage.close();
      await service.close();
    },
  };
}
