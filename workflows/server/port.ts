import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { ServerError } from './server-error.ts';

/** @throws ServerError where something listens on that port already, or this user may not. */
export async function requireFreePort(ip: string, port: number): Promise<void> {
  const probe = createServer().listen(port, ip);
  try {
    await once(probe, 'listening');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new ServerError(
      code === 'EADDRINUSE'
        ? `Port ${port} on ${ip} is taken by another program: end that one, or give Temporal another port.`
        : `Port ${port} on ${ip} cannot be used (${code}): give Temporal another port.`,
    );
  } finally {
    probe.close();
  }
}

/** Below what systems give to connections (Linux from 32768, others from 49152): none takes such a port meanwhile. */
const LOWEST = 11_000;
const HIGHEST = 32_000;

/** A port on loopback that nothing listens on at this moment. */
export async function freePort(): Promise<number> {
  const port = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST));
  const isFree = await requireFreePort('127.0.0.1', port).then(
    () => true,
    () => false,
  );
  return isFree ? port : freePort();
}

/** Whether something accepts connections at `host:port`: quicker to say no than gRPC, which waits between its tries. */
export async function isOpen(address: string): Promise<boolean> {
  const { hostname, port } = new URL(`tcp://${address}`);
  const socket = connect(Number(port), hostname);
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
