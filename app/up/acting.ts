import { type LinkKeys, type LinkMaker, linkMaker } from '../../connectors/channels/link-maker.ts';
import { type Channels, openChannels } from '../../connectors/channels/open.ts';
import { vapidOf } from '../../connectors/channels/webpush/vapid.ts';
import type { Observe } from '../../connectors/happening.ts';
import { quotePrinter } from '../../connectors/quote-pdf/print.ts';
import type { Store } from '../../connectors/store/store.ts';
import type { Key } from '../../workflows/key.ts';
import { Deeds } from '../acts/deeds.ts';
import { sendCode } from '../acts/send-code.ts';
import type { Config } from '../config/schema.ts';
import type { Acting } from '../http/act/routes.ts';
import { Replies } from '../intake/replies.ts';
import type { Teller } from '../intake/teller.ts';

/** Each key for its purpose alone: what was signed for one is worth nothing for the other. */
const linkKeysOf = (key: Key): LinkKeys => ({ links: key.derive('links'), replies: key.derive('replies') });

interface Parts {
  readonly config: Config;
  readonly key: Key;
  readonly store: Store;
  readonly teller: Pick<Teller, 'tell'>;
}

/** Every channel of the configuration. */
export const channelsOf = (
  { channels, arbiter: { allow }, quote }: Config,
  key: Key,
  { subscriptions }: Pick<Store, 'subscriptions'>,
  observe?: Observe,
  warn: (message: string) => void = () => {},
) =>
  openChannels(channels, {
    signingKey: key.derive('own mail'),
    printQuote: quotePrinter(quote, warn),
    allow,
    observe,
    push: { vapid: vapidKeysOf(key), subscriptions },
  });

/** By which push services know this installation. */
export const vapidKeysOf = (key: Key) => vapidOf(key.derive('vapid'));

export function linksOf({ config: { http }, key }: Pick<Parts, 'config' | 'key'>): LinkMaker {
  return linkMaker({ keys: linkKeysOf(key), url: http.url, expireAfter: http.linksExpire });
}

/** What people's links act through. */
export function actingOf(parts: Parts, channels: Channels): Acting {
  const road = { channels, directory: parts.store.directory };
  return {
    deeds: deedsOf(parts),
    key: linkKeysOf(parts.key).links,
    sendCode: (alert, code) => sendCode(alert, code, road),
  };
}

/** @param warn is told of answers that are taken for ordinary mail */
export function repliesOf(parts: Parts, warn: (message: string) => void): Replies {
  const { config, key, store } = parts;
  const { replies } = linkKeysOf(key);
  return new Replies({
    log: store.log,
    deeds: deedsOf(parts),
    key: replies,
    expireAfter: config.http.linksExpire,
    warn,
  });
}

const deedsOf = ({ store: { events, tokens, verdicts }, teller }: Parts) =>
  new Deeds({ events, tokens, verdicts, tell: async (event, world) => void (await teller.tell(event, world)) });
