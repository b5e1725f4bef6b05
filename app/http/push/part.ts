import type { ChannelsConfig } from '../../../connectors/channels/open.ts';
import { refusedEndpoint } from '../../../connectors/channels/webpush/config.ts';
import type { Vapid } from '../../../connectors/channels/webpush/vapid.ts';

/** What the page and the API need for alerts in browsers. */
export interface Push {
  /** What browsers bind their subscription to. */
  readonly publicKey: string;
  /** Names of the channels: a person who allows alerts is reached by each of them. */
  readonly channels: readonly string[];
  /** Why nothing may be sent to an endpoint; undefined where it may. */
  refused(endpoint: string): string | undefined;
}

/** @returns undefined where the configuration has no such channel */
export function pushOf(channels: ChannelsConfig, { publicKey }: Vapid): Push | undefined {
  const own = Object.entries(channels).flatMap(([name, config]) =>
    config.kind === 'webpush' ? [{ name, config }] : [],
  );
  if (!own.length) return undefined;
  return {
    publicKey,
    channels: own.map(({ name }) => name),
    refused: (endpoint) => own.map(({ config }) => refusedEndpoint(config, endpoint)).find((why) => why !== undefined),
  };
}
