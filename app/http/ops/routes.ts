import { getConnInfo } from '@hono/node-server/conninfo';
import { type Context, Hono } from 'hono';
import { isLoopback } from '../../../connectors/loopback.ts';
import type { Ops } from '../../ops/ops.ts';
import { hostName } from '../access/host.ts';
import { sameSecret } from '../access/keys.ts';
import { bearer } from '../access/sign-in.ts';

/**
 * `/healthz`, `/readyz` and `/metrics`. The probes are open: they say what works, in words of ours. The metrics are for this
 * machine, and for whoever brings the token.
 *
 * @param isBehindProxy somebody passes requests of others on to us, which come from this machine as well
 */
export function opsRoutes(ops: Pick<Ops, 'ready' | 'metrics' | 'token'>, isBehindProxy: boolean): Hono {
  return new Hono()
    .get('/healthz', (context) => context.text('ok\n'))
    .get('/readyz', async (context) => {
      const state = await ops.ready.look();
      return context.json(state, state.ready ? 200 : 503);
    })
    .get('/metrics', async (context) => {
      const given = bearer(context);
      const allowed =
        given === undefined
          ? !isBehindProxy && isLocal(context)
          : ops.token !== undefined && sameSecret(given, ops.token);
      if (!allowed) return context.text('Send the token as "Authorization: Bearer …".\n', 401);
      const { registry } = ops.metrics;
      return context.body(await registry.metrics(), 200, { 'content-type': registry.contentType });
    });
}

/** By the connection; not for a proxy that says so, nor for a page elsewhere whose name resolves to us. */
function isLocal(context: Context): boolean {
  const isPassedOn = ['forwarded', 'x-forwarded-for', 'via'].some((name) => context.req.header(name) !== undefined);
  const { address = '' } = getConnInfo(context).remote;
  const host = hostName(context.req.header('host') ?? '') ?? '';
  return !isPassedOn && isLoopback(host) && isLoopback(address.replace(/^::ffff:/i, ''));
}
