import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { headerProblem, isSigned } from '../../../connectors/webhook/verify.ts';
import { closest } from '../../../engine/compiler/spell.ts';
import type { Ruleset } from '../../../engine/plan/ruleset.ts';
import type { Sender } from '../../events/config.ts';
import { checkData } from '../../events/validate.ts';
import type { MailIntake } from '../../intake/intake.ts';
import { tooLarge } from './write.ts';

/** What takes events of other systems in. */
export interface EventsDoor {
  readonly senders: readonly Sender[];
  readonly maxSize: number;
  readonly intake: Pick<MailIntake, 'occur'>;
  rules(): Ruleset;
}

/**
 * Events of other systems: `POST /events/NAME` with the data as JSON, signed as Standard Webhooks are. Answers once the
 * event is on disk. Needs no token: the signature says who sends.
 */
export function eventsApi(door: EventsDoor): Hono {
  const { senders, maxSize, intake } = door;
  const api = new Hono().post('/events/:name', bodyLimit({ maxSize, onError: tooLarge }), async (context) => {
    const bytes = new Uint8Array(await context.req.arrayBuffer());
    const body = Buffer.from(bytes).toString('utf8');
    const sender = signedBy(context, body, senders);
    if (typeof sender === 'string') return context.json({ error: sender }, 401);
    const name = context.req.param('name');
    const { events = {} } = door.rules();
    if (!sender.allows(name)) return context.json({ error: notAllowed(name, sender) }, 403);
    if (!Object.hasOwn(events, name)) return context.json({ error: unknown(name, Object.keys(events), sender) }, 404);
    const data = parsed(body);
    if (data instanceof SyntaxError) return context.json({ error: `The body is not JSON: ${data.message}` }, 400);
    const { problems, ignored } = checkData(events[name]!.schema, data);
    if (problems.length) return context.json({ error: `The data do not fit ${name}.`, problems }, 400);
    const about = [sender.name, context.req.header('webhook-id')!];
    const kept = `{"event":${JSON.stringify(name)},"data":${body}}`;
    const occurrence = { kept, kind: name, source: 'event', name: sender.name, about, receivedAt: Date.now() } as const;
    const { id, news, same } = await intake.occur(occurrence);
    if (!same) return context.json({ error: reused, event: id }, 409);
    const repeated = news === 'known';
    return context.json(
      { event: id, ...(repeated && { repeated }), ...(ignored.length && { ignored }) },
      repeated ? 200 : 202,
    );
  });
  return api.all('/events/:name', (context) => {
    context.header('allow', 'POST');
    return context.json({ error: 'Events are sent here by POST, signed: see docs/events.md.' }, 405);
  });
}

const reused = 'An event with other data came under this webhook-id before. Give each event an id of its own.';

/** Who signed the message, or why nobody that is known did. */
function signedBy(context: Context, body: string, senders: readonly Sender[]): Sender | string {
  const { req } = context;
  const headers = {
    id: req.header('webhook-id'),
    timestamp: req.header('webhook-timestamp'),
    signature: req.header('webhook-signature'),
  };
  const problem = headerProblem(headers, Date.now());
  if (problem) return problem;
  // All are looked at, so that the time tells nothing of which it was.
  const found = senders.filter(({ secrets }) => isSigned(headers, body, secrets));
  return found[0] ?? 'No source of the configuration (events.secrets) has signed this message.';
}

const notAllowed = (name: string, { name: sender }: Sender) =>
  `The source ${sender} may not send ${shown(name)}. Whoever runs Posthorn allows it by events.allow.${sender}.`;

/** Names of others' events are none of a sender's business. */
function unknown(name: string, names: readonly string[], sender: Sender): string {
  const guess = closest(
    name,
    names.filter((one) => sender.allows(one)),
  );
  const hint = guess ? ` Did you mean ${guess}?` : ' The rules declare it by event(…).';
  return `There is no event ${shown(name)}.${hint}`;
}

const shown = (name: string) => JSON.stringify(name.length > 100 ? `${name.slice(0, 99)}…` : name);

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (error) {
    return error as SyntaxError;
  }
}
