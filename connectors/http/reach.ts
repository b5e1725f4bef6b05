import { connect } from 'node:net';
import { addressesOf, type Resolve } from './address.ts';
import { HttpFailure } from './failure.ts';
import type { TargetRules } from './target.ts';

/** Whether somebody listens at a URL's host. Sends nothing. @returns a sentence where nobody does, or the host may not be reached. */
export async function reach(url: URL, rules: TargetRules, timeout: number, resolve?: Resolve) {
  try {
    const [first] = await addressesOf(url, rules, resolve);
    return await knock(url, first!.address, timeout);
  } catch (error) {
    if (error instanceof HttpFailure) return error.message;
    throw error;
  }
}

function knock(url: URL, host: string, timeout: number): Promise<string | undefined> {
  const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
  const socket = connect({ host, port, timeout });
  return new Promise<string | undefined>((resolve) => {
    socket.once('connect', () => resolve(undefined));
    socket.once('timeout', () => resolve(`The host ${url.host} did not answer in time.`));
    socket.once('error', () => resolve(`The host ${url.host} cannot be reached.`));
  }).finally(() => socket.destroy());
}
