import type { Ask } from '../../../connectors/authenticity/resolver.ts';
import { cachingResolver, systemResolver } from '../../../connectors/authenticity/resolver.ts';
import type { DomainsConfig } from '../../../connectors/domains/config.ts';
import type { Finding } from '../finding.ts';
import { blockLists } from './block-lists.ts';
import { recordsOf } from './domains.ts';

/** Whether mail of the company is believed elsewhere, as far as the DNS tells. Asks it for nothing that the configuration does not name. */
export async function sending(
  config: DomainsConfig,
  ask: Ask = cachingResolver(systemResolver(config.dns)),
): Promise<Finding[]> {
  const records = config.own.map((own) => recordsOf(own, config.sendFrom, ask));
  return (await Promise.all([...records, blockLists(config, ask)])).flat();
}
