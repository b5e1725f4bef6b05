import type { Graph } from '../../../engine/graph/graph.ts';
import { line, styled } from './output.ts';

/** Each node with the arrows that leave it. */
export function printGraph(title: string, { nodes, edges }: Graph): void {
  line(styled('bold', title));
  const width = Math.max(...nodes.map(({ id }) => id.length));
  for (const { id, kind, label } of nodes) {
    line(`${id.padEnd(width)}  ${styled('cyan', kind)}  ${label}`);
    for (const { to, exit } of edges.filter(({ from }) => from === id))
      line(styled('dim', `${' '.repeat(width)}    ${exit} → ${to}`));
  }
}
