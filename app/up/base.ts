import { hostname } from 'node:os';
import { join } from 'node:path';
import type { DataConverter } from '@temporalio/common';
import { checkOf } from '../../connectors/authenticity/config.ts';
import type { Channels } from '../../connectors/channels/open.ts';
import { isOurMail } from '../../connectors/channels/own-mail.ts';
import { openStore } from '../../connectors/store/open.ts';
import type { Store } from '../../connectors/store/store.ts';
import { type Bundle, loadBundle } from '../../workflows/bundle.ts';
import { connect, type DurableClient } from '../../workflows/client.ts';
import { dataConverter } from '../../workflows/codec/codec.ts';
import { eventId, hasKey, type Key, KeyError, occurrenceId, openKey } from '../../workflows/key.ts';
import { Shown } from '../acts/shown.ts';
import type { Config } from '../config/schema.ts';
import { Extensions } from '../extensions/extensions.ts';
import { type Keys, keysOf, openKeys } from '../http/access/keys.ts';
import { MailIntake } from '../intake/intake.ts';
import type { Rules } from '../intake/match.ts';
import { Teller } from '../intake/teller.ts';
import { countedStore } from '../ops/counted-store.ts';
import { gaugeShared } from '../ops/gauges.ts';
import type { Ops } from '../ops/ops.ts';
import { ActiveRules, ALONE, type Publication } from '../rules/active.ts';
import { PublishedRules } from '../rules/published.ts';
import { HeldBack } from '../workspace/held-back.ts';
import { channelsOf, repliesOf } from './acting.ts';
import { loadAddresses } from './addresses.ts';
import { lockData } from './lock.ts';
import type { Role } from './role.ts';
import { isShared } from './shared.ts';
import type { Stack } from './stack.ts';
import { storeOf } from './store.ts';
import { addressOf, openTemporal, type Temporal } from './temporal.ts';
import type { Voice } from './voice.ts';

/** What every process has, whatever its part. */
export interface Base {
  readonly config: Config;
  readonly voice: Voice;
  readonly key: Key;
  readonly pageKeys: Keys;
  readonly store: Store;
  readonly channels: Channels;
  readonly rules: { current(): Rules };
  /** The rules of this process's own folder, and what of them is held back, where it has the front. */
  readonly own: { readonly active: ActiveRules; readonly held: HeldBack } | undefined;
  readonly extensions: Extensions;
  /** What the first look at the rules folder came to, where this process has one. */
  readonly publication: Publication | undefined;
  readonly converter: DataConverter;
  readonly bundle: Bundle | undefined;
  readonly temporal: Temporal;
  readonly durable: DurableClient;
  readonly ops: Ops;
}

/** @throws Error of the part that cannot be opened, in one sentence with its remedy */
export async function openBase(config: Config, voice: Voice, role: Role, ops: Ops, open: Stack): Promise<Base> {
  const { data } = config;
  // A server of our own is on a file of the folder, and a second one would end it.
  if (role.name === 'up' || (role.front && !addressOf(config.temporal))) open.keep(lockData(data), (it) => it.close());
  const store = await openCountedStore(config, ops, open);
  const key = await openSharedKey(data, store);
  if (role.front) await loadAddresses(config.addresses, store.directory);
  const extensions = new Extensions(config.rules, voice.warn, voice.progress);
  const { rules, own, publication } = await openRules(config, voice, role, store, extensions, open);
  ops.ready.opened('rules', () => rules.current());
  const channels = open.keep(channelsOf(config, key, store, ops.observe, voice.warn), (it) => it.close());
  const converter = dataConverter(key, store.payloads);
  const [bundle, temporal] = await Promise.all([
    role.alerts ? loadBundle() : undefined,
    openTemporal(config, role, voice),
  ]);
  open.keep(temporal, (it) => it.stop());
  const durable = open.keep(await connect({ ...temporal.service, dataConverter: converter }), (it) => it.close());
  const pageKeys = openPageKeys(config, key);
  ops.ready.opened('temporal', () => durable.reach());
  if (role.front) gaugeShared(ops.metrics, { store, waitingRuns: () => durable.waitingRuns() });
  const parts = { config, voice, key, pageKeys, store, channels, rules, own, extensions, publication };
  return { ...parts, converter, bundle, temporal, durable, ops };
}

