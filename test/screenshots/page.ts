// Takes the picture of the README: `node test/screenshots/page.ts`. The page is the real one, over real runs of samples.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { configSchema } from '../../app/config/schema.ts';
import { startPosthorn } from '../../app/up/start.ts';
import { freePort } from '../../workflows/server/port.ts';
import { ROOT } from '../app/command.ts';

/** The last one stands on top. */
const SAMPLES = [
  'promotion-personal',
  'contract-unread-day',
  'account-changed-paid-to-thief',
  'shipping-trouble-gb18030',
];

const data = mkdtempSync(join(tmpdir(), 'posthorn-picture-'));
const config = configSchema.parse({
  data,
  rules: join(ROOT, 'rules'),
  addresses: join(data, 'addresses.csv'),
  http: { port: 0 },
  temporal: { port: await freePort(), uiPort: false },
  smtp: false,
  folder: false,
});
const posthorn = await startPosthorn(config, { progress: console.error, warn: () => {}, published: () => {} });
for (const sample of SAMPLES) {
  const raw = new Uint8Array(readFileSync(join(ROOT, 'samples', sample, 'message.eml')));
  const { handed } = await posthorn.intake.take({
    raw,
    source: 'folder',
    envelope: { mailbox: 'shipping', receivedAt: Date.now() },
  });
  await handed;
  await sleep(2_000);
}
const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--window-size=1280,1000'];
await promisify(execFile)('chromium', [
  ...flags,
  `--screenshot=${join(ROOT, 'docs/page.png')}`,
  posthorn.addresses.page,
]);
await posthorn.stop();
rmSync(data, { recursive: true });
