import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

/** Records by name and type: texts of TXT records, addresses of A. `silent`: it never answers. */
export type Records = {
  readonly [name: string]: { readonly TXT?: readonly string[]; readonly A?: readonly string[] } | 'silent';
};

export interface DnsServer {
  /** `127.0.0.1:PORT`, as a configuration names it. */
  readonly address: string;
  /** Names that were asked for, in their order. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

const TYPES: { readonly [number: number]: 'A' | 'TXT' } = { 1: 'A', 16: 'TXT' };
const NO_SUCH_NAME = 3;

/** A DNS server on loopback (RFC 1035), by UDP, that is the authority for what it is given. */
export async function startDnsServer(records: Records): Promise<DnsServer> {
  const socket: Socket = createSocket('udp4');
  const asked: string[] = [];
  socket.on('message', (query, { port, address }) => {
    const { name, type, end } = questionIn(query);
    asked.push(name);
    const known = records[name];
    if (known === 'silent') return;
    const kind = TYPES[type];
    const rows = (kind && known?.[kind]) ?? [];
    socket.send(
      answerTo(
        query,
        end,
        known === undefined ? NO_SUCH_NAME : 0,
        rows.map((row) => dataOf(row, kind!)),
        type,
      ),
      port,
      address,
    );
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address() as AddressInfo;
  return {
    address: `127.0.0.1:${port}`,
    asked,
    close: async () => {
      const closed = once(socket, 'close');
      socket.close();
      await closed;
    },
  };
}

const HEADER = 12;

function questionIn(query: Buffer) {
  const labels: string[] = [];
  let at = HEADER;
  for (let length = query[at]!; length; length = query[at]!) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join('.').toLowerCase(), type: query.readUInt16BE(at + 1), end: at + 5 };
}

function answerTo(query: Buffer, end: number, code: number, data: readonly Buffer[], type: number): Buffer {
  const header = Buffer.alloc(HEADER);
  query.copy(header, 0, 0, 2);
  // An answer, with authority; recursion was asked for, and is at hand.
  header.writeUInt16BE(0x8580 | code, 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(data.length, 6);
  const rows = data.map((one) => {
    const head = Buffer.alloc(HEADER);
    head.writeUInt16BE(0xc000 | HEADER, 0);
    head.writeUInt16BE(type, 2);
    head.writeUInt16BE(1, 4);
    head.writeUInt32BE(60, 6);
    head.writeUInt16BE(one.length, 10);
    return Buffer.concat([head, one]);
  });
  return Buffer.concat([header, query.subarray(HEADER, end), ...rows]);
}

function dataOf(row: string, type: 'A' | 'TXT'): Buffer {
  if (type === 'A') return Buffer.from(row.split('.').map(Number));
  const text = Buffer.from(row);
  const parts: Buffer[] = [];
  for (let at = 0; at < text.length; at += 255) {
    const part = text.subarray(at, at + 255);
    parts.push(Buffer.of(part.length), part);
  }
  return Buffer.concat(parts);
}
