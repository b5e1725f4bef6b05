import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import { localTime } from '../../../engine/facts/zone.ts';
import { TIME_OF_DAY, WEEKDAYS } from '../../../engine/plan/hours.ts';
import { DirectoryError, personNamed, teamNamed } from '../../directory/names.ts';
import { booksOf, overviewOf } from '../../directory/overview.ts';
import { LABELS } from '../../directory/silence-words.ts';
import { inOrder } from '../../directory/times.ts';
import { ownOrigin } from '../access/own-pages.ts';
import type { PageParts } from '../parts.ts';
import { tooLarge } from './write.ts';

const id = z.string().min(1).max(200);
const note = z.string().max(2_000).default('');
/** Epoch ms: from 1970 to the year 9999. */
const instant = z.int().min(0).max(253_402_300_799_000);
const span = { from: instant, until: instant };

const addressBody = z.strictObject({ address: z.string().trim().min(1).max(1_000) });
const absenceBody = z.strictObject({ person: id, ...span, deputy: id.optional(), note });
const overrideBody = z.strictObject({ team: id, person: id, ...span, note });
const silenceBody = z.strictObject({
  matchers: z
    .array(z.strictObject({ label: z.enum(LABELS), is: z.string().min(1).max(500) }))
    .min(1)
    .max(20),
  ...span,
  recurs: z
    .strictObject({
      days: z.array(z.enum(WEEKDAYS)).min(1).optional(),
      from: z.string().regex(TIME_OF_DAY),
      to: z.string().regex(TIME_OF_DAY),
      zone: z.string().refine(isZone, 'is no IANA time zone such as "Europe/Berlin"'),
    })
    .optional(),
  by: id,
  comment: note,
});
const channelName = /^[a-z][a-z0-9-]{0,31}$/;

const small = bodyLimit({ maxSize: 64 * 1024, onError: tooLarge });

/** What about people is not in the rules: read by `GET`, put in its place by `PUT`, taken out by `DELETE`. */
export function directoryApi({ store, rules }: PageParts): Hono {
  const people = () => rules().people;
  const api = new Hono()
    .get('/', async (context) => {
      const given = context.req.query('at');
      const at = given === undefined ? Date.now() : instant.parse(Number(given));
      const books = await booksOf(store, at);
      const silences = await store.silences.list();
      return context.json({ now: overviewOf(people(), books, at), ...books, silences });
    })
    .put('/addresses/:person/:channel', ownOrigin, small, async (context) => {
      const { person, channel } = context.req.param();
      if (!channelName.test(channel)) throw new DirectoryError(`"${channel}" is no channel's name.`);
      const { address } = await bodyOf(context, addressBody);
      await store.directory.set(personNamed(person, people()).id, channel, address);
      return context.json({ address: { person, channel, address } });
    })
    .delete('/addresses/:person/:channel', ownOrigin, async (context) => {
      await store.directory.remove(context.req.param('person'), context.req.param('channel'));
      return context.json({ ok: true });
    })
    .put('/absences/:id', ownOrigin, small, async (context) => {
      const absence = { id: id.parse(context.req.param('id')), ...(await bodyOf(context, absenceBody)) };
      inOrder(absence);
      personNamed(absence.person, people());
      if (absence.deputy !== undefined) personNamed(absence.deputy, people());
      if (absence.deputy === absence.person) throw new DirectoryError('nobody stands in for themselves.');
      await store.absences.add(absence);
      return context.json({ absence });
    })
    .delete('/absences/:id', ownOrigin, async (context) => {
      await store.absences.remove(context.req.param('id'));
      return context.json({ ok: true });
    })
    .put('/overrides/:id', ownOrigin, small, async (context) => {
      const override = { id: id.parse(context.req.param('id')), ...(await bodyOf(context, overrideBody)) };
      inOrder(override);
      teamNamed(override.team, people());
      personNamed(override.person, people());
      await store.overrides.add(override);
      return context.json({ override });
    })
    .delete('/overrides/:id', ownOrigin, async (context) => {
      await store.overrides.remove(context.req.param('id'));
      return context.json({ ok: true });
    })
    .put('/silences/:id', ownOrigin, small, async (context) => {
      const silence = { id: id.parse(context.req.param('id')), ...(await bodyOf(context, silenceBody)) };
      inOrder(silence);
      personNamed(silence.by, people());
      await store.silences.add(silence);
      return context.json({ silence: await store.silences.get(silence.id) });
    })
    .delete('/silences/:id', ownOrigin, async (context) => {
      const silence = await store.silences.end(context.req.param('id'), Date.now());
      return silence ? context.json({ silence }) : context.json({ error: 'There is no such silence.' }, 404);
    });
  return api.onError((error, context) => {
    if (error instanceof DirectoryError) return context.json({ error: `It cannot be kept: ${error.message}` }, 400);
    if (error instanceof z.ZodError) return context.json({ error: wordsOf(error) }, 400);
    throw error;
  });
}

/** @throws z.ZodError where the body does not fit, or is no JSON */
async function bodyOf<T>(context: Context, schema: z.ZodType<T>): Promise<T> {
  const text = await context.req.text();
  return z
    .string()
    .transform((body, issues) => {
      try {
        return JSON.parse(body) as unknown;
      } catch {
        issues.addIssue('The body is not JSON.');
        return z.NEVER;
      }
    })
    .pipe(schema)
    .parse(text);
}

const wordsOf = (error: z.ZodError) =>
  error.issues.map(({ path, message }) => (path.length ? `${path.join('.')}: ${message}` : message)).join(' ');

function isZone(zone: string): boolean {
  try {
    localTime(0, zone);
    return true;
  } catch {
    return false;
  }
}
