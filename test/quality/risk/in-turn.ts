import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Histories } from '../../../app/intake/history.ts';
import { openStore } from '../../../connectors/store/open.ts';
import { extractMail } from '../../../engine/facts/extract.ts';
import type { Risk } from '../../../engine/facts/risk/reason.ts';
import type { Sample } from './mails.ts';
import { ENVELOPE, type Judged } from './measure.ts';

/** Judges mails one after the other as a company gets them, with what the earlier ones said of their senders: the honest ones, then the frauds. */
export async function judgeInTurn(good: readonly Sample[], bad: readonly Sample[]) {
  const dir = mkdtempSync(join(tmpdir(), 'posthorn-quality-'));
  const store = await openStore({ dir });
  // Who writes regularly is asked anew for each mail: no time passes here.
  let now = 0;
  const histories = new Histories(store, () => (now += 1e9));
  const judge = async (sample: Sample, at: number): Promise<Judged> => {
    const history = await histories.of(extractMail(sample.raw, ENVELOPE), sample.file);
    const facts = extractMail(sample.raw, { ...ENVELOPE, history });
    await histories.note(facts, sample.file, at);
    return { ...sample, risk: facts.get('mail.risk') as Risk };
  };
  const judged: Judged[] = [];
  for (const [at, sample] of [...good, ...bad].entries()) judged.push(await judge(sample, at));
  await store.close();
  rmSync(dir, { recursive: true });
  return { good: judged.slice(0, good.length), bad: judged.slice(good.length) };
}
