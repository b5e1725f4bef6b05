import { existsSync, lstatSync, realpathSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { EventRow, Store } from '../../../connectors/store/store.ts';
import { extractMail } from '../../../engine/facts/extract.ts';
import { buildIndex } from '../../../engine/match/index.ts';
import type { Ruleset } from '../../../engine/plan/ruleset.ts';
import { replay } from '../../../engine/simulator/replay.ts';
import { scenario as schema } from '../../../engine/simulator/scenario.ts';
import type { Rules } from '../../intake/match.ts';
import { Pseudonyms } from './pseudonyms.ts';
import { redactedMail } from './redact-mail.ts';

/** A mail, what the world then did, and what is to follow. */
export interface KeepingCase {
  /** Id of the policy that it is a case of. */
  readonly policy: string;
  /** What its folder is called, after the policy's name. */
  readonly name: string;
  /** The id of an event that was taken in, or the mail itself. */
  readonly mail: { readonly event: string } | { readonly raw: Uint8Array };
  /** As `scenario.json` has it: `about`, `then`, `facts`, `expect` … */
  readonly scenario: { readonly [field: string]: unknown };
}

export interface KeptCase {
  /** From the folder that holds the rules folder. */
  readonly folder: string;
  /** Ids of the policies that it starts. */
  readonly match: readonly string[];
}

/** A case that cannot be kept as it is; the message and the problems say why. */
export class CaseRefused extends Error {
  override readonly name = 'CaseRefused';
  readonly problems: readonly string[];

  constructor(message: string, problems: readonly string[] = []) {
    super(message);
    this.problems = problems;
  }
}

export interface CaseParts {
  /** The rules folder. Cases are kept in `samples` beside it, where `posthorn test` looks for them. */
  readonly dir: string;
  readonly store: Pick<Store, 'events' | 'mails'>;
  /** The rules as they are saved. */
  rules(): Promise<Pick<Rules, 'asking'> & { readonly ruleset: Ruleset }>;
}

/**
 * Keeps a mail as a case of a policy, without what tells who was concerned. It is played first: a case that does not hold is
 * not kept.
 *
 * @throws CaseRefused
 */
export async function keepCase(keeping: KeepingCase, parts: CaseParts): Promise<KeptCase> {
  const place = placeOf(keeping, parts.dir);
  const raw = await rawOf(keeping, parts.store);
  const facts = extractMail(raw, { mailbox: 'sample', receivedAt: Date.now() });
  const pseudonyms = new Pseudonyms();
  const mail = redactedMail(facts, pseudonyms);
  const written = redactedJson(withoutWords(keeping.scenario), pseudonyms);
  const parsed = schema.safeParse(written);
  if (!parsed.success)
    throw new CaseRefused(
      'The scenario is none.',
      parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`),
    );
  const { ruleset, asking } = await parts.rules();
  const index = buildIndex(ruleset);
  const helpers = asking?.helper.bind(asking);
  const play = (sample: Uint8Array, { match: _, ...given }: typeof parsed.data) =>
    replay(sample, ruleset, index, given, helpers);
  const [before, after] = [await play(raw, parsed.data), await play(mail, parsed.data)];
  const lost = before.matched.filter((id) => !after.matched.includes(id));
  if (lost.length)
    throw new CaseRefused(
      'Without what tells who was concerned the mail is another one to these policies: write the case by hand.',
      lost.map((id) => `${id} no longer matches`),
    );
  if (after.problems.length)
    throw new CaseRefused('The case does not hold: what follows is not what it expects.', after.problems);
  const { match: _, ...rest } = written as { match?: unknown };
  await write(place, mail, `${JSON.stringify({ ...rest, match: after.matched }, undefined, 2)}\n`);
  return { folder: `samples/${place.name}`, match: after.matched };
}

interface Place {
  readonly samples: string;
  readonly name: string;
}

function placeOf({ policy, name }: KeepingCase, dir: string): Place {
  if (!/^[a-z0-9]+(?:-[a-z0-9]+){0,15}$/.test(name) || name.length > 60)
    throw new CaseRefused('A case is named by small letters, digits and hyphens: "late-answer".');
  const policyName = policy.slice(policy.lastIndexOf('/') + 1);
  if (!/^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_.-]*$/u.test(policyName))
    throw new CaseRefused(`${JSON.stringify(policy)} is no policy.`);
  const samples = join(dirname(realpathSync(dir)), 'samples');
  if (lstatSync(samples, { throwIfNoEntry: false })?.isDirectory() === false)
    throw new CaseRefused(
      '"samples" beside the rules folder is no folder, or a link: cases are kept in a folder of that name.',
    );
  const folder = `${policyName}-${name}`;
  if (existsSync(join(samples, folder)))
    throw new CaseRefused(`There is a case ${folder} already: choose another name.`);
  return { samples, name: folder };
}

async function rawOf({ mail }: KeepingCase, { events, mails }: CaseParts['store']): Promise<Uint8Array> {
  if ('raw' in mail) return mail.raw;
  const event: EventRow | undefined = await events.get(mail.event);
  if (!event) throw new CaseRefused('No such mail was ever taken in.');
  if (event.source === 'event' || event.source === 'schedule')
    throw new CaseRefused('This event is no mail: write its case by hand, as event.json.');
  const raw = await mails.read(event.mail).catch(() => undefined);
  if (!raw) throw new CaseRefused('The mail itself is not kept any more.');
  return raw;
}

/** What an entry says for people may be a mail's own words. */
function withoutWords(scenario: KeepingCase['scenario']): unknown {
  const { expect, ...rest } = scenario;
  if (!Array.isArray(expect)) return scenario;
  const bare = expect.map((one) => {
    const { detail: _, ...fields } = Object(one) as { detail?: unknown };
    return fields;
  });
  return { ...rest, expect: bare };
}

function redactedJson(value: unknown, pseudonyms: Pseudonyms): unknown {
  if (typeof value === 'string') return pseudonyms.text(value);
  if (Array.isArray(value)) return value.map((one) => redactedJson(one, pseudonyms));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [pseudonyms.text(name), redactedJson(one, pseudonyms)]),
  );
}

/** The folder is there with both files in it, or not at all. */
async function write({ samples, name }: Place, mail: Uint8Array, scenario: string): Promise<void> {
  await mkdir(samples, { recursive: true });
  const temporary = await mkdtemp(join(samples, '.posthorn-'));
  try {
    await writeFile(join(temporary, 'message.eml'), mail);
    await writeFile(join(temporary, 'scenario.json'), scenario);
    await chmod(temporary, 0o755);
    await rename(temporary, join(samples, name));
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}
