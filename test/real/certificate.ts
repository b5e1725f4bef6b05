import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Certificate {
  /** PEM, both. The certificate is its own authority: give it to a client as `ca`. */
  readonly key: string;
  readonly cert: string;
}

export interface Wanted {
  /** As `subjectAltName` has them. Unless given: `localhost` and the loopback addresses. */
  readonly names?: string;
  /** Days from now on which it begins and ends; two days from now on unless given. */
  readonly days?: readonly [from: number, until: number];
}

const DAY_MS = 86_400_000;

/** A fresh self-signed certificate. */
export function selfSigned({ names = 'DNS:localhost,IP:127.0.0.1,IP:::1', days = [-1, 2] }: Wanted = {}): Certificate {
  const dir = mkdtempSync(join(tmpdir(), 'posthorn-cert-'));
  const at = (file: string) => join(dir, file);
  try {
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', at('key.pem')];
    openssl('req', '-new', ...key, '-subj', '/CN=localhost', '-out', at('request.pem'));
    // Of openssl's commands `ca` alone takes both dates.
    writeFileSync(at('index'), '');
    writeFileSync(at('ca.cnf'), AUTHORITY(dir, names));
    const dates = ['-startdate', dateOf(days[0]), '-enddate', dateOf(days[1])];
    const own = ['-selfsign', '-keyfile', at('key.pem'), '-in', at('request.pem'), '-out', at('cert.pem')];
    openssl('ca', '-batch', '-notext', '-config', at('ca.cnf'), ...dates, ...own);
    return { key: readFileSync(at('key.pem'), 'utf8'), cert: readFileSync(at('cert.pem'), 'utf8') };
  } finally {
    rmSync(dir, { recursive: true });
  }
}

const openssl = (...args: readonly string[]) => execFileSync('openssl', args, { stdio: 'pipe' });

/** `YYYYMMDDHHMMSSZ` */
const dateOf = (days: number) =>
  `${new Date(Date.now() + days * DAY_MS).toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`;

const AUTHORITY = (dir: string, names: string) => `
[ca]
default_ca = own
[own]
database = ${dir}/index
new_certs_dir = ${dir}
rand_serial = yes
default_md = sha256
policy = any
x509_extensions = as
unique_subject = no
[any]
commonName = optional
[as]
subjectAltName = ${names}
basicConstraints = critical,CA:TRUE
`;
