import { HttpFailure } from '../http/failure.ts';
import { ChannelFailure } from './channel.ts';

/** What went wrong with an exchange, in a channel's terms. @throws ChannelFailure */
export async function viaHttp<T>(exchange: Promise<T>): Promise<T> {
  try {
    return await exchange;
  } catch (error) {
    throw error instanceof HttpFailure ? new ChannelFailure(error.message, error) : error;
  }
}
