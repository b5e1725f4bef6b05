import type { Outcome } from './run.ts';

const SHOWN = 200;
const LAST_LINES = 15;

/** A run in words, for people. */
export function report(outcome: Outcome): string {
  const { options, kills, counts, repeats, longest, faults, seconds, ended, resent } = outcome;
  const all = [...kills.values()].reduce((sum, times) => sum + times, 0);
  const list = (pairs: Iterable<readonly [string, number]>) => [...pairs].map(([what, n]) => `${what} ${n}`).join(', ');
  const shown = faults.slice(0, SHOWN);
  return [
    `store ${options.store}, seed ${options.seed}, ${seconds} s`,
    `kills: ${all} (${list(kills)}); processes that ended by themselves meanwhile ${ended}; senders tried again ${resent} times`,
    `counts: ${list(Object.entries(counts))}`,
    `repeats: ${repeats.webhook} by webhook, dropped by their key; ${repeats.email} by e-mail, under the same Message-ID`,
    `longest: ${longest.alert} ms from a delivery to its first alert, ${longest.promise} ms from a deadline to the alert`,
    ...shown.map((fault) => `FAULT ${fault}`),
    ...(faults.length ? lastWords(outcome) : []),
    ...(faults.length > shown.length ? [`… and ${faults.length - shown.length} more`] : []),
    faults.length
      ? `${faults.length} faults. The same mails and the same sequence of kills: --store ${options.store} --mails ${options.mails} --kills ${options.kills} --seed ${options.seed}`
      : 'Nothing was lost, nobody was told twice, every deadline was kept.',
  ].join('\n');
}

const lastWords = ({ trouble }: Outcome) =>
  [...trouble].map(([name, text]) => `${name} said:\n${text.trim().split('\n').slice(-LAST_LINES).join('\n')}`);
