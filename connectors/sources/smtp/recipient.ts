import { refusal } from './refusal.ts';

/** Takes any recipient, or those of the domains alone. */
export function acceptRecipient(
  address: string,
  domains: readonly string[] | undefined,
  done: (error?: Error | null) => void,
): void {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  const welcome = !domains || domains.includes(domain);
  done(welcome ? null : refusal(550, 'Nobody here has this address; this listener passes no mail on'));
}
