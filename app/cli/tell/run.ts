import { ChannelFailure, type FailureKind } from '../../../connectors/channels/channel.ts';
import type { Channels } from '../../../connectors/channels/open.ts';
import { testAlert } from '../../../connectors/channels/test-alert.ts';
import { waysOf } from '../../../connectors/directory.ts';
import { redacted } from '../../../connectors/redact.ts';
import { openStore } from '../../../connectors/store/open.ts';
import type { Addresses } from '../../../connectors/store/store.ts';
import { type Alert, PAGE, type Way } from '../../../engine/arbiter/alert.ts';
import { outranks, type Priority } from '../../../engine/plan/priority.ts';
import type { Person } from '../../../engine/plan/ruleset.ts';
import { waysTo } from '../../../engine/roster/answer.ts';
import { openKey } from '../../../workflows/key.ts';
import { channelsOf } from '../../up/acting.ts';
import { loadAddresses } from '../../up/addresses.ts';
import { Stack } from '../../up/stack.ts';
import { storeOf } from '../../up/store.ts';
import type { TellOptions } from '../commands/tell.ts';
import { CommandFailure, EXIT, type Exit } from '../failure.ts';
import { json, line } from '../print/output.ts';
import { loadRules } from '../read/rules.ts';
import { settings } from '../read/settings.ts';

/** Sends a test through the real channel. It is no alert of any mail, so the log does not know of it. */
export async function tell(id: string, options: TellOptions): Promise<Exit> {
  const config = settings(options);
  const person = personNamed(id, (await loadRules(config.rules)).ruleset.people);
  const open = new Stack();
  try {
    const key = openKey(config.data);
    const store = open.keep(await openStore(storeOf(config)), (it) => it.close());
    await loadAddresses(config.addresses, store.directory);
    const channels = open.keep(channelsOf(config, key, store), (it) => it.close());
    const addresses = await store.directory.all();
    const way = options.channel
      ? byChannel(person, options.channel, addresses, channels)
      : first(person, options.priority, waysTo(person, { addresses, ways: waysOf(channels) }).channels);
    const alert = testAlert(person, way, options.priority);
    return report(alert, await send(alert, channels), options.json);
  } catch (error) {
    if (error instanceof CommandFailure) throw error;
    throw new CommandFailure((error as Error).message, EXIT.found, error);
  } finally {
    await open.close();
  }
}

function personNamed(id: string, people: { readonly [id: string]: Person | { readonly kind: string } }): Person {
  const found = Object.hasOwn(people, id) ? people[id] : undefined;
  if (found?.kind === 'person') return found as Person;
  const known = Object.entries(people).flatMap(([name, { kind }]) => (kind === 'person' ? [name] : []));
  throw new CommandFailure(`The rules have no person "${id}"; there are ${known.join(', ')}.`);
}

type Rows = Awaited<ReturnType<Addresses['all']>>;

/** By a channel that somebody named, whether or not the person's own order does. */
function byChannel({ id, name }: Person, channel: string, addresses: Rows, channels: Pick<Channels, 'names'>): Way {
  if (channel === PAGE)
    throw new CommandFailure(`The page shows the alerts of mails: open it to see those of ${name}.`, EXIT.found);
  if (!channels.names.includes(channel)) {
    const known = channels.names.filter((one) => one !== PAGE).join(', ') || 'none but the page';
    throw new CommandFailure(`The configuration has no channel "${channel}"; there are ${known}.`);
  }
  const row = addresses.find((one) => one.person === id && one.channel === channel);
  if (row) return { channel, address: row.address };
  const remedy = `Give them one by "posthorn people import": a line "${id},${channel},ADDRESS".`;
  throw new CommandFailure(`${name} has no address for the channel "${channel}". ${remedy}`, EXIT.found);
}

/** As an alert of that priority would go first, were it not for quiet hours. */
function first({ name }: Person, priority: Priority, ways: readonly Way[]): Way {
  const way = ways.find(({ least }) => !least || !outranks(least, priority));
  if (way && way.channel !== PAGE) return way;
  const remedy = 'Configure a channel and give them an address for it: see docs/channels.md.';
  throw new CommandFailure(`For ${priority} ${name} is told on the page alone. ${remedy}`, EXIT.found);
}

interface Outcome {
  readonly state: 'sent' | FailureKind;
  readonly detail?: string;
  readonly receipt?: string;
}

async function send(alert: Alert, channels: Pick<Channels, 'get'>): Promise<Outcome> {
  try {
    return { state: 'sent', ...(await channels.get(alert.channel)!.send(alert)) };
  } catch (error) {
    if (error instanceof ChannelFailure) return { state: error.kind, detail: error.message };
    throw error;
  }
}

const WORDS: { readonly [kind in FailureKind]: string } = {
  temporary: 'It was not taken, and may be later.',
  permanent: 'It was not taken, and never will be as it is.',
  unknown: 'Nobody can know whether it arrived.',
};

function report({ person, name, channel, address, priority }: Alert, outcome: Outcome, asJson: boolean): Exit {
  const { state, detail = '', receipt } = outcome;
  const to = redacted(address);
  if (asJson) json({ person, channel, to, priority, ...outcome });
  else if (state === 'sent')
    line(
      `${name} was sent a test by ${channel} (${to}), priority ${priority}.${receipt ? ` The other side calls it ${receipt}.` : ''}`,
    );
  else line(`${name} could not be sent a test by ${channel} (${to}): ${detail} ${WORDS[state]}`);
  return state === 'sent' ? EXIT.fine : EXIT.found;
}
