import type { SMTPServerDataStream, SMTPServerSession } from 'smtp-server';
import type { Envelope } from '../../../engine/facts/facts.ts';
import { crashPoint } from '../../crash-points.ts';
import type { Intake } from '../source.ts';
import { refusal } from './refusal.ts';

interface Receiver {
  readonly name: string;
  readonly maxSize: number;
  readonly intake: Intake;
}

/**
 * Reads one message and takes it in.
 *
 * @returns what to refuse it with: 552 where it is too large, 451 where it could not be kept (`ours` is then true);
 *   undefined when it is on disk.
 */
export async function receive(
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
  { name, maxSize, intake }: Receiver,
): Promise<Error | undefined> {
  const envelope = envelopeOf(session, name);
  try {
    const raw = await read(stream, maxSize);
    if (!raw) return refusal(552, `The mail is larger than the ${maxSize} bytes that are taken here`);
    const { handed } = await intake.take({ raw, envelope, source: 'smtp' });
    // It is on disk: the app hands it over at its next start, should it fail to now.
    handed.catch(() => {});
    crashPoint('smtp:before-answer');
    return undefined;
  } catch {
    return Object.assign(refusal(451, 'The mail could not be kept, please send it again later'), { ours: true });
  }
}

/** The whole stream is read in any case: a sender listens to the answer only after its last byte. */
async function read(stream: SMTPServerDataStream, maxSize: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= maxSize) chunks.push(chunk);
    else chunks.length = 0;
  }
  return size > maxSize ? undefined : Buffer.concat(chunks, size);
}

function envelopeOf({ envelope, remoteAddress }: SMTPServerSession, mailbox: string): Envelope {
  return {
    mailbox,
    receivedAt: Date.now(),
    mailFrom: envelope.mailFrom ? envelope.mailFrom.address : '',
    rcptTo: envelope.rcptTo.map(({ address }) => address),
    remoteAddress,
  };
}
