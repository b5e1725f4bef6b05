import { describe, expect, it } from 'vitest';
import { stockOf } from '../../connectors/stock/csv.ts';
import { stockOver } from '../../connectors/stock/open.ts';
import { StockFailure } from '../../connectors/stock/source.ts';
import { quote } from '../../workflows/activities/quote.ts';
import { mailOf, STOCK } from './mails.ts';

const AT = Date.parse('2026-03-10T01:00:00Z');
const people = { li: { kind: 'person', id: 'li', name: 'Li', zone: 'Asia/Shanghai', language: 'zh', channels: [] } };

/** The activity over a store of one mail. */
function stand(load: () => Promise<ReturnType<typeof stockOf>>) {
  const said: string[] = [];
  const stock = stockOver({ place: 'the list', keepFor: 1_000, load }, (message) => said.push(message));
  const events = {
    get: async (id: string) => (id === 'e' ? { mail: 'm', envelope: { mailbox: 'x', receivedAt: AT } } : undefined),
  };
  const none = { list: async () => [] };
  const mails = { read: async () => mailOf('200 pcs of OC-210, please.') };
  const store = { events, mails, absences: none, overrides: none };
  const perform = quote({ store, stock, people: () => people } as never);
  const asking = (who: string, event = 'e') =>
    perform({ key: 'k', event, policy: 'p', args: [{ who }, '30d'], at: AT });
  return { asking, said };
}

describe('what a policy is told that asks for a quote', () => {
  it('is what the list says, by the calendar and for the time that it names; the list is fetched once', async () => {
    let fetched = 0;
    const { asking } = stand(async () => {
      fetched++;
      return stockOf(STOCK, 'stock.csv');
    });
    const [first, again] = await Promise.all([asking('li'), asking('li')]);
    expect(first).toMatchObject({ isComplete: true, total: '18500.00', ready: '2026-03-10', validUntil: '2026-04-09' });
    expect(again).toEqual(first);
    expect(fetched).toBe(1);
  });

  it('is that there is no list, where it cannot be had: the alert goes out all the same', async () => {
    const { asking, said } = stand(async () => {
      throw new StockFailure('The host erp.example answered 503.');
    });
    expect(await asking('li')).toMatchObject({
      isComplete: false,
      items: [],
      text: '',
      trouble: 'The host erp.example answered 503.',
    });
    expect(said).toEqual(['No first quote could be made. The host erp.example answered 503.']);
  });

  it('is a failure for good where nobody has that calendar, or the mail is gone', async () => {
    const { asking } = stand(async () => stockOf(STOCK, 'stock.csv'));
    await expect(asking('nobody')).rejects.toThrow('nobody stands behind nobody');
    await expect(asking('li', 'gone')).rejects.toThrow('not in the store any more');
  });
});
