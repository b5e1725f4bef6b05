import type { Command } from 'commander';
import { graphOf } from '../../../engine/graph/graph-of.ts';
import { CommandFailure, EXIT, type Exit } from '../failure.ts';
import { type Common, ending } from '../options.ts';
import { printGraph } from '../print/graph.ts';
import { json } from '../print/output.ts';
import { inRules, loadRules } from '../read/rules.ts';

export function graphCommand(program: Command): void {
  program
    .command('graph')
    .argument('<policy>', 'a policy’s file, or its id')
    .summary('nodes and edges')
    .description('Shows a policy as the boxes and arrows that an editor draws.')
    .action(ending(graph));
}

async function graph(path: string, { rules: dir, json: asJson }: Common): Promise<Exit> {
  const rules = await loadRules(dir);
  const { plans } = rules.ruleset;
  const plan = plans.find(({ id }) => id === path) ?? plans.find(({ source }) => source.file === inRules(rules, path));
  if (!plan)
    throw new CommandFailure(
      `${path}: there is no policy in this file, or it does not compile; see "posthorn check".`,
      EXIT.found,
    );
  const drawn = graphOf(plan);
  if (asJson)
    json({ nodes: drawn.nodes.map(({ id, kind, label, span }) => ({ id, kind, label, span })), edges: drawn.edges });
  else printGraph(plan.title, drawn);
  return EXIT.fine;
}
