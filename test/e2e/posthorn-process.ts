import { readConfig } from '../../app/config/read.ts';
import { startPosthorn } from '../../app/up/start.ts';

// Posthorn as a process of its own, so that it can be killed: `node posthorn-process.ts CONFIG`. Says what it does as
// lines of JSON on stdout; trouble goes to stderr. SIGTERM ends it in good order.

const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);

try {
  const posthorn = await startPosthorn(readConfig(process.argv[2]), {
    progress: () => {},
    warn: (message) => console.error(message),
    published: ({ policies, kept, diagnostics }) => say({ policies, kept, diagnostics: diagnostics.length }),
  });
  process.once('SIGTERM', () => void posthorn.stop().then(() => process.exit(0)));
  say({ page: posthorn.addresses.page });
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}
