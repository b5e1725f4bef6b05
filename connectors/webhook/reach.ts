import { connect } from 'node:net';

/** Whether somebody listens at a URL's host. Sends nothing. @returns a sentence where nobody does. */
export function reach(url: URL, timeout: number): Promise<string | undefined> {
  const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
  const socket = connect({ host: url.hostname.replace(/^\[|\]$/g, ''), port, timeout });
  return new Promise<string | undefined>((resolve) => {
    socket.once('connect', () => resolve(undefined));
    socket.once('timeout', () => resolve(`The host ${url.host} did not answer in time.`));
    socket.once('error', () => resolve(`The host ${url.host} cannot be reached.`));
  }).finally(() => socket.destroy());
}
