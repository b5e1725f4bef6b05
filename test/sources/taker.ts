import { createHash } from 'node:crypto';
import { folderConfig } from '../../connectors/sources/folder/config.ts';
import { FolderSource } from '../../connectors/sources/folder/folder-source.ts';
import { imapConfig } from '../../connectors/sources/imap/config.ts';
import { ImapSource } from '../../connectors/sources/imap/imap-source.ts';
import { smtpConfig } from '../../connectors/sources/smtp/config.ts';
import { SmtpSource } from '../../connectors/sources/smtp/smtp-source.ts';
import type { Intake, Source } from '../../connectors/sources/source.ts';
import { openStore } from '../../connectors/store/open.ts';
import type { Store } from '../../connectors/store/store.ts';

/**
 * A process that takes mails in, for tests to kill: `taker.ts <kind> <store> <configuration as JSON>`. Writes a line when it
 * is up and one for each mail that is on disk.
 */
const [kind, dir = '', settings = '{}'] = process.argv.slice(2);

const keep = (store: Store): Intake => ({
  async take({ raw, envelope, source, place }) {
    const id = createHash('sha256').update(raw).digest('hex');
    const mail = await store.mails.put(raw);
    await store.events.takeIn({ id, kind: 'mail.received', source, envelope, mail, messageId: '', subject: '', place });
    console.log(`taken ${id}`);
    return { id, handed: store.events.settle(id, envelope.mailbox, 'unmatched') };
  },
  state: async () => {},
  answered: async () => {},
});

function sourceOf(store: Store): Source {
  const config: unknown = JSON.parse(settings);
  if (kind === 'imap') return new ImapSource(imapConfig.parse(config), keep(store), store);
  if (kind === 'smtp') return new SmtpSource(smtpConfig.parse(config), keep(store));
  return new FolderSource(folderConfig.parse(config), keep(store));
}

const source = sourceOf(await openStore({ dir }));
await source.start();
while (!source.health().ok) await new Promise((resolve) => setTimeout(resolve, 10));
console.log('up');
