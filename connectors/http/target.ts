import { isLoopback } from '../loopback.ts';

/** Where requests may go. All of it comes from the administrator's configuration, or from what a service documents of itself. */
export interface TargetRules {
  /** Hosts that may be spoken to, as they stand in a URL: `hooks.example.com`, `127.0.0.1:8080`, or `*.push.example.com` for all below. */
  readonly hosts: readonly string[];
  /** Allows plain http to another machine. */
  readonly insecure?: boolean | undefined;
  /** Allows hosts that are named without `*` to have private addresses. */
  readonly internal?: boolean | undefined;
}

/**
 * The URL, where it may be spoken to.
 *
 * @returns a sentence instead where it may not. It names the host at most: paths of webhooks are often secrets.
 */
export function allowedTarget(text: string, rules: TargetRules): URL | string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return 'It is no https URL.';
  if (url.username || url.password) return 'A URL must not hold a user or a password.';
  if (!isNamed(url, rules.hosts) && !rules.hosts.some((pattern) => isBelow(url, pattern))) {
    return `The host ${url.host} is not among the hosts that the configuration allows.`;
  }
  if (url.protocol === 'http:' && !rules.insecure && !isLoopback(url.hostname)) {
    return `What is sent to ${url.host} would cross the network in the clear. Use https, or set insecure: true.`;
  }
  return url;
}

/** Whether that very host is in a list, with its port or without. */
export const isNamed = (url: URL, hosts: readonly string[]) => hosts.includes(url.host) || hosts.includes(url.hostname);

/** Below a name everybody has the usual port: what the owner of the name runs on others is not meant. */
const isBelow = (url: URL, pattern: string) =>
  pattern.startsWith('*.') && url.port === '' && url.hostname.endsWith(pattern.slice(1));
