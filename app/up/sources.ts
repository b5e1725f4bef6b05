import { FolderSource } from '../../connectors/sources/folder/folder-source.ts';
import { ImapSource } from '../../connectors/sources/imap/imap-source.ts';
import { SmtpSource } from '../../connectors/sources/smtp/smtp-source.ts';
import type { Intake, Source } from '../../connectors/sources/source.ts';
import type { Store } from '../../connectors/store/store.ts';
import type { Config } from '../config/schema.ts';

/** What is brought to us. */
export function listenersOf({ smtp, folder }: Config, intake: Intake): Source[] {
  return [...(smtp ? [new SmtpSource(smtp, intake)] : []), ...(folder ? [new FolderSource(folder, intake)] : [])];
}

/** What is fetched, where this process alone does it. */
export function mailboxesOf({ mailboxes }: Config, intake: Intake, store: Store): Source[] {
  return mailboxes.map((mailbox) => new ImapSource(mailbox, intake, store));
}
