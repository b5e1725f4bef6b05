import { reach } from '../../connectors/http/reach.ts';
import type { Config } from '../config/schema.ts';
import { type Finding, ok, warning } from './finding.ts';
import { listener } from './sources.ts';

const PATIENCE_MS = 5_000;

/** What watches over this process from outside. @param running whether our own process has the ports */
export async function watching({ ops }: Pick<Config, 'ops'>, running: boolean): Promise<Finding[]> {
  return [
    ...(ops.port === undefined ? [] : [await listener('probes', 'ops.port', ops.host, ops.port, running)]),
    ...(ops.traces ? [await collector(ops.traces.url)] : []),
  ];
}

/** Traces that nobody takes are lost, and nothing else. */
async function collector(address: string): Promise<Finding> {
  const url = new URL(address);
  const problem = await reach(url, { hosts: [url.host], internal: true, insecure: true }, PATIENCE_MS);
  if (problem === undefined) return ok('traces', `Somebody listens at ${url.host}.`);
  return warning('traces', `${problem} Start the collector, or correct "ops.traces.url".`);
}
