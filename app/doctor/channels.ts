import type { Channel } from '../../connectors/channels/channel.ts';
import { emailChannel } from '../../connectors/channels/email.ts';
import type { Store } from '../../connectors/store/store.ts';
import { openTaskSystems } from '../../connectors/tasks/open.ts';
import { PAGE } from '../../engine/arbiter/alert.ts';
import type { Priority } from '../../engine/plan/priority.ts';
import type { Key } from '../../workflows/key.ts';
import type { Config } from '../config/schema.ts';
import { channelsOf } from '../up/acting.ts';
import { type Finding, ok, said, trouble, warning } from './finding.ts';
import type { Reached } from './people.ts';

/** Every channel alone, so that one whose secret is missing hides no other. Nothing is sent. */
export async function channels(config: Config, key: Key, store: Pick<Store, 'subscriptions'>): Promise<Finding[]> {
  const looks = namesOf(config).map((name) =>
    look(
      `channel ${name}`,
      () => openAlone(name, config, key, store),
      `It answers. "posthorn tell PERSON --channel ${name}" sends a test.`,
    ),
  );
  return (await Promise.all(looks)).flat();
}

/** Where mail of the company's own goes out. Nothing is sent. */
export async function outgoing({ outgoing: config }: Config, key: Key): Promise<Finding[]> {
  if (!config) return [];
  const what = 'outgoing mail';
  const relay = async () => {
    const channel = emailChannel('outgoing', config.relay, { signingKey: key.derive('own mail') });
    return { channel, close: () => channel.close() };
  };
  const found = await look(what, relay, `The relay ${config.relay.host}:${config.relay.port} answers.`);
  if (config.allow.to.length) return found;
  return [...found, warning(what, 'Policies may write to nobody: name receivers in "outgoing.allow.to".')];
}

/** What each channel is to the arbiter; of one that cannot be opened, as far as its configuration says. */
export async function reached(config: Config, key: Key, store: Pick<Store, 'subscriptions'>): Promise<Reached> {
  const all = new Map(
    await Promise.all(
      namesOf(config).map(async (name) => {
        const { least } = config.channels[name] as { readonly least?: Priority };
        const opened = await openAlone(name, config, key, store).catch(() => undefined);
        await opened?.close();
        return [name, opened?.channel ?? { ...(least && { least }) }] as const;
      }),
    ),
  );
  return { names: [...all.keys()], get: (name) => all.get(name) };
}

const namesOf = ({ channels }: Config) => Object.keys(channels).filter((name) => name !== PAGE);

interface Alone {
  readonly channel: Channel;
  close(): Promise<void>;
}

/** @throws where a secret is missing, or the configuration cannot be used */
async function openAlone(name: string, config: Config, key: Key, store: Pick<Store, 'subscriptions'>): Promise<Alone> {
  const only = channelsOf({ ...config, channels: { [name]: config.channels[name]! } }, key, store);
  return { channel: only.get(name)!, close: () => only.close() };
}

async function look(what: string, open: () => Promise<Alone>, well: string): Promise<Finding[]> {
  try {
    const { channel, close } = await open();
    const problems = await channel.check().finally(close);
    return problems.length ? problems.map((problem) => trouble(what, problem)) : [ok(what, well)];
  } catch (error) {
    return [trouble(what, said(error))];
  }
}

/** Where tasks are opened outside. */
export async function taskSystems({ tasks }: Config, store: Pick<Store, 'tasks'>): Promise<Finding[]> {
  const outside = Object.keys(tasks).filter((name) => tasks[name]!.kind !== 'embedded');
  const looks = outside.map(async (name): Promise<Finding> => {
    const what = `tasks ${name}`;
    try {
      const [problem] = await openTaskSystems({ [name]: tasks[name]! }, { tasks: store.tasks }).check();
      return problem === undefined ? ok(what, 'It answers.') : trouble(what, problem.replace(`${name}: `, ''));
    } catch (error) {
      return trouble(what, said(error));
    }
  });
  return Promise.all(looks);
}
