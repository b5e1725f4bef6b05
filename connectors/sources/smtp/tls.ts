import { readFileSync } from 'node:fs';
import { readSecret } from '../../secret.ts';
import { SourceError } from '../source.ts';
import type { SmtpConfig } from './config.ts';

/** @throws SourceError, SecretError */
export function readTls({ cert, key }: NonNullable<SmtpConfig['tls']>, name: string): { cert: string; key: string } {
  return { cert: certificate(cert, name), key: readSecret(key) };
}

function certificate(file: string, name: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new SourceError(`${file}: the certificate of the SMTP source "${name}" cannot be read (${code}).`);
  }
}
