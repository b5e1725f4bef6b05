// `npm test`: everything. Brings what the tests against real servers need where it may, says what is missing where it may
// not, and ends with one line that a program can read: `N passed, N failed`.
import { startVitest } from 'vitest/node';
import { builtEditor } from '../editor/stage.ts';
import { bringPrograms } from './programs.ts';
import { tally } from './tally.ts';

const missing = bringPrograms();
const chosen = process.argv.slice(2);
// Once, while nothing else asks for the processor: several files would build it at the same time.
if (!chosen.length) await builtEditor();
const vitest = await startVitest('test', chosen, { run: true, watch: false });
const { passed, failed, skipped } = tally(vitest.state.getTestModules(), vitest.state.getUnhandledErrors());
await vitest.close();

for (const line of missing) console.log(line);
if (skipped) console.log(`${skipped} skipped`);
// In CI nothing may be left out in silence.
const bad = failed + (process.env.CI ? skipped : 0) + (passed + failed + skipped === 0 ? 1 : 0);
console.log(`${passed} passed, ${bad} failed`);
process.exit(bad ? 1 : 0);
