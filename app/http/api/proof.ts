import { Hono } from 'hono';
import { type Keys, sameSecret } from '../access/keys.ts';
import type { World } from '../world.ts';

/** What an outside task system posts to. Its address proves that it was told of the task, and is good for nothing else. */
export function proofApi(world: World, keys: Keys): Hono {
  return new Hono().post('/done/:task/:proof', async (context) => {
    const { task, proof } = context.req.param();
    if (!sameSecret(proof, keys.proofOf(task))) return context.json({ error: 'This address is not valid.' }, 403);
    return (await world.finish(task))
      ? context.json({ ok: true })
      : context.json({ error: 'There is no such task.' }, 404);
  });
}
