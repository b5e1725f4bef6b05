import { imapConfig } from '../../connectors/sources/imap/config.ts';
import { ImapSource } from '../../connectors/sources/imap/imap-source.ts';
import { PASSWORD, startDovecot } from '../real/dovecot.ts';
import { type Counterpart, sourceContract } from './contract.ts';
import { KeepingIntake } from './keeping-intake.ts';

sourceContract('IMAP', async (): Promise<Counterpart> => {
  process.env.POSTHORN_TEST_PASSWORD = PASSWORD;
  const users = Array.from({ length: 20 }, (_, n) => `user${n}`);
  const dovecot = await startDovecot({ users });
  const intakes: KeepingIntake[] = [];
  let user = 0;
  return {
    intake: async () => {
      const intake = await KeepingIntake.open();
      intakes.push(intake);
      return intake;
    },
    source: (intake) => {
      const config = imapConfig.parse({
        name: 'sales',
        host: '127.0.0.1',
        port: dovecot.port,
        tls: 'none',
        user: users[user],
        password: { env: 'POSTHORN_TEST_PASSWORD' },
      });
      return new ImapSource(config, intake, (intake as KeepingIntake).store);
    },
    send: async (raw) => dovecot.deliver(users[user]!, raw),
    keepsWhileAway: true,
    // The first connection begins at the mail that comes next: every test has a mailbox of its own.
    clear: async () => {
      user += 1;
    },
    close: async () => {
      await dovecot.close();
      for (const intake of intakes) await intake.close();
    },
  };
});
