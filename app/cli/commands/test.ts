import type { Command } from 'commander';
import { replay } from '../../../engine/simulator/replay.ts';
import { type Case, testedPolicy } from '../cases.ts';
import { CommandFailure, EXIT, type Exit } from '../failure.ts';
import { type Common, ending } from '../options.ts';
import { printCase, printPolicies } from '../print/cases.ts';
import { json, Progress } from '../print/output.ts';
import { mailFiles } from '../read/mails.ts';
import { loadRules } from '../read/rules.ts';
import { readSample } from '../read/sample.ts';
import { readScenario } from '../read/scenario.ts';
import { readersOf } from '../replay/readers.ts';

interface Options extends Common {
  readonly coverage: boolean;
}

export function testCommand(program: Command): void {
  program
    .command('test')
    .argument('[paths...]', 'sample folders, or folders of them; `samples` unless given')
    .option('--coverage', 'say which steps and exits of each policy no case has walked', false)
    .summary('the cases of the policies')
    .description('Plays every sample that says what it expects, and holds it to that.')
    .action(ending(test));
}

async function test(given: readonly string[], { rules: dir, json: asJson, coverage }: Options): Promise<Exit> {
  const paths = given.length ? given : ['samples'];
  const rules = await loadRules(dir);
  const helpers = rules.asking?.helper.bind(rules.asking);
  const readers = readersOf(dir);
  const cases: Case[] = [];
  const mails = mailFiles(paths).filter((mail) => mail.scenario);
  const progress = new Progress(mails.length);
  for (const mail of mails) {
    const scenario = readScenario(mail.scenario);
    progress.step();
    if (!scenario.expect && !scenario.match) continue;
    const played = await replay(
      readSample(mail, rules.ruleset),
      rules.ruleset,
      rules.index,
      scenario,
      helpers,
      readers,
    );
    cases.push({ ...played, sample: mail.path });
    if (asJson)
      json({ file: mail.path, ok: !played.problems.length, policies: played.matched, problems: played.problems });
    else printCase(mail.path, played.problems);
  }
  if (!cases.length)
    throw new CommandFailure(
      `${paths.join(', ')}: no sample here says what it expects ("match" or "expect" in its scenario.json).`,
    );
  const tested = rules.ruleset.plans
    .map((plan) => testedPolicy(plan.id, cases, coverage ? rules : undefined))
    .filter(({ fires, silent }) => !given.length || fires || silent);
  if (asJson) for (const one of tested) json(one);
  else printPolicies(tested, cases.length, cases.filter(({ problems }) => problems.length).length);
  return cases.some(({ problems }) => problems.length) ? EXIT.found : EXIT.fine;
}
