import { setTimeout as sleep } from 'node:timers/promises';
import { ALERTS, Rig, type Way } from './durable/rig.ts';
import { compare, said } from './pairs.ts';

const EVENTS = 60;
const WIDTH = 16;
const LATENCIES = 41;
const HISTORIES = 9;

await onePolicy();
await fourPolicies();

/** Four policies match each mail and want to tell the same three persons; the peer knows beforehand that it comes to one alert each. */
async function fourPolicies(): Promise<void> {
  const rig = await Rig.open(4);
  try {
    const rates = await compare(
      () => rig.run('ours', EVENTS, WIDTH),
      () => rig.run('peer', EVENTS, WIDTH),
      EVENTS * ALERTS,
      5,
    );
    console.log(
      `durable alerts with four policies matching each mail, against the same workflow by hand: ${said(rates)}`,
    );
    console.log(`  ours for each of the peer's: ${(1 / rates.ratio.median).toFixed(2)}`);
  } finally {
    await rig.close();
  }
}

async function onePolicy(): Promise<void> {
  const rig = await Rig.open();
  try {
    const rates = await compare(
      () => rig.run('ours', EVENTS, WIDTH),
      () => rig.run('peer', EVENTS, WIDTH),
      EVENTS * ALERTS,
      5,
    );
    console.log(`durable alerts, ${WIDTH} events at once, against a workflow written by hand: ${said(rates)}`);
    console.log(`  goal: 0.90 of the peer's rate or more; it is ${(1 / rates.ratio.median).toFixed(2)}`);

    const [ours, peer] = await inTurn((way) => rig.firstAlert(way), LATENCIES);
    console.log(
      `first alert after ${ours.toFixed(0)} ms, the peer's after ${peer.toFixed(0)} ms (medians of ${LATENCIES})`,
    );
    console.log(`  goal: 1.20 of the peer's or less; it is ${(ours / peer).toFixed(2)}`);

    const [our, their] = await inTurn((way) => rig.historyLength(way), HISTORIES);
    console.log(`events of a history that waits for its task: ${our}, the peer's ${their} (medians of ${HISTORIES})`);
    console.log('  goal: at most 2 more for each round that was held; none was held here');
  } finally {
    await rig.close();
  }
}

/**
 * Medians of both, measured in turn, each after a pause in which what the one before has left to the server is done: a machine
 * that slows down slows both.
 */
async function inTurn(measure: (way: Way) => Promise<number>, times: number): Promise<[number, number]> {
  const found: { readonly [way in Way]: number[] } = { ours: [], peer: [] };
  for (let i = 0; i < 2 * times; i++) {
    const way = i % 2 ? 'peer' : 'ours';
    await sleep(200);
    found[way].push(await measure(way));
  }
  return [median(found.ours), median(found.peer)];
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
