import { isLoopback } from '../loopback.ts';

export interface TargetRules {
  /** Hosts that may be spoken to, as they stand in a URL: `hooks.example.com`, `127.0.0.1:8080`. */
  readonly hosts: readonly string[];
  /** Allows plain http to another machine. */
  readonly insecure: boolean;
}

/**
 * The URL, where it may be posted to.
 *
 * @returns a sentence instead where it may not. It names the host at most: paths of webhooks are often secrets.
 */
export function allowedTarget(text: string, { hosts, insecure }: TargetRules): URL | string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return 'It is no https URL.';
  if (url.username || url.password) return 'A URL must not hold a user or a password.';
  if (!hosts.includes(url.host) && !hosts.includes(url.hostname)) {
    return `The host ${url.host} is not among the hosts that the configuration allows.`;
  }
  if (url.protocol === 'http:' && !insecure && !isLoopback(url.hostname)) {
    return `What is sent to ${url.host} would cross the network in the clear. Use https, or set insecure: true.`;
  }
  return url;
}
