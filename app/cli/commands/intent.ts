import type { Command } from 'commander';
import { correctionOf, LearnedProvider } from '../../../connectors/intent/offline/learned.ts';
import { readOffline } from '../../../connectors/intent/offline/provider.ts';
import type { Store } from '../../../connectors/store/store.ts';
import { extractMail } from '../../../engine/facts/extract.ts';
import { type Intent, KINDS } from '../../../engine/intent/schema.ts';
import { CommandFailure, EXIT, type Exit } from '../failure.ts';
import { ending } from '../options.ts';
import { printIntent } from '../print/intent.ts';
import { json, Progress } from '../print/output.ts';
import { type Configured, withBooks } from '../read/books.ts';
import { isEvent, mailFiles, readMail } from '../read/mails.ts';

interface IntentOptions extends Configured {
  readonly was?: string;
  readonly by?: string;
}

const ENVELOPE = { mailbox: 'file', receivedAt: 0 };

export function intentCommand(program: Command): void {
  program
    .command('intent')
    .argument('<paths...>', 'mails (.eml), sample folders, or folders with any of these')
    .option('--was <kind>', `say that these mails were read wrongly: one of ${KINDS.join(', ')}`)
    .option('--by <name>', 'for --was: who says so')
    .option('--config <file>', 'for --was: the configuration (default: "posthorn.json", where there is one)')
    .summary('what a mail wants, and by when')
    .description(
      'Reads what a mail is, what it asks for, price, quantity, delay and deadline, each with the words of the mail that prove it. Nothing leaves this machine. With --was the classifier learns what it should have been.',
    )
    .action(ending(intent));
}

async function intent(paths: readonly string[], options: IntentOptions): Promise<Exit> {
  const mails = mailFiles(paths).filter((mail) => !isEvent(mail));
  if (options.was === undefined) print(mails, options, (raw) => readOffline(raw, ENVELOPE));
  else await correct(mails, options.was, options);
  return EXIT.fine;
}

type Mails = ReturnType<typeof mailFiles>;

function print(mails: Mails, { json: asJson }: IntentOptions, read: (raw: Uint8Array) => Intent): void {
  const progress = new Progress(mails.length);
  for (const mail of mails) {
    const found = read(readMail(mail));
    progress.step();
    if (asJson) json({ file: mail.path, ...found });
    else printIntent(mail.path, found);
  }
}

/** What is learned is in the store: workers know of it within half a minute. */
async function correct(mails: Mails, was: string, options: IntentOptions): Promise<void> {
  const kind = KINDS.find((one) => one === was);
  if (!kind) throw new CommandFailure(`${was} is no kind of mail: write one of ${KINDS.join(', ')}.`, EXIT.usage);
  const by = options.by?.trim();
  if (!by) throw new CommandFailure('Say who corrects it: --by "Li Na".', EXIT.usage);
  await withBooks(options, async ({ corrections, events }) => {
    for (const mail of mails) {
      const raw = readMail(mail);
      await corrections.keep(correctionOf(raw, { kind, by, event: await eventOf(raw, events) }));
    }
    const learned = new LearnedProvider(corrections);
    const found: Intent[] = [];
    for (const mail of mails) found.push(await learned.read(readMail(mail), ENVELOPE));
    print(mails, options, () => found.shift()!);
  });
}

/** The event that the mail is kept as, by its Message-ID: what is learned from it is forgotten with it. */
async function eventOf(raw: Uint8Array, events: Store['events']): Promise<string> {
  const messageId = String(extractMail(raw, ENVELOPE).get('mail.messageId'));
  return (await events.findByMessageId(messageId, 'mail.received'))?.id ?? '';
}
