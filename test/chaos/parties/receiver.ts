import { startHttpReceiver } from '../../real/http-receiver.ts';
import { Ledger } from '../ledger.ts';
import type { Post } from './lines.ts';

// `node receiver.ts PORT LEDGER`: a webhook receiver that can be killed. It verifies signatures by CHAOS_SECRET, and honours
// `webhook-id`: what it has taken it knows again, also after a kill.

const [port, path] = process.argv.slice(2);
const ledger = new Ledger<Post>(path!);
const known = new Set(ledger.lines.map(({ id }) => id));

await startHttpReceiver(process.env.CHAOS_SECRET, {
  port: Number(port),
  keep({ headers, json, signed }) {
    const id = String(headers['webhook-id']);
    const { data } = json as { data: Post['alert'] };
    const { key, event, person, stage, turn, subject, body } = data;
    const alert = { key, event, person, stage, turn, subject, body };
    ledger.add({ id, repeat: known.has(id), signed, receivedAt: Date.now(), alert });
    known.add(id);
  },
});
console.log('ready');
