import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import { localTime } from '../../../engine/facts/zone.ts';
import { TIME_OF_DAY, WEEKDAYS } from '../../../engine/plan/hours.ts';
import { held } from '../../config/complaints.ts';
import { addressRemark, type Ground, matcherRemark, turnRemark } from '../../directory/ground.ts';
import { DirectoryError, personNamed } from '../../directory/names.ts';
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

const timeOfDay = z.string().regex(TIME_OF_DAY, 'Write a time of day, such as "09:30".');

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
      from: timeOfDay,
      to: timeOfDay,
      zone: z.string().refine(isZone, 'Write an IANA time zone, such as "Europe/Berlin".'),
    })
    .optional(),
  by: id,
  comment: note,
});
const channelName = /^[a-z][a-z0-9-]{0,31}$/;

const small = bodyLimit({ maxSize: 64 * 1024, onError: tooLarge });

/** What of the page's parts the directory needs. */
type Parts = Pick<PageParts, 'store' | 'rules' | 'channels'>;

/** What about people is not in the rules: read by `GET`, put in its place by `PUT`, taken out by `DELETE`. */
export function directoryApi({ store, rules, channels }: Parts): Hono {
  const people = () => rules().people;
  const kinds = new Map(channels.names.map((name) => [name, channels.get(name)!.kind]));
  const ground = (): Ground => ({ rules: rules(), channels: kinds });
  const api = new Hono()
    .get('/', async (context) => {
      const given = context.req.query('at');
      const at = given === undefined ? Date.now() : fitting(Number(given), instant, 'the time "at"');
      const books = await booksOf(store, at);
      const silences = await store.silences.list();
      return context.json({ now: overviewOf(people(), books, at), ...books, silences });
    })
    .put('/addresses/:person/:channel', ownOrigin, small, async (context) => {
      const { person, channel } = context.req.param();
      if (!channelName.test(channel)) throw new DirectoryError(`"${channel}" is no channel's name.`);
      const { address } = await bodyOf(context, addressBody);
      const known = personNamed(person, people()).id;
      const remark = addressRemark(channel, address, ground());
      await store.directory.set(known, channel, address);
      return context.json({ address: { person, channel, address }, ...said([remark]) });
    })
    .delete('/addresses/:person/:channel', ownOrigin, async (context) => {
      await store.directory.remove(context.req.param('person'), context.req.param('channel'));
      return context.json({ ok: true });
    })
    .put('/absences/:id', ownOrigin, small, async (context) => {
      const absence = { id: fitting(context.req.param('id'), id, 'the id'), ...(await bodyOf(context, absenceBody)) };
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
      const override = { id: fitting(context.req.param('id'), id, 'the id'), ...(await bodyOf(context, overrideBody)) };
      inOrder(override);
      const remark = turnRemark(override.team, override.person, ground());
      await store.overrides.add(override);
      return context.json({ override, ...said([remark]) });
    })
    .delete('/overrides/:id', ownOrigin, async (context) => {
      await store.overrides.remove(context.req.param('id'));
      return context.json({ ok: true });
    })
    .put('/silences/:id', ownOrigin, small, async (context) => {
      const silence = { id: fitting(context.req.param('id'), id, 'the id'), ...(await bodyOf(context, silenceBody)) };
      inOrder(silence);
      personNamed(silence.by, people());
      const remarks = silence.matchers.map((matcher) => matcherRemark(matcher, ground()));
      await store.silences.add(silence);
      return context.json({ silence: await store.silences.get(silence.id), ...said(remarks) });
    })
    .delete('/silences/:id', ownOrigin, async (context) => {
      const silence = await store.silences.end(context.req.param('id'), Date.now());
      return silence ? context.json({ silence }) : context.json({ error: 'There is no such silence.' }, 404);
    });
  return api.onError((error, context) => {
    if (error instanceof DirectoryError) return context.json({ error: `It cannot be kept: ${error.message}` }, 400);
    throw error;
  });
}

/** What is worth a word about what was kept: it is of no use yet. */
function said(remarks: readonly (string | undefined)[]): { readonly remarks?: readonly string[] } {
  const some = remarks.filter((remark) => remark !== undefined);
  return some.length > 0 ? { remarks: some } : {};
}

/** @throws DirectoryError where the body does not fit, or is no JSON */
async function bodyOf<T extends z.ZodType>(context: Context, schema: T): Promise<z.output<T>> {
  return fitting(jsonOf(await context.req.text()), schema, 'the body');
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new DirectoryError(`The body is not JSON: ${(error as Error).message}`);
  }
}

function fitting<T extends z.ZodType>(value: unknown, schema: T, whole: string): z.output<T> {
  const fits = held(value, schema, whole);
  if ('data' in fits) return fits.data;
  throw new DirectoryError(fits.complaints.join(' '));
}

function isZone(zone: string): boolean {
  try {
    localTime(0, zone);
    return true;
  } catch {
    return false;
  }
}
