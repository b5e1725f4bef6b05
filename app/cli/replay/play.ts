import { type Replay, replay } from '../../../engine/simulator/replay.ts';
import type { Scenario } from '../../../engine/simulator/scenario.ts';
import type { Rules } from '../../intake/match.ts';
import type { MailFile } from '../read/mails.ts';
import type { RulesFolder } from '../read/rules.ts';
import { readSample } from '../read/sample.ts';
import { readScenario } from '../read/scenario.ts';
import { readersOf } from './readers.ts';

/** A mail that was played through the rules. */
export interface Played {
  readonly mail: MailFile;
  readonly scenario: Scenario;
  readonly replay: Replay;
  /** Where Temporal's timeline is another than the simulator's, where it was asked. */
  readonly differences?: readonly string[];
}

/** @param given a scenario's file for all mails, instead of what lies beside each */
export async function* play(
  mails: readonly MailFile[],
  { ruleset, index, asking, dir }: Rules & Pick<RulesFolder, 'dir'>,
  given?: string,
): AsyncGenerator<Played> {
  const readers = readersOf(dir);
  for (const mail of mails) {
    const scenario = readScenario(given ?? mail.scenario);
    const helper = asking?.helper.bind(asking);
    const replayed = await replay(readSample(mail, ruleset), ruleset, index, scenario, helper, readers);
    yield { mail, scenario: replayed.scenario, replay: replayed };
  }
}
