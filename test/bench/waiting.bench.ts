import { setTimeout as sleep } from 'node:timers/promises';
import { compileRules } from '../../engine/compiler/compile.ts';
import { DEFAULT_HOLD_MS, type RunStart } from '../../engine/interpreter/host.ts';
import { loadBundle } from '../../workflows/bundle.ts';
import { connect } from '../../workflows/client.ts';
import { dataConverter } from '../../workflows/codec/codec.ts';
import { inMemory } from '../../workflows/codec/in-memory.ts';
import { keyOf } from '../../workflows/key.ts';
import { freePort } from '../../workflows/server/port.ts';
import { Office } from '../e2e/office.ts';
import { PEOPLE } from '../e2e/rules.ts';
import { collectGarbage } from './collected.ts';
import { settledMb } from './resident.ts';

const MARKS = [0, 5_000, 10_000, 20_000];
const AT_ONCE = 32;
/** It ends in any case, at the mark before. In ms. */
const PATIENCE = Number(process.env.POSTHORN_BENCH_MINUTES ?? 12) * 60_000;

const WAITS = `
import { notify, policy, until } from 'posthorn';
import { li } from './people.ts';
export default policy({
  title: 'Waits', owner: 'sales', on: 'mail.received', priority: 'normal',
  async run({ mail }) {
    if (!(await until(mail.read, '24h'))) await notify(li, { text: 'Nobody read it' });
  },
});
`;

// Memory of a whole Posthorn process (Temporal is another) with so many runs that wait for a day. Runs that fall out of the worker's
// memory are replayed when they go on, so it is flat from the moment at which that is full.
const secret = '7'.repeat(64);
process.env.POSTHORN_KEY = secret;
const rules = { 'people.ts': PEOPLE, 'waits.ts': WAITS };
const files = new Map(Object.entries(rules));
const { ruleset } = compileRules({ read: (path) => files.get(path), paths: () => [...files.keys()] });
const run: RunStart = { plan: ruleset.plans[0]!, facts: {}, derived: [], lists: {}, templates: {} };
// Whoever has to make the workflow bundle first is large afterwards.
await loadBundle();
const inspector = await freePort();
const office = await Office.open({ rules, people: ['li'] });
process.env.NODE_OPTIONS = `--inspect=127.0.0.1:${inspector}`;
const posthorn = await office.start();
const address = `127.0.0.1:${office.ports.temporal}`;
const durable = await connect({ address, dataConverter: dataConverter(keyOf(Buffer.from(secret, 'hex')), inMemory()) });
try {
  const until = performance.now() + PATIENCE;
  let begun = 0;
  for (const mark of MARKS) {
    const since = performance.now();
    const lanes = Array.from({ length: AT_ONCE }, async () => {
      while (begun < mark && performance.now() < until) await begin(++begun);
    });
    await Promise.all(lanes);
    if (begun < mark) {
      console.log(`  the time is over at ${begun} runs; the next mark would have been ${mark}`);
      break;
    }
    await sleep(10_000);
    const took = (performance.now() - since) / 1000;
    const all = Math.round(await settledMb(posthorn.pid));
    await collectGarbage(inspector);
    const held = Math.round(await settledMb(posthorn.pid));
    console.log(
      `${mark} runs wait for 24 h: ${held} MB, with garbage not yet collected ${all} MB (after ${took.toFixed(0)} s more)`,
    );
  }
  console.log('  goal: flat, from the mark at which as many runs were begun as a worker keeps in memory');
} finally {
  await durable.close();
  await office.close();
}

async function begin(n: number): Promise<void> {
  const event = { id: `mail-waiting-${n}`, receivedAt: Date.now(), subject: 'Waits', hold: DEFAULT_HOLD_MS, holds: [] };
  await durable.start(event, [run]);
}
