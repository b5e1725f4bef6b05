import type { Ask } from '../../../connectors/authenticity/resolver.ts';
import { listingOf } from '../../../connectors/domains/block-list.ts';
import type { DomainsConfig } from '../../../connectors/domains/config.ts';
import { type Finding, ok, trouble, warning } from '../finding.ts';

/** Whether addresses that our mail leaves from are called sources of spam. */
export async function blockLists({ sendFrom, blockLists: lists }: DomainsConfig, ask: Ask): Promise<Finding[]> {
  if (!lists.length) return [];
  return (await Promise.all(sendFrom.map((address) => lookAt(address, lists, ask)))).flat();
}

async function lookAt(address: string, lists: readonly string[], ask: Ask): Promise<Finding[]> {
  const what = `address ${address}`;
  const asked = await Promise.all(lists.map(async (list) => ({ list, found: await listingOf(ask, address, list) })));
  const findings = asked.flatMap(({ list, found }): Finding[] => {
    if (found.state === 'listed') {
      const why = found.why ? ` ("${found.why}")` : '';
      return [
        trouble(
          what,
          `${list} calls it a source of spam${why}: find out what it sent, stop that, then ask the list to take it off. Until then mail from it is refused by many.`,
        ),
      ];
    }
    if (found.state === 'clear') return [];
    return [
      warning(
        what,
        `${list} does not answer, or not to this DNS: many lists serve no public resolver. Name a resolver of your own by "domains.dns", or leave it out of "domains.blockLists".`,
      ),
    ];
  });
  const clear = asked.filter(({ found }) => found.state === 'clear').map(({ list }) => list);
  return clear.length ? [...findings, ok(what, `It is not on ${clear.join(', ')}.`)] : findings;
}
