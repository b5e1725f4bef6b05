import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../connectors/store/open.ts';
import type { Store } from '../../connectors/store/store.ts';
import { compileRules } from '../../engine/compiler/compile.ts';
import type { Ruleset } from '../../engine/plan/ruleset.ts';
import { hasKey, type Key, keyOf, openKey } from '../../workflows/key.ts';
import type { Config } from '../config/schema.ts';
import { readRules } from '../rules-folder.ts';
import { loadAddresses } from '../up/addresses.ts';
import { Stack } from '../up/stack.ts';
import { storeOf } from '../up/store.ts';
import { channels, outgoing, reached, taskSystems } from './channels.ts';
import { clockAndZones } from './clock.ts';
import { dataFolder, isRunning } from './data.ts';
import { events } from './events.ts';
import { type Finding, ok, said, trouble, warning } from './finding.ts';
import { sending } from './mail/sending.ts';
import { transport } from './mail/transport.ts';
import { namedChannels } from './named-channels.ts';
import { reachOfPeople } from './people.ts';
import { quotes } from './quotes.ts';
import { listener, sources } from './sources.ts';
import { temporalService } from './temporal.ts';
import { watching } from './watching.ts';

/**
 * Looks at everything that Posthorn needs, and sends nothing. Findings come in the order in which things depend on each other; what a
 * broken part keeps from being looked at is left out.
 */
export async function* examine(config: Config): AsyncGenerator<Finding> {
  const { data, http } = config;
  yield* dataFolder(data);
  const running = isRunning(data);
  const { people, events: declared, plans } = yield* rules(config.rules);
  yield* listenerOf(http, running);
  yield await temporalService(config);
  const open = new Stack();
  try {
    const opened = yield* books(config, open);
    yield* await clockAndZones(people, opened?.store);
    yield* await sources(config, running);
    yield* await transport(config);
    yield* await sending(config.domains);
    yield* events(config, declared);
    yield* await watching(config, running);
    yield* await quotes(config, plans);
    if (!opened) return;
    yield* await channels(config, opened.key, opened.store);
    yield* await taskSystems(config, opened.store);
    yield* await outgoing(config, opened.key);
    yield* await reach(config, people, plans, opened);
  } finally {
    await open.close();
  }
}

async function* listenerOf({ host, port }: Config['http'], running: boolean): AsyncGenerator<Finding> {
  yield await listener('page', 'http.port', host, port, running);
}

/** @returns what the rules say; nothing where there are none */
async function* rules(folder: string): AsyncGenerator<Finding, Pick<Ruleset, 'people' | 'events' | 'plans'>> {
  try {
    const { diagnostics, ruleset } = compileRules(readRules(folder));
    const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
    if (errors)
      yield trouble(
        'rules',
        `${folder}: ${errors} ${errors === 1 ? 'error leaves' : 'errors leave'} policies out: see "posthorn check".`,
      );
    else if (!ruleset.plans.length)
      yield warning('rules', `${folder}: there is no policy, so no mail sets anything in motion.`);
    else yield ok('rules', `${ruleset.plans.length} policies of ${folder} compile.`);
    return ruleset;
  } catch (error) {
    yield trouble(
      'rules',
      `${folder}: the rules cannot be read (${said(error)}). "rules" of the configuration names the folder.`,
    );
    return { people: {}, plans: [] };
  }
}

interface Books {
  readonly store: Store;
  readonly key: Key;
}

/** The store and the key; where there are none yet, empty ones in a folder that is thrown away: to look must not make them. */
async function* books(config: Config, open: Stack): AsyncGenerator<Finding, Books | undefined> {
  const { data, store: where } = config;
  const what = 'store';
  const scratch = open.keep(mkdtempSync(join(tmpdir(), 'posthorn-doctor-')), (it) => rmSync(it, { recursive: true }));
  const isNew = !existsSync(data);
  try {
    const key = !isNew && hasKey(data) ? openKey(data) : keyOf(randomBytes(32));
    const store = open.keep(await openStore({ ...storeOf(config), ...(isNew && { dir: scratch }) }), (it) =>
      it.close(),
    );
    if (where.postgres) yield ok(what, 'The database can be opened.');
    else yield ok(what, isNew ? 'Nothing is kept yet.' : `The database in ${data} can be opened.`);
    return { store, key };
  } catch (error) {
    yield trouble(what, said(error));
    return undefined;
  }
}

async function reach(
  config: Config,
  people: Ruleset['people'],
  plans: Ruleset['plans'],
  { store, key }: Books,
): Promise<Finding[]> {
  try {
    await loadAddresses(config.addresses, store.directory);
  } catch (error) {
    return [warning('people', said(error))];
  }
  const channels = await reached(config, key, store);
  const found = reachOfPeople(people, await store.directory.all(), channels, config.arbiter);
  return [...found, ...namedChannels(plans, channels.names)];
}
