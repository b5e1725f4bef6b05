import type { Transporter } from 'nodemailer';
import { isAddress } from '../channels/address.ts';
import { ChannelFailure } from '../channels/channel.ts';
import { smtpTransport } from '../channels/email.ts';
import { smtpFailure } from '../channels/smtp-failure.ts';
import { crashPoint } from '../crash-points.ts';
import type { Outgoing } from '../store/store.ts';
import type { OutgoingConfig } from './config.ts';
import { type Draft, draftMessage, messageIdFor } from './message.ts';

/** Sends mail of the company's own, once for each id. */
export interface Outbox {
  /**
   * Resolves when the relay has taken the mail over; at once where it had done so before.
   *
   * @throws ChannelFailure where it did not, or nobody can know: a repeat carries the same Message-ID
   */
  send(draft: Draft): Promise<{ readonly messageId: string }>;
  close(): Promise<void>;
}

/** @param signingKey marks what we send, so that it starts no policy where it comes back in a watched mailbox */
export function openOutbox(config: OutgoingConfig | undefined, store: Outgoing, signingKey: Uint8Array): Outbox {
  if (!config) return { send: notConfigured, close: async () => {} };
  const { relay, allow } = config;
  const transport = smtpTransport(relay);
  const senders = [relay.from.address, ...allow.from].map(patternOf);
  const receivers = allow.to.map(patternOf);
  return {
    async send(draft) {
      const sender = draft.from ?? relay.from.address;
      refuse(draft, sender, { senders, receivers });
      const messageId = messageIdFor(draft.id, sender);
      const { id, event, policy, to, subject } = draft;
      if ((await store.begin({ id, event, policy, to: [to], messageId, subject })) === 'sent') return { messageId };
      crashPoint('outbox:after-begin');
      const message = draftMessage({ ...draft, from: sender, name: draft.from ? '' : relay.from.name }, signingKey);
      const outcome = await attempt(
        transport,
        { ...message, signal: AbortSignal.timeout(relay.timeout) },
        `${relay.host}:${relay.port}`,
      );
      crashPoint('outbox:after-send');
      if (!(outcome instanceof ChannelFailure)) {
        await store.finish(id, { ok: true, ...(outcome && { receipt: outcome }) });
        return { messageId };
      }
      await store.finish(id, { ok: false, detail: outcome.message });
      throw outcome;
    },
    async close() {
      transport.close();
    },
  };
}

async function notConfigured(): Promise<never> {
  throw new ChannelFailure('The configuration says no relay for outgoing mail. Add "outgoing" to it.', {
    temporary: false,
  });
}

async function attempt(
  transport: Transporter,
  message: Parameters<Transporter['sendMail']>[0],
  server: string,
): Promise<string | undefined | ChannelFailure> {
  try {
    return ((await transport.sendMail(message)) as { response?: string }).response?.slice(0, 200);
  } catch (error) {
    return smtpFailure(error, server);
  }
}

interface Allowed {
  readonly senders: readonly RegExp[];
  readonly receivers: readonly RegExp[];
}

/** @throws ChannelFailure where the administrator does not allow the mail. Addresses stay out of its words: they go into logs. */
function refuse({ to, replyTo }: Draft, from: string, { senders, receivers }: Allowed): void {
  const permanent = (words: string) => new ChannelFailure(words, { temporary: false });
  for (const [name, address] of Object.entries({ to, from, ...(replyTo !== undefined && { replyTo }) }))
    if (!isAddress(address)) throw permanent(`"${name}" of the mail is not one address.`);
  const isAmong = (address: string, patterns: readonly RegExp[]) => patterns.some((one) => one.test(address));
  if (!isAmong(from, senders))
    throw permanent(
      'Policies may not send mail from this address. "outgoing.allow.from" of the configuration says from which.',
    );
  if (!isAmong(to, receivers))
    throw permanent(
      'Policies may not send mail to this address. "outgoing.allow.to" of the configuration says to which.',
    );
}

/** `*` stands for any letters; case does not matter. */
const patternOf = (text: string) =>
  new RegExp(
    `^${text
      .split('*')
      .map((part) => part.replaceAll(/[\\^$.+?()[\]{}|]/g, '\\$&'))
      .join('.*')}$`,
    'i',
  );
