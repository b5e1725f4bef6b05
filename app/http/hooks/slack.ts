import { setTimeout as sleep } from 'node:timers/promises';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { chatWords } from '../../../connectors/channels/chat/words.ts';
import type { Channels } from '../../../connectors/channels/open.ts';
import { slackAddress } from '../../../connectors/channels/slack/address.ts';
import type { SlackInteraction } from '../../../connectors/channels/slack/interaction.ts';
import { isSlack, type SlackChannel } from '../../../connectors/channels/slack/slack.ts';
import type { Store } from '../../../connectors/store/store.ts';
import type { World } from '../world.ts';

/** Slack repeats the whole message in what it posts. */
const large = bodyLimit({ maxSize: 512 * 1024, onError: (context) => context.text('The body is too large.\n', 413) });

/** Slack shows an error to whoever pressed when it has no answer within 3 s. */
const PATIENCE_MS = 2_500;

interface Parts {
  readonly store: Pick<Store, 'log' | 'directory'>;
  readonly channels: Pick<Channels, 'get'>;
}

/** Where Slack reports that a button was pressed: one address for each channel of kind `slack` with a signing secret. */
export function slackHooks({ store, channels }: Parts, world: Pick<World, 'act'>): Hono {
  return new Hono().post('/hooks/slack/:channel', large, async (context) => {
    const channel = channels.get(context.req.param('channel'));
    if (!isSlack(channel) || !channel.interaction) return context.text('No channel of that name takes buttons.\n', 404);
    const [timestamp, signature] = ['x-slack-request-timestamp', 'x-slack-signature'].map((name) =>
      context.req.header(name),
    );
    const said = channel.interaction({ timestamp, signature, body: await context.req.text() }, Date.now());
    if (said === 'forged') return context.text('Slack did not sign this, or not now.\n', 401);
    if (said) await Promise.race([press(channel, said), sleep(PATIENCE_MS, undefined, { ref: false })]);
    return context.body(null, 200);
  });

  async function press(channel: SlackChannel, { button, user, conversation }: SlackInteraction): Promise<void> {
    const alert = button && (await store.log.get(button.alert))?.alert;
    if (!button || alert?.event !== button.event || alert.channel !== channel.name) return;
    const by = await personOf(channel, user, alert.person);
    const mayNot = by === undefined ? 'stranger' : alert.identity && by !== alert.person ? 'notYours' : undefined;
    if (mayNot === undefined) await world.act(button.event, button.action, { alert: button.alert, by });
    // to be told why is a courtesy
    else await channel.whisper(conversation, user, chatWords(alert.language)[mayNot]).catch(() => {});
  }

  /** Who has that user ID in the directory; where several do, the one whom the alert went to. */
  async function personOf({ name }: SlackChannel, user: string, addressee: string): Promise<string | undefined> {
    const known = (await store.directory.all())
      .filter(({ channel, address }) => channel === name && slackAddress(address)?.user === user)
      .map(({ person }) => person);
    return known.includes(addressee) ? addressee : known[0];
  }
}
