import { setTimeout as sleep } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import { smtpConfig } from '../../connectors/sources/smtp/config.ts';
import { SmtpSource } from '../../connectors/sources/smtp/smtp-source.ts';
import { sourceContract } from './contract.ts';

/** Sends as a mail server does: again until it is taken. */
async function sendUntilTaken(port: number, raw: Uint8Array): Promise<void> {
  const transport = createTransport({ host: '127.0.0.1', port, secure: false, ignoreTLS: true });
  for (;;) {
    try {
      await transport.sendMail({
        envelope: { from: 'ops@forwarder.example', to: 'sales@example.com' },
        raw: Buffer.from(raw),
      });
      return transport.close();
    } catch (error) {
      if (!String((error as { responseCode?: number }).responseCode).startsWith('4')) throw error;
      await sleep(50);
    }
  }
}

sourceContract('SMTP', async () => {
  let source: SmtpSource;
  return {
    source: (intake) => {
      source = new SmtpSource(smtpConfig.parse({ port: 0 }), intake);
      return source;
    },
    send: (raw) => sendUntilTaken(source.port, raw),
    keepsWhileAway: false,
    clear: async () => {},
    close: async () => {},
  };
});
