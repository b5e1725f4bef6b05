import { readConfig } from '../../app/config/read.ts';
import { serving, working } from '../../app/up/role.ts';
import { type Process, startPosthorn, startWorkerProcess, type Voice } from '../../app/up/start.ts';

// Posthorn as a process of its own, so that it can be killed: `node posthorn-process.ts CONFIG [serve | worker MAILBOXES]`. Says
// what it does as lines of JSON on stdout; trouble goes to stderr. SIGTERM ends it in good order.

const [path, role = 'up', mailboxes] = process.argv.slice(2);
const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);

const voice: Voice = {
  progress: () => {},
  warn: (message) => console.error(message),
  published: ({ policies, kept, diagnostics }) => say({ policies, kept, diagnostics: diagnostics.length }),
};

async function start(): Promise<Process> {
  const config = readConfig(path);
  if (role === 'worker') {
    const worker = await startWorkerProcess(config, voice, working({ alerts: true, mailboxes: Number(mailboxes) }));
    say({ page: 'none' });
    return worker;
  }
  const posthorn = await (role === 'serve'
    ? startPosthorn(config, voice, serving(false))
    : startPosthorn(config, voice));
  say({ page: posthorn.addresses.page });
  return posthorn;
}

try {
  const running = await start();
  process.once('SIGTERM', () => void running.stop().then(() => process.exit(0)));
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}
