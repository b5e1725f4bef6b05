import { FolderSource } from '../../connectors/sources/folder/folder-source.ts';
import { ImapSource } from '../../connectors/sources/imap/imap-source.ts';
import { SmtpSource } from '../../connectors/sources/smtp/smtp-source.ts';
import type { Intake, Source } from '../../connectors/sources/source.ts';
import type { Store } from '../../connectors/store/store.ts';
import type { Config } from '../config/schema.ts';

/** Every source of the configuration. */
export function sourcesOf({ smtp, folder, mailboxes }: Config, intake: Intake, store: Store): Source[] {
  return [
    ...(smtp ? [new SmtpSource(smtp, intake)] : []),
    ...(folder ? [new FolderSource(folder, intake)] : []),
    ...mailboxes.map((mailbox) => new ImapSource(mailbox, intake, store)),
  ];
}
