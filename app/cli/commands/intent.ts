import type { Command } from 'commander';
import { readOffline } from '../../../connectors/intent/offline/provider.ts';
import { EXIT, type Exit } from '../failure.ts';
import { type Common, ending } from '../options.ts';
import { printIntent } from '../print/intent.ts';
import { json, Progress } from '../print/output.ts';
import { isEvent, mailFiles, readMail } from '../read/mails.ts';

export function intentCommand(program: Command): void {
  program
    .command('intent')
    .argument('<paths...>', 'mails (.eml), sample folders, or folders with any of these')
    .summary('what a mail wants, and by when')
    .description(
      'Reads what a mail is, what it asks for, price, quantity, delay and deadline, each with the words of the mail that prove it. Nothing leaves this machine.',
    )
    .action(ending(intent));
}

function intent(paths: readonly string[], { json: asJson }: Common): Exit {
  const mails = mailFiles(paths).filter((mail) => !isEvent(mail));
  const progress = new Progress(mails.length);
  for (const mail of mails) {
    const read = readOffline(readMail(mail), { mailbox: 'file', receivedAt: 0 });
    progress.step();
    if (asJson) json({ file: mail.path, ...read });
    else printIntent(mail.path, read);
  }
  return EXIT.fine;
}
