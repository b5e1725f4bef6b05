import { spawnSync } from 'node:child_process';

/** The major version of Node that the sources are written for: it strips types and brings SQLite. */
export const NEEDED_NODE = 24;

/** Major version of the Node at that path; 0 where there is none, or it cannot run here. */
export function nodeVersion(path) {
  const { stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' });
  return Number.parseInt(stdout?.slice(1) ?? '', 10) || 0;
}
