/** Chrome DevTools Protocol, domains `HeapProfiler` and Node's own `NodeWorker` (node/src/inspector/node_protocol.pdl). */
interface Answer {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly sessionId: string };
}

/**
 * Makes a process collect its garbage, in all its threads, so that its resident memory is what it holds and not what V8 has not yet
 * given back.
 *
 * @param port where its inspector listens, on loopback
 */
export async function collectGarbage(port: number): Promise<void> {
  const [target] = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as [
    { webSocketDebuggerUrl: string },
  ];
  const socket = new WebSocket(target.webSocketDebuggerUrl);
  await new Promise((done) => socket.addEventListener('open', done, { once: true }));
  try {
    const session = new Session(socket);
    await session.ask('NodeWorker.enable', { waitForDebuggerOnStart: false });
    for (const sessionId of session.threads) {
      const message = JSON.stringify({ id: 1, method: 'HeapProfiler.collectGarbage' });
      await session.ask('NodeWorker.sendMessageToWorker', { sessionId, message });
      await session.answered(sessionId);
    }
    await session.ask('HeapProfiler.collectGarbage');
  } finally {
    socket.close();
  }
}

class Session {
  readonly threads: string[] = [];
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number | string, () => void>();
  readonly #early = new Set<string>();
  #asked = 0;

  constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => this.#hear(JSON.parse(String(data)) as Answer));
  }

  ask(method: string, params: object = {}): Promise<void> {
    const id = ++this.#asked;
    this.#socket.send(JSON.stringify({ id, method, params }));
    return new Promise((done) => this.#waiting.set(id, done));
  }

  /** Resolves when a thread has answered. */
  answered(thread: string): Promise<void> {
    return new Promise((done) => (this.#early.delete(thread) ? done() : this.#waiting.set(thread, done)));
  }

  #hear({ id, method, params }: Answer): void {
    if (method === 'NodeWorker.attachedToWorker') this.threads.push(params!.sessionId);
    const from = method === 'NodeWorker.receivedMessageFromWorker' ? params!.sessionId : id;
    if (from === undefined) return;
    const waiting = this.#waiting.get(from);
    if (!waiting && typeof from === 'string') this.#early.add(from);
    this.#waiting.delete(from);
    waiting?.();
  }
}
