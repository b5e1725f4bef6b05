import type { Readable } from 'node:stream';
import type { Transporter } from 'nodemailer';

/** Tells of each message whether all of it was given to the mail server: without an answer to that, nobody knows whether it was taken. */
export function watchWriting(transport: Transporter) {
  const streams = new Map<string, Readable>();
  transport.use('stream', (mail, done) => {
    // The transport reads a message only after the server's 354 (RFC 5321 §4.1.1.4); the last line of the message follows the end.
    const create = mail.message.createReadStream.bind(mail.message);
    mail.message.createReadStream = (options) => {
      const stream = create(options);
      streams.set(String(mail.data.messageId), stream);
      return stream;
    };
    done();
  });
  return {
    isWritten: (messageId: string) => streams.get(messageId)?.readableEnded === true,
    forget: (messageId: string) => void streams.delete(messageId),
  };
}
