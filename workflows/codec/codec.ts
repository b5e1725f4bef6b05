import { extname, join } from 'node:path';
import type { DataConverter, Payload, PayloadCodec } from '@temporalio/common';
import proto from '@temporalio/proto';
import type { Bytes } from '../../connectors/store/store.ts';
import type { Key } from '../key.ts';
import { Seal } from './seal.ts';

const SEALED = Buffer.from('binary/posthorn-sealed');
/** Sealed too, but kept beside the history: the payload holds its hash. */
const KEPT = Buffer.from('binary/posthorn-kept');

/** Above this a sealed payload is kept beside: Temporal warns at 256 KB, and every replay reads the history again. */
const LARGE = 100 * 1024;

const { Payload: Wire } = proto.temporal.api.common.v1;

/** Encrypts every payload, so that Temporal's database and web interface hold no word of a mail. */
export class SealingCodec implements PayloadCodec {
  readonly #seal: Seal;
  readonly #large: Bytes;

  /** @param large where large payloads are kept; every process that works on the same Temporal needs the same ones */
  constructor(key: Key, large: Bytes) {
    this.#seal = new Seal(key);
    this.#large = large;
  }

  encode(payloads: Payload[]): Promise<Payload[]> {
    return Promise.all(payloads.map((payload) => this.#close(payload)));
  }

  /** What is not ours is passed through: Temporal's own payloads are in the clear. */
  decode(payloads: Payload[]): Promise<Payload[]> {
    return Promise.all(payloads.map((payload) => this.#open(payload)));
  }

  async #close(payload: Payload): Promise<Payload> {
    const sealed = this.#seal.close(Wire.encode(payload).finish());
    const key = Buffer.from(this.#seal.keyId);
    if (sealed.length <= LARGE) return { metadata: { encoding: SEALED, key }, data: sealed };
    return { metadata: { encoding: KEPT, key }, data: Buffer.from(await this.#large.put(sealed)) };
  }

  async #open(payload: Payload): Promise<Payload> {
    const { encoding, key } = payload.metadata ?? {};
    if (!encoding || !key || !payload.data) return payload;
    const kind = Buffer.from(encoding);
    if (!kind.equals(SEALED) && !kind.equals(KEPT)) return payload;
    const sealed = kind.equals(KEPT) ? await this.#large.read(Buffer.from(payload.data).toString()) : payload.data;
    return Wire.decode(this.#seal.open(sealed, Buffer.from(key).toString()));
  }
}

/** By path: the sandbox loads its own copy. `.ts` in a clone, `.js` in the published package. */
export const FAILURES = join(import.meta.dirname, `sealing-failures${extname(import.meta.filename)}`);

/** How clients and workers turn values into payloads: JSON, then sealed; messages and stack traces of failures as well. */
export const dataConverter = (key: Key, large: Bytes): DataConverter => ({
  payloadCodecs: [new SealingCodec(key, large)],
  failureConverterPath: FAILURES,
});
