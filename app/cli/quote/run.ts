import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { quotePrinter } from '../../../connectors/quote-pdf/print.ts';
import { openStock } from '../../../connectors/stock/open.ts';
import { extractMail } from '../../../engine/facts/extract.ts';
import type { FirstQuote } from '../../../engine/plan/first-quote.ts';
import type { Person, Ruleset } from '../../../engine/plan/ruleset.ts';
import { toldQuote } from '../../../engine/quote/told.ts';
import { quoteShown } from '../../../engine/quote/wording/summary.ts';
import { behind } from '../../../engine/roster/behind.ts';
import { personOf } from '../../../engine/roster/rota.ts';
import type { QuoteOptions } from '../commands/quote.ts';
import { CommandFailure, cannotUse, EXIT, type Exit } from '../failure.ts';
import { json, line, note, Progress } from '../print/output.ts';
import { isEvent, mailFiles, readMail } from '../read/mails.ts';
import { compileFolder } from '../read/rules.ts';
import { settings } from '../read/settings.ts';

/** Monday to Friday, without holidays: where nobody says whose working days count. */
const WEEK: Person = {
  kind: 'person',
  id: 'week',
  name: 'A week',
  zone: 'UTC',
  language: 'en',
  channels: [],
  hours: [{ days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], from: '00:00', to: '24:00' }],
};

const ENVELOPE = { mailbox: 'file', receivedAt: 0 };

export async function quote(paths: readonly string[], options: QuoteOptions): Promise<Exit> {
  const config = settings(options);
  const stock = openStock(config.quote, config.rules, () => {});
  const mails = mailFiles(paths).filter((mail) => !isEvent(mail));
  const progress = new Progress(mails.length);
  const { pdf } = options;
  const draw = quotePrinter(config.quote, note);
  let troubled = 0;
  for (const mail of mails) {
    const raw = readMail(mail);
    const at = Date.parse(String(extractMail(raw, ENVELOPE, undefined).get('mail.date') ?? '')) || Date.now();
    const made = toldQuote(await stock.draft(raw, ENVELOPE), at, calendarOf(options, config.rules, at));
    progress.step();
    if (made.trouble) troubled++;
    if (options.json) json({ file: mail.path, ...made });
    else print(mail.path, made);
    if (pdf !== undefined && made.text) write(pdf, mail.path, await draw(made, at));
  }
  return troubled ? EXIT.found : EXIT.fine;
}

/** `folder/samples-urgent-inquiry.pdf`: by the mail's path, so that none takes another's name. */
function write(folder: string, mail: string, content: Uint8Array): void {
  const name = mail
    .replace(/(?:\/message)?\.eml$/, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-/, '');
  const file = join(folder, `${name}.pdf`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, content);
  } catch (error) {
    throw cannotUse(file, error);
  }
}

function print(file: string, made: FirstQuote): void {
  if (made.trouble) {
    note(`${file}: ${made.trouble}`);
    return;
  }
  const [summary = '', ...rest] = quoteShown(made, 'en').split('\n');
  line(`${file}: ${summary}`);
  for (const one of rest) line(one ? `  ${one}` : '');
}

/** @throws CommandFailure where the name stands for nobody */
function calendarOf({ calendar }: QuoteOptions, dir: string, at: number): Person {
  if (calendar === undefined) return WEEK;
  const { people }: Pick<Ruleset, 'people'> = compileFolder(dir).ruleset;
  const first = behind(calendar, at, people, { absences: [], overrides: [] })[0];
  const person = first && personOf(first.person, people);
  if (person) return person;
  throw new CommandFailure(
    `--calendar ${calendar}: nobody in the rules is called so. Name a person, or a place of a team: sales.lead.`,
  );
}
