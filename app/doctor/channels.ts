import type { Store } from '../../connectors/store/store.ts';
import { openTaskSystems } from '../../connectors/tasks/open.ts';
import { PAGE } from '../../engine/arbiter/alert.ts';
import type { Key } from '../../workflows/key.ts';
import type { Config } from '../config/schema.ts';
import { channelsOf } from '../up/acting.ts';
import { type Finding, ok, said, trouble } from './finding.ts';

/** Every channel alone, so that one whose secret is missing hides no other. Nothing is sent. */
export async function channels(config: Config, key: Key, store: Pick<Store, 'subscriptions'>): Promise<Finding[]> {
  const names = Object.keys(config.channels).filter((name) => name !== PAGE);
  return (await Promise.all(names.map((name) => channel(name, config, key, store)))).flat();
}

async function channel(
  name: string,
  config: Config,
  key: Key,
  store: Pick<Store, 'subscriptions'>,
): Promise<Finding[]> {
  const what = `channel ${name}`;
  try {
    const only = channelsOf({ ...config, channels: { [name]: config.channels[name]! } }, key, store);
    const problems = await only
      .get(name)!
      .check()
      .finally(() => only.close());
    if (problems.length) return problems.map((problem) => trouble(what, problem));
    return [ok(what, `It answers. "posthorn tell PERSON --channel ${name}" sends a test.`)];
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
