import { existsSync, statSync } from 'node:fs';
import { relative } from 'node:path';
import { openStore } from '../../../connectors/store/open.ts';
import type { EventRow, Store } from '../../../connectors/store/store.ts';
import { closest } from '../../../engine/compiler/spell.ts';
import { extractMail } from '../../../engine/facts/extract.ts';
import { eventIdentity } from '../../../engine/facts/identity.ts';
import type { Ruleset } from '../../../engine/plan/ruleset.ts';
import { eventId, hasKey, openKey } from '../../../workflows/key.ts';
import { readConfig } from '../../config/read.ts';
import type { Config } from '../../config/schema.ts';
import { readRuleset } from '../../rules/published.ts';
import { storeOf } from '../../up/store.ts';
import { findEvent } from '../../why/find.ts';
import { whyOf } from '../../why/why.ts';
import { languageOfLocale } from '../../why/words.ts';
import type { WhyOptions } from '../commands/why.ts';
import { CommandFailure, EXIT, type Exit } from '../failure.ts';
import { json } from '../print/output.ts';
import { printWhy } from '../print/why.ts';
import { readMail } from '../read/mails.ts';

/** @returns 1 where the mail was never taken in */
export async function why(
  mail: string,
  named: string | undefined,
  { config: file, json: asJson }: WhyOptions,
): Promise<Exit> {
  const config = readConfig(file);
  if (!hasKey(config.data))
    throw new CommandFailure(`${config.data}: nothing was taken in here yet. Name the configuration by --config.`);
  const store = await openStore(storeOf(config));
  try {
    const event = await eventOf(mail, store, config);
    const people = await peopleOf(store);
    const person = named === undefined ? undefined : personOf(named, people);
    const answer = await whyOf(store, event, { person, language: languageOfLocale(process.env) });
    if (asJson) json(answer);
    else
      printWhy(answer, { person, rules: shownFolder(config.rules), people, language: languageOfLocale(process.env) });
    return EXIT.fine;
  } finally {
    await store.close();
  }
}

async function eventOf(mail: string, store: Store, config: Config): Promise<EventRow> {
  const isFile = existsSync(mail) && statSync(mail).isFile();
  const event = isFile ? await ofFile(mail, store, config) : await findEvent(store.events, mail);
  if (event) return event;
  const check = isFile ? `\n"posthorn match --explain ${mail}" says what it would start.` : '';
  const sources = sourcesOf(config);
  throw new CommandFailure(
    `${mail}: no such mail was ever taken in.\nTaken in is what comes by ${sources.length ? sources.join(', ') : 'no source at all: name one in the configuration'}. See whether the mail lies there, and whether Posthorn said at its start that the source works.${check}`,
    EXIT.found,
  );
}

/** How the file reached this machine is no part of what identifies it. */
async function ofFile(path: string, { events }: Store, { data }: Config): Promise<EventRow | undefined> {
  const facts = extractMail(readMail({ path }), { mailbox: '', receivedAt: 0 });
  return events.get(eventId(openKey(data), eventIdentity(facts)));
}

const sourcesOf = ({ smtp, folder, mailboxes }: Config): string[] => [
  ...mailboxes.map(({ name }) => `the mailbox ${name}`),
  ...(smtp ? [`SMTP on ${smtp.host}:${smtp.port}`] : []),
  ...(folder ? [`the folder ${folder.path}`] : []),
];

async function peopleOf({ rules }: Store): Promise<Ruleset['people']> {
  const active = await rules.active();
  return (active && readRuleset(active.json)?.people) ?? {};
}

/** Where it lies below the present folder, from there. */
function shownFolder(path: string): string {
  const from = relative('', path);
  return from.startsWith('..') ? path : from;
}

/** By id or by name. @throws CommandFailure where the rules have nobody of that name */
function personOf(named: string, people: Ruleset['people']): string {
  const persons = Object.values(people).filter(({ kind }) => kind === 'person');
  const isMeant = (text: string) => text.toLowerCase() === named.toLowerCase();
  const found = persons.find(({ id }) => isMeant(id)) ?? persons.find(({ name }) => isMeant(name));
  if (found) return found.id;
  const guess = closest(
    named,
    persons.flatMap(({ id, name }) => [id, name]),
  );
  throw new CommandFailure(`${named}: the rules have no such person${guess ? `; did you mean "${guess}"?` : '.'}`);
}
