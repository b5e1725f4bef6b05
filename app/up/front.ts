import type { Source } from '../../connectors/sources/source.ts';
import { startPage } from '../http/start.ts';
import type { MailIntake } from '../intake/intake.ts';
import type { Teller } from '../intake/teller.ts';
import type { Base } from './base.ts';
import { SourceWatch } from './source-watch.ts';
import type { Stack } from './stack.ts';

/** Serves the page and the API. */
export function openPage({ config, store, rules, pageKeys }: Base, intake: MailIntake, teller: Teller) {
  const tell = teller.tell.bind(teller);
  const ruleset = () => rules.current().ruleset;
  return startPage(config.http, { store, intake, tell, keys: pageKeys, rules: ruleset });
}

/** Starts sources of this process, and says what is wrong with them. */
export async function startSources(sources: readonly Source[], { voice }: Base, open: Stack): Promise<void> {
  for (const source of sources) {
    await source.start();
    open.keep(source, (it) => it.stop());
  }
  open.keep(new SourceWatch(sources, voice.warn), (it) => it.stop());
}
