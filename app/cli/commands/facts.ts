import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { KNOWN, readKnown } from '../../../engine/compiler/2-link/known.ts';
import { extractMail } from '../../../engine/facts/extract.ts';
import { MAIL_READERS } from '../../../engine/facts/mail.ts';
import type { Value } from '../../../engine/plan/expression.ts';
import type { Known } from '../../../engine/plan/known.ts';
import { CommandFailure, EXIT, type Exit } from '../failure.ts';
import { type Common, ending } from '../options.ts';
import { printFacts } from '../print/facts.ts';
import { json } from '../print/output.ts';
import { isFolder, readMail } from '../read/mails.ts';

export function factsCommand(program: Command): void {
  program
    .command('facts')
    .argument('<file>', 'a mail (.eml)')
    .summary('what the engine knows about a mail')
    .description('Shows every fact about a mail that policies can ask for, by the path that they ask with.')
    .action(ending(facts));
}

function facts(path: string, { json: asJson, rules }: Common): Exit {
  if (isFolder(path)) throw new CommandFailure(`${path}: this is a folder, where a mail (.eml) is needed.`);
  const known = extractMail(readMail({ path }), { mailbox: 'file', receivedAt: 0 }, knownIn(rules));
  const values: Record<string, Value> = Object.fromEntries(
    Object.keys(MAIL_READERS)
      .sort()
      .filter(isLeaf)
      .map((name) => [name, known.get(name)]),
  );
  if (asJson) json(values);
  else printFacts(values);
  return EXIT.fine;
}

/** What the rules say of the company and its partners, where there are rules. */
function knownIn(rules: string): Known | undefined {
  const path = join(rules, KNOWN);
  return existsSync(path) ? readKnown(readFileSync(path, 'utf8')) : undefined;
}

/** `mail.from` is told by its parts; when and where the mail arrived is not in the file. */
const isLeaf = (path: string) =>
  !['mail.from', 'mail.risk', 'mail.auth', 'mail.history', 'mail.receivedAt', 'mail.mailbox'].includes(path);
