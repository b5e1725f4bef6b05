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

/** A port on loopback that nothing listens on at this moment. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, 'close');
  return port;
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
