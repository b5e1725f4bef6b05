import { join } from 'node:path';
import { openChannels } from '../../connectors/channels/open.ts';
import { isOurMail } from '../../connectors/channels/own-mail.ts';
import { MailboxActions } from '../../connectors/sources/imap/actions.ts';
import { openStore } from '../../connectors/store/open.ts';
import type { Store } from '../../connectors/store/store.ts';
import { openTaskSystems } from '../../connectors/tasks/open.ts';
import { createActivities } from '../../workflows/activities/index.ts';
import { loadBundle } from '../../workflows/bundle.ts';
import { connect } from '../../workflows/client.ts';
import { dataConverter } from '../../workflows/codec/codec.ts';
import { keepWorker } from '../../workflows/keep-worker.ts';
import { eventId, openKey } from '../../workflows/key.ts';
import type { Config } from '../config/schema.ts';
import { openKeys } from '../http/access/keys.ts';
import { doneUrls, startPage } from '../http/start.ts';
import { MailIntake } from '../intake/intake.ts';
import { Teller } from '../intake/teller.ts';
import { ActiveRules, type Publication } from '../rules/active.ts';
import { loadAddresses } from './addresses.ts';
import { lockData } from './lock.ts';
import { SourceWatch } from './source-watch.ts';
import { sourcesOf } from './sources.ts';
import { Stack } from './stack.ts';
import { openTemporal } from './temporal.ts';

/** What `up` has to say while it runs. */
export interface Voice {
  /** Something takes a while. */
  progress(message: string): void;
  /** Something is wrong, in one sentence without mail content. */
  warn(message: string): void;
  published(publication: Publication): void;
}

/** Posthorn, running. */
export interface Posthorn {
  readonly store: Store;
  readonly intake: MailIntake;
  readonly rules: ActiveRules;
  /** What the first look at the rules folder came to. */
  readonly publication: Publication;
  readonly addresses: {
    /** With the token. */
    readonly page: string;
    readonly smtp: string | undefined;
    readonly folder: string | undefined;
    readonly temporal: string | undefined;
  };
  /** Ends everything in good order; what waits goes on at the next start. */
  stop(): Promise<void>;
}

/**
 * Starts everything: store, rules, Temporal, worker, page, sources. What was opened is closed again where a later part
 * cannot be started.
 *
 * @throws Error of the part that cannot be started, in one sentence with its remedy
 */
export async function startPosthorn(config: Config, voice: Voice): Promise<Posthorn> {
  const open = new Stack();
  try {
    return await assemble(config, voice, open);
  } catch (error) {
    await open.close();
    throw error;
  }
}

async function assemble(config: Config, voice: Voice, open: Stack): Promise<Posthorn> {
  const { data } = config;
  open.keep(lockData(data), (it) => it.close());
  const key = openKey(data);
  const ownMail = key.derive('own mail');
  const pageKeys = openKeys(join(data, 'token'));
  const store = open.keep(await openStore({ dir: data }), (it) => it.close());
  await loadAddresses(config.addresses, store.directory);
  const rules = open.keep(new ActiveRules(config.rules, store.rules, voice.published), (it) => it.stop());
  const publication = await rules.start();
  const people = () => rules.current().ruleset.people;
  const channels = open.keep(
    openChannels(config.channels, { signingKey: ownMail, allow: config.arbiter.allow }),
    (it) => it.close(),
  );
  const tasks = openTaskSystems(tasksOf(config), { tasks: store.tasks, doneUrl: doneUrls(config.http, pageKeys) });

  const converter = dataConverter(key, join(data, 'payloads'));
  const [bundle, temporal] = await Promise.all([loadBundle(), openTemporal(config, voice)]);
  open.keep(temporal, (it) => it.stop());
  const { address } = temporal;
  const durable = open.keep(await connect({ address, dataConverter: converter }), (it) => it.close());
  const activities = createActivities({
    store,
    channels,
    tasks,
    mailboxes: new MailboxActions(config.mailboxes),
    people,
  });
  open.keep(await keepWorker({ address, bundle, activities, dataConverter: converter, warn: voice.warn }), (it) =>
    it.stop(),
  );

  const teller = open.keep(new Teller(durable, store.events), (it) => it.stop());
  const intake = new MailIntake({
    store,
    durable,
    teller,
    rules: () => rules.current(),
    eventId: (identity) => eventId(key, identity),
    isOurs: (raw) => isOurMail(raw, ownMail),
    hold: config.arbiter.hold,
    warn: voice.warn,
  });
  open.keep(intake, (it) => it.stop());
  const tell = teller.tell.bind(teller);
  const ruleset = () => rules.current().ruleset;
  const page = open.keep(await startPage(config.http, { store, intake, tell, keys: pageKeys, rules: ruleset }), (it) =>
    it.close(),
  );
  const sources = sourcesOf(config, intake, store);
  for (const source of sources) {
    await source.start();
    open.keep(source, (it) => it.stop());
  }
  open.keep(new SourceWatch(sources, voice.warn), (it) => it.stop());
  void intake.resume().catch((error: Error) => voice.warn(error.message));
  void teller.retell().catch((error: Error) => voice.warn(error.message));
  const addresses = {
    page: page.url,
    smtp: config.smtp ? `${config.smtp.host}:${config.smtp.port}` : undefined,
    folder: config.folder ? config.folder.path : undefined,
    temporal: temporal.uiAddress,
  };
  return { store, intake, rules, publication, addresses, stop: () => open.close() };
}

/** Policies that ship open tasks in `oa`: without a configuration that is the embedded list. */
const tasksOf = ({ tasks }: Config): Config['tasks'] => ({ oa: { kind: 'embedded' }, ...tasks });
