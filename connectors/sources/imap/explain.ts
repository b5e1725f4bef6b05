import type { ImapFlowError } from 'imapflow';
import { SecretError } from '../../secret.ts';
import type { ImapConfig } from './config.ts';
import { AccessRefused } from './oauth.ts';

/** What a server says is a stranger's text: one line of it, and not much. */
const MOST_OF_A_TEXT = 200;

/** Why a connection failed, as a sentence that says what to do where somebody can do something. */
export function explain(error: unknown, { host, port, user, tls }: ImapConfig, folder?: string): string {
  const failure = error as ImapFlowError;
  const server = `${host}:${port}`;
  if (error instanceof AccessRefused || error instanceof SecretError) return failure.message;
  if (failure.authenticationFailed)
    return `${server} refused to sign in ${user}${said(failure)}: check the user and the password or access.`;
  if (failure.tlsFailed || isCertificateTrouble(failure.code))
    return `${server} could not be reached over TLS (${oneLine(failure.message)}): check the port, "tls" (now ${tls}) and "ca".`;
  if (failure.mailboxMissing) return `${user} on ${host} has no folder "${folder}": check "folders".`;
  if (failure.code === 'ECONNREFUSED') return `Nothing listens on ${server}: check "host" and "port".`;
  if (failure.code === 'ENOTFOUND') return `There is no host ${host}: check "host".`;
  return `Watching ${user} on ${server} was interrupted${said(failure) || ` (${oneLine(failure.message)})`}.`;
}

/** Whether only a person can help, so that trying again soon would at best lock the account. */
export const isRefused = (error: unknown): boolean =>
  error instanceof AccessRefused || Boolean((error as ImapFlowError).authenticationFailed);

const isCertificateTrouble = (code: string | undefined) =>
  code !== undefined && /^(ERR_(TLS|SSL)|CERT_|DEPTH_|SELF_SIGNED|UNABLE_TO|EPROTO)/.test(code);

function said({ responseText, reason }: ImapFlowError): string {
  const text = responseText ?? reason;
  return text ? ` (${oneLine(text)})` : '';
}

const oneLine = (text: string) => text.replaceAll(/[\p{Cc}\p{Cf}]+/gu, ' ').slice(0, MOST_OF_A_TEXT);
