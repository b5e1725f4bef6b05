import { openStore } from '../../../connectors/store/open.ts';
import type { Store } from '../../../connectors/store/store.ts';
import { connect, type DurableClient } from '../../../workflows/client.ts';
import { ServerError } from '../../../workflows/server/server-error.ts';
import { ageOf } from '../../config/age.ts';
import { type EraseVerdict, eraseMail } from '../../retention/erase-mail.ts';
import { type Swept, sweep, underLease } from '../../retention/sweep.ts';
import { storeOf } from '../../up/store.ts';
import { serviceOf } from '../../up/temporal.ts';
import type { EraseOptions } from '../commands/erase.ts';
import { CommandFailure, EXIT, type Exit } from '../failure.ts';
import { json, line, note } from '../print/output.ts';
import { settings } from '../read/settings.ts';
import { saying } from './saying.ts';

const AWAY =
  'Temporal does not answer, so nobody knows which runs still wait: mails that started one are left. Start Posthorn first.';

export async function erase(options: EraseOptions): Promise<Exit> {
  const { mail } = options;
  const age = ageGiven(options);
  const config = settings(options);
  return saying(async () => {
    const store = await openStore(storeOf(config));
    const durable = await connect({ ...serviceOf(config), dataConverter: {} }).catch((error) => {
      if (!(error instanceof ServerError)) throw error;
      note(AWAY);
      return undefined;
    });
    try {
      return mail === undefined ? await byAge(store, durable, age, options) : await one(store, durable, mail, options);
    } finally {
      await durable?.close();
      await store.close();
    }
  });
}

function ageGiven({ olderThan, mail, dryRun }: EraseOptions): number {
  if (mail !== undefined && dryRun) throw new CommandFailure('--dry-run goes with --older-than.');
  if (mail !== undefined) return 0;
  if (olderThan === undefined) throw new CommandFailure('Say what to erase: --older-than 90d, or --mail ID.');
  const age = ageOf(olderThan);
  if (age !== undefined) return age;
  throw new CommandFailure(
    `--older-than: ${JSON.stringify(olderThan)} is no age such as "90d" or "2y", of at least one day.`,
  );
}

const BUSY = 'Another erasure or a backup is under way. Try again in a minute.';

async function byAge(
  store: Store,
  durable: DurableClient | undefined,
  mails: number,
  { dryRun, json: asJson }: EraseOptions,
): Promise<Exit> {
  const swept = await sweep({ store, runs: durable?.runs }, { mails, log: false }, dryRun);
  if (!swept) throw new CommandFailure(BUSY, EXIT.found);
  if (asJson) json({ dryRun, ...swept });
  else line(told(swept, dryRun));
  return EXIT.fine;
}

const told = ({ events, left, mails, payloads }: Swept, dryRun: boolean) =>
  dryRun
    ? `${events} would be erased; ${left} are left, since a run of theirs waits or may wait.`
    : `${events} erased, with ${mails} raw mails and ${payloads} payloads; ${left} are left, since a run of theirs waits or may wait.`;

const WHY: { readonly [why in Extract<EraseVerdict, { erased: false }>['why']]: string } = {
  unknown: 'no mail of that Message-ID or id was taken in.',
  open: 'a run of this mail still waits. End it first, or erase it when it is over.',
  'erased before': 'it was erased before.',
};

async function one(
  store: Store,
  durable: DurableClient | undefined,
  name: string,
  { json: asJson }: EraseOptions,
): Promise<Exit> {
  if (!durable) return EXIT.found;
  const verdict = await underLease(store.leases, () => eraseMail(store, durable.runs, name));
  if (!verdict) throw new CommandFailure(BUSY, EXIT.found);
  if (!verdict.erased) throw new CommandFailure(`${name}: ${WHY[verdict.why]}`, EXIT.found);
  if (asJson) json(verdict);
  else
    line(
      verdict.bytes ? `${name}: erased.` : `${name}: erased; its bytes go within two hours, for it has only just come.`,
    );
  return EXIT.fine;
}