async function openCountedStore(config: Config, ops: Ops, open: Stack): Promise<Store> {
  const opened = open.keep(await openStore(storeOf(config)), (it) => it.close());
  const store = countedStore(opened, (trouble) => ops.metrics.storeFailed(trouble));
  const probe = `ready-${hostname()}-${process.pid}`;
  ops.ready.opened('store', () => store.leases.take(probe, probe, PROBED_MS));
  return store;
}

/** What a probe writes is anybody's to take away after so long. */
const PROBED_MS = 1_000;

/** The key is the same for all processes on a store: a process with another one would know no mail again. @throws KeyError */
async function openSharedKey(data: string, { installation }: Store): Promise<Key> {
  const known = await installation.get('key');
  const remedy = 'Give the key of the first machine (the file "key" in its data folder) by POSTHORN_KEY.';
  if (known !== undefined && !hasKey(data)) throw new KeyError(`The store is used with the key ${known}. ${remedy}`);
  const key = openKey(data);
  const kept = await installation.keep('key', key.id);
  if (kept === key.id) return key;
  throw new KeyError(`The store is used with the key ${kept}, and the key given here is ${key.id}. ${remedy}`);
}

/** Whoever signed in at one machine is signed in at all of them, and an address that one has made is good at another. */
function openPageKeys({ data, store: { postgres } }: Config, key: Key): Keys {
  return postgres ? keysOf(Buffer.from(key.derive('page')).toString('base64url')) : openKeys(join(data, 'token'));
}

async function openRules(config: Config, voice: Voice, role: Role, store: Store, extensions: Extensions, open: Stack) {
  if (!role.front) {
    const rules = open.keep(new PublishedRules(store.rules, voice.warn, extensions), (it) => it.stop());
    await followExtensions(extensions, voice.warn, open);
    await rules.start();
    return { rules, own: undefined, publication: undefined };
  }
  const sharing = isShared(config, role) ? { follow: true, goBack: role.publish } : ALONE;
  const held = new HeldBack(store, !isShared(config, role));
  const { published, warn } = voice;
  const active = new ActiveRules(config.rules, store.rules, published, sharing, warn, extensions, held);
  open.keep(active, (it) => it.stop());
  return { rules: active, own: { active, held }, publication: await active.start() };
}

/** Between two looks at the extensions of a process that reads no rules from its folder, in ms. */
const LOOK_MS = 2_000;

/** The code is deployed with the worker: what is in its folder now is what it runs. */
async function followExtensions(extensions: Extensions, warn: Voice['warn'], open: Stack): Promise<void> {
  let said = '';
  const look = async () => {
    const troubles = await extensions.load();
    if (extensions.version !== said) for (const { file, message } of troubles) warn(`${file}: ${message}`);
    said = extensions.version;
  };
  await look();
  const timer = setInterval(() => void look().catch(() => {}), LOOK_MS).unref();
  open.keep(timer, clearInterval);
}

/** What takes mails in and tells runs what happened. Closed before what they work on. */
export function openIntake({ config, voice, key, store, channels, rules, durable, ops }: Base, open: Stack) {
  const ownMail = key.derive('own mail');
  const people = () => rules.current().ruleset.people;
  const shown = open.keep(new Shown({ store, channels, people, warn: voice.warn }), (it) => it.stop());
  const noted = shown.after.bind(shown);
  const teller = open.keep(new Teller(durable, store.events, noted), (it) => it.stop());
  const intake = new MailIntake({
    store,
    durable,
    teller,
    rules: () => rules.current(),
    eventId: (identity) => eventId(key, identity),
    occurrenceId: (kind, about) => occurrenceId(key, kind, about),
    isOurs: (raw) => isOurMail(raw, ownMail),
    check: checkOf(config.authenticity),
    learns: config.intent.learnFromSent,
    replies: repliesOf({ config, key, store, teller }, voice.warn),
    hold: config.arbiter.hold,
    storm: config.arbiter.storm || undefined,
    observe: ops.observe,
    warn: voice.warn,
  });
  open.keep(intake, (it) => it.stop());
  return { teller, intake };
}
