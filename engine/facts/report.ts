import { latinText } from './mime/charset.ts';
import { type Part, parseMessage } from './mime/part.ts';
import { Problems } from './problems.ts';

/** What became of one recipient's copy. */
export interface ReportedRecipient {
  /** In lower case; empty where the report names none. */
  readonly address: string;
  readonly action: 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded';
  /** The enhanced status code (RFC 3463): `5.1.1`; empty where there is none. */
  readonly status: string;
}

/** A delivery status notification (RFC 3464). All of it is what somebody wrote, and may be made up. */
export interface DeliveryReport {
  /** Of the mail that it is about, without angle brackets; empty where it quotes none. */
  readonly messageId: string;
  /** What the sender called the sending (RFC 3461, section 4.4); empty where the report does not say. */
  readonly envelopeId: string;
  readonly recipients: readonly ReportedRecipient[];
}

/** A report names no more recipients than this, or somebody plays with us. */
const MOST_RECIPIENTS = 100;
const ACTIONS = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'] as const;

/** The delivery report that a message is; undefined where it is none. Never throws. */
export function deliveryReportIn(raw: Uint8Array): DeliveryReport | undefined {
  const message = parseMessage(raw, new Problems());
  const parts = [...within(message)];
  const status = parts.find(({ type }) => /^message\/(?:global-)?delivery-status$/.test(type.value));
  if (!status) return undefined;
  const [about = '', ...recipients] = blocksOf(status);
  return {
    messageId: messageIdIn(parts),
    envelopeId: fieldOf(about, 'original-envelope-id'),
    recipients: recipients.slice(0, MOST_RECIPIENTS).flatMap(recipientOf),
  };
}

function* within(part: Part): Iterable<Part> {
  yield part;
  for (const inner of part.parts) yield* within(inner);
}

/** Fields of the message, then of each recipient, with empty lines between (RFC 3464, section 2.1). */
const blocksOf = (status: Part): readonly string[] =>
  latinText(status.content())
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/\n[ \t]+/g, ' ')
    .split(/\n{2,}/)
    .filter((block) => block.trim());

const fieldOf = (block: string, name: string): string =>
  new RegExp(`^${name}\\s*:(.*)$`, 'im').exec(block)?.[1]?.trim() ?? '';

function recipientOf(block: string): readonly ReportedRecipient[] {
  const [word = ''] = fieldOf(block, 'action').toLowerCase().split(/\s/);
  const action = ACTIONS.find((known) => known === word);
  if (!action) return [];
  const named = fieldOf(block, 'original-recipient') || fieldOf(block, 'final-recipient');
  const address = named.slice(named.indexOf(';') + 1).replaceAll(/[<>\s]/g, '');
  const [status = ''] = /[245]\.\d{1,3}\.\d{1,3}/.exec(fieldOf(block, 'status')) ?? [];
  return [{ address: address.toLowerCase(), action, status }];
}

/** The original comes back as a message of its own, or as its header section (RFC 6522). */
function messageIdIn(parts: readonly Part[]): string {
  const at = parts.findIndex(({ type }) =>
    /^(?:message\/(?:rfc822|global)|text\/(?:rfc822|global)-headers)$|^message\/global-headers$/.test(type.value),
  );
  const quoted = parts[at];
  if (!quoted) return '';
  const [inner] = quoted.parts;
  const id = inner
    ? inner.headers.raw('message-id')
    : fieldOf(
        latinText(quoted.content())
          .replaceAll(/\r\n?/g, '\n')
          .replaceAll(/\n[ \t]+/g, ' '),
        'message-id',
      );
  return /<([^<>\s]+)>/.exec(id)?.[1] ?? '';
}

/** How it ended, in words that hold nothing of the mail: `5.1.1`, `delayed`. */
export const detailOf = ({ recipients }: DeliveryReport): string =>
  [...new Set(recipients.map(({ status, action }) => status || action))].join(', ');
