import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

// `npm run bench` runs all measurements, `npm run bench -- replay` one of them. Each is a process of its own, so that none
// inherits another's warmed-up code or memory; `source` lets policies find 'posthorn' in a clone.

const FOLDER = import.meta.dirname;
const NAMES = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.bench.ts'))
  .map((name) => name.replace('.bench.ts', ''));

const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !existsSync(join(FOLDER, `${name}.bench.ts`)));
if (unknown !== undefined) {
  console.error(`There is no measurement "${unknown}". There are: ${NAMES.join(', ')}.`);
  process.exit(2);
}
let failed = false;
for (const name of wanted.length ? wanted : NAMES) {
  console.log(`\n# ${name}`);
  const { status } = spawnSync(process.execPath, ['--conditions=source', join(FOLDER, `${name}.bench.ts`)], {
    stdio: 'inherit',
  });
  failed ||= status !== 0;
}
process.exit(failed ? 1 : 0);
