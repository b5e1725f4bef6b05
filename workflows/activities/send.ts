import { deliver } from '../../connectors/channels/deliver.ts';
import type { Alert } from '../../engine/arbiter/alert.ts';
import type { Parts } from './parts.ts';
import { permanent } from './permanent.ts';

/** Delivers one alert; what the log holds as sent is not sent again. */
export const send =
  ({ channels, store }: Parts) =>
  async (alert: Alert): Promise<void> => {
    const delivery = await deliver(alert, channels, store.log);
    if (delivery.state === 'failed') throw permanent(delivery.detail);
  };
