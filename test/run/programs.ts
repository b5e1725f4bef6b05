import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** A program that real tests run against, and where Debian has it. */
interface Program {
  readonly path: string;
  readonly package: string;
  readonly what: string;
}

const PROGRAMS: readonly Program[] = [
  { path: '/usr/lib/dovecot/imap', package: 'dovecot-imapd', what: 'tests against a real IMAP server' },
  { path: '/usr/lib/postgresql', package: 'postgresql', what: 'tests against a real Postgres' },
  { path: '/usr/bin/curl', package: 'curl', what: 'commands that the docs show' },
  {
    path: '/usr/share/fonts/truetype/wqy/wqy-microhei.ttc',
    package: 'fonts-wqy-microhei',
    what: 'quotes as PDF in Chinese',
  },
  { path: '/usr/bin/chromium', package: 'chromium', what: 'tests in a real browser' },
];

const isMissing = ({ path }: Program) => !existsSync(path);

/** Installs the programs that are missing, as root on Debian. @returns what is still missing, as lines for people. */
export function bringPrograms(): string[] {
  const missing = PROGRAMS.filter(isMissing);
  if (missing.length && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) install(missing);
  return missing
    .filter(isMissing)
    .map(({ what, package: name }) => `Skipped: ${what}. Install ${name} (Debian: sudo apt-get install ${name}).`);
}

function install(programs: readonly Program[]): void {
  const names = programs.map((program) => program.package);
  console.log(`Installing ${names.join(', ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args: string[]) =>
    spawnSync('apt-get', ['-qq', ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  apt('update');
  apt('install', '-y', '--no-install-recommends', ...names);
}
