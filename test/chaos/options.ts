import { parseArgs } from 'node:util';

export type StoreKind = 'sqlite' | 'postgres';

export interface Options {
  readonly store: StoreKind;
  readonly mails: number;
  readonly kills: number;
  /** Of the mails and of the sequence of kills and pauses. */
  readonly seed: number;
  /** All must be quiet within so long. */
  readonly minutes: number;
}

export const USAGE = `npm run chaos -- [--store sqlite|postgres] [--mails 5000] [--kills 200] [--seed NUMBER] [--minutes 60]

Delivers mails while processes of Posthorn and the servers around it are killed at random, and counts what was lost and who was
told twice. The same seed makes the same mails and the same sequence of kills and pauses; what each kill meets is left to chance.`;

/** @throws Error in one sentence where an option is wrong */
export function optionsFrom(args: readonly string[]): Options | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      store: { type: 'string', default: 'sqlite' },
      mails: { type: 'string', default: '5000' },
      kills: { type: 'string', default: '200' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      minutes: { type: 'string', default: '60' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  const { store } = values;
  if (store !== 'sqlite' && store !== 'postgres') throw new Error(`--store is sqlite or postgres, not ${store}.`);
  const [mails, kills, seed, minutes] = (['mails', 'kills', 'seed', 'minutes'] as const).map((name) =>
    numberOf(name, values[name]),
  );
  return { store, mails: mails!, kills: kills!, seed: seed!, minutes: minutes! };
}

function numberOf(name: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new Error(`--${name} is a whole number, not ${text}.`);
}
