import type { Command } from 'commander';
import { Argument } from 'commander';
import { openStore } from '../../../connectors/store/open.ts';
import type { Verdict } from '../../../connectors/store/store.ts';
import { STATE_OF } from '../../acts/deeds.ts';
import { storeOf } from '../../up/store.ts';
import { findEvent } from '../../why/find.ts';
import { CommandFailure, EXIT, type Exit } from '../failure.ts';
import { type Common, ending } from '../options.ts';
import { json, line } from '../print/output.ts';
import { settings } from '../read/settings.ts';

interface VerdictOptions extends Common {
  readonly config?: string;
  readonly by?: string;
}

export function verdictCommand(program: Command): void {
  program
    .command('verdict')
    .argument('<mail>', 'the Message-ID of a mail that was taken in, or the id of its event')
    .addArgument(new Argument('<verdict>', 'what it was').choices(['fine', 'bad']))
    .option('--config <file>', 'the configuration (default: "posthorn.json", where there is one)')
    .option('--by <person>', 'who says so, by id')
    .summary('say that a mail was fine, or bad')
    .description(
      'Changes the next verdict on mails of its sender, and tells policies that wait for it. What was found in a mail that was fine does not count again; another account always does.',
    )
    .action(ending(verdict));
}

async function verdict(mail: string, said: Verdict, options: VerdictOptions): Promise<Exit> {
  const store = await openStore(storeOf(settings(options)));
  try {
    const event = await findEvent(store.events, mail);
    if (!event) throw new CommandFailure(`${mail}: no such mail was ever taken in.`, EXIT.found);
    const at = Date.now();
    const isKept = await store.verdicts.say({ event: event.id, verdict: said, by: options.by ?? '', at });
    if (!isKept)
      throw new CommandFailure(
        `${mail}: nothing is known of its sender. That is kept of mails that came while a policy in force asked for "mail.risk" or "mail.history", until they are erased.`,
        EXIT.found,
      );
    // A process that runs looks for what is untold, and tells the mail's run within half a minute.
    await store.events.noteState(event.id, { at, event: STATE_OF[said] });
    if (options.json) json({ event: event.id, verdict: said });
    else line(said === 'fine' ? WORDS.fine : WORDS.bad);
    return EXIT.fine;
  } finally {
    await store.close();
  }
}

const WORDS: { readonly [said in Verdict]: string } = {
  fine: 'It was fine: what was found in it does not count again in mails of this sender.',
  bad: 'It was bad: the next mails of this sender are looked at more closely.',
};
