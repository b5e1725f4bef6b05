import { Hono } from 'hono';
import { z } from 'zod';
import { correctionOf, LearnedProvider } from '../../../connectors/intent/offline/learned.ts';
import type { Store } from '../../../connectors/store/store.ts';
import { letterOf } from '../../../engine/intent/letter.ts';
import { KINDS } from '../../../engine/intent/schema.ts';
import { ownOrigin } from '../access/own-pages.ts';
import { refusal } from '../workspace/api.ts';
import { by, json, limited } from '../workspace/bodies.ts';
import type { IntentRead } from './answers.ts';

const raw = z
  .base64()
  .min(1)
  .transform((text) => new Uint8Array(Buffer.from(text, 'base64')));
const reading = z.strictObject({ raw });
const correcting = z.strictObject({
  raw,
  kind: z.enum(KINDS),
  by,
  /** The event that the mail is kept as: what is learned from it is forgotten with it. */
  event: z.string().min(1).max(200).optional(),
});
const MOST_LOOKED_AT = 500;

/**
 * What a mail wants, on this machine whatever is configured, and that it was read wrongly. Of a mail that is read nothing is kept; of
 * one that is corrected its words without order.
 */
export function intentApi({ corrections, events }: Pick<Store, 'corrections' | 'events'>) {
  const provider = new LearnedProvider(corrections);
  const read = async (mail: Uint8Array): Promise<IntentRead> => {
    const envelope = { mailbox: 'tried', receivedAt: Date.now() };
    const intent = await provider.read(mail, envelope);
    const { id } = correctionOf(mail, { kind: 'other', by: '', event: '' });
    const said = (await corrections.list(MOST_LOOKED_AT)).find((one) => one.id === id);
    const { text } = letterOf(mail, envelope);
    return { text, intent, ...(said && { corrected: { kind: said.kind, by: said.by } }) };
  };
  return new Hono()
    .post('/', ownOrigin, limited, json(reading), async (context) =>
      context.json(await read(context.req.valid('json').raw)),
    )
    .post('/corrections', ownOrigin, limited, json(correcting), async (context) => {
      const { raw: mail, kind, by: who, event } = context.req.valid('json');
      if (event !== undefined && !(await events.get(event)))
        return context.json(
          { error: 'There is no such event: leave "event" out for a mail that was not taken in.' },
          404,
        );
      await corrections.keep(correctionOf(mail, { kind, by: who, event: event ?? '' }));
      await provider.look();
      return context.json(await read(mail), 201);
    })
    .post('/corrections/undo', ownOrigin, limited, json(reading), async (context) => {
      const mail = context.req.valid('json').raw;
      await corrections.remove(correctionOf(mail, { kind: 'other', by: '', event: '' }).id);
      await provider.look();
      return context.json(await read(mail));
    })
    .onError(refusal);
}
