import type { Store } from '../../connectors/store/store.ts';
import { type DeliveryReport, deliveryReportIn, detailOf } from '../../engine/facts/report.ts';
import type { Teller } from './teller.ts';

/** What reports about mail of ours need. */
export interface ReportParts {
  readonly store: Pick<Store, 'outgoing' | 'log'>;
  readonly teller: Pick<Teller, 'tell'>;
  /** An alert has bounced whose run is over: nothing tries another channel of the person's. */
  unheard(key: string, what: { person: string; channel: string; detail: string }): Promise<void>;
}

/**
 * Tells the run that sent a mail what a report says of it: a mail of the company's own has bounced or was delivered, or an alert of
 * ours has bounced. Reports on other mail are told to nobody here. Idempotent.
 *
 * @param at epoch ms
 */
export async function tellReport(raw: Uint8Array, at: number, parts: ReportParts): Promise<void> {
  const report = deliveryReportIn(raw);
  if (!report) return;
  const failed = report.recipients.some(({ action }) => action === 'failed');
  const delivered = report.recipients.length > 0 && report.recipients.every(({ action }) => action === 'delivered');
  if (failed || delivered) await tellSender(report, failed, at, parts);
}

async function tellSender(report: DeliveryReport, failed: boolean, at: number, parts: ReportParts) {
  const { store, teller } = parts;
  const { messageId, envelopeId } = report;
  const { outgoing, log } = store;
  const sent =
    (envelopeId && (await outgoing.get(envelopeId))) || (messageId && (await outgoing.findByMessageId(messageId)));
  if (sent) {
    if (failed) await outgoing.bounced(sent.id, detailOf(report));
    const event = failed ? 'outgoing.bounced' : 'outgoing.delivered';
    await teller.tell(sent.event, { at, event, of: sent.id });
  } else if (failed && messageId) {
    const told = await log.findByReceipt(`<${messageId}>`);
    if (!told) return;
    const { key, event, person, channel } = told.alert;
    const isKnown = await teller.tell(event, { at, event: 'alert.bounced', of: key });
    if (!isKnown) await parts.unheard(key, { person, channel, detail: detailOf(report) });
  }
}
