import { join } from 'node:path';
import { LearnedProvider } from '../../connectors/intent/offline/learned.ts';
import { openIntents } from '../../connectors/intent/open.ts';
import { openOutbox } from '../../connectors/outgoing/outbox.ts';
import { MailboxActions } from '../../connectors/sources/imap/actions.ts';
import { openStock } from '../../connectors/stock/open.ts';
import { openTaskSystems } from '../../connectors/tasks/open.ts';
import type { Item } from '../../engine/arbiter/wish.ts';
import { digestEvent } from '../../engine/interpreter/gathering.ts';
import { createActivities } from '../../workflows/activities/index.ts';
import { keepWorker } from '../../workflows/keep-worker.ts';
import { digestId } from '../../workflows/key.ts';
import type { Config } from '../config/schema.ts';
import { doneUrls } from '../http/start.ts';
import type { MailIntake } from '../intake/intake.ts';
import { linksOf } from './acting.ts';
import type { Base } from './base.ts';
import type { Stack } from './stack.ts';

/** Begins to carry runs out: the workflows, and all that they ask for. */
export async function startRuns(
  { config, voice, key, ...base }: Base,
  intake: Pick<MailIntake, 'tick'>,
  open: Stack,
): Promise<void> {
  const { store, channels, rules, extensions, pageKeys, bundle, converter, temporal, ops } = base;
  const tasks = openTaskSystems(tasksOf(config), { tasks: store.tasks, doneUrl: doneUrls(config.http, pageKeys) });
  const mailboxes = new MailboxActions(config.mailboxes);
  const people = () => rules.current().ruleset.people;
  const links = linksOf({ config, key });
  const takeTick = intake.tick.bind(intake);
  const outbox = open.keep(openOutbox(config.outgoing, store.outgoing, key.derive('own mail')), (it) => it.close());
  const gatherings = {
    join: (item: Item) => base.durable.gather(digestEvent(digestId(key, item), item, config.arbiter.hold), item),
  };
  const activities = createActivities({
    store,
    channels,
    links,
    tasks,
    mailboxes,
    gatherings,
    extensions,
    outbox,
    intents: await openIntents(
      config.intent,
      new LearnedProvider(store.corrections),
      join(config.data, 'intent', 'costs.jsonl'),
      voice.warn,
    ),
    stock: openStock(config.quote, config.rules, voice.warn),
    takeTick,
    people,
    observe: ops.observe,
  });
  const { steps, activities: atOnce, cachedRuns } = config.worker;
  const options = {
    ...temporal.service,
    bundle,
    activities,
    dataConverter: converter,
    tuning: { steps, activities: atOnce, cachedRuns },
    warn: voice.warn,
  };
  const worker = open.keep(await keepWorker(options), (it) => it.stop());
  ops.ready.opened('worker', worker.polls);
}

/** Policies that ship open tasks in `oa`: without a configuration that is the embedded list. */
const tasksOf = ({ tasks }: Config): Config['tasks'] => ({ oa: { kind: 'embedded' }, ...tasks });
