import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Certificate {
  /** PEM, both. The certificate is its own authority: give it to a client as `ca`. */
  readonly key: string;
  readonly cert: string;
}

const SUBJECT = [
  ...['-subj', '/CN=localhost'],
  ...['-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1,IP:::1'],
  ...['-addext', 'basicConstraints=critical,CA:TRUE'],
];

/** A fresh self-signed certificate for `localhost` and the loopback addresses, valid for two days. */
export function selfSigned(): Certificate {
  const dir = mkdtempSync(join(tmpdir(), 'posthorn-cert-'));
  const [key, cert] = [join(dir, 'key.pem'), join(dir, 'cert.pem')];
  const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  try {
    execFileSync('openssl', ['req', ...kind, '-keyout', key, '-out', cert, ...SUBJECT], { stdio: 'pipe' });
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  } finally {
    rmSync(dir, { recursive: true });
  }
}
