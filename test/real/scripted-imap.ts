import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';

/** What the server says to a command: lines without line ends, or nothing. `TAG` stands for the command's tag. */
export type Script = (command: string, line: string, say: (text: string) => void, socket: Socket) => void;

/** An IMAP server that says what a test wants, for what no real server can be made to do. It records what it is told. */
export class ScriptedImap {
  /** What came, without tags: `LOGIN …`. */
  readonly heard: string[] = [];
  connections = 0;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(script: Script, greeting: string) {
    this.#server = createServer((socket) => this.#serve(socket, script, greeting));
  }

  static async open(script: Script, greeting = '* OK ready'): Promise<ScriptedImap> {
    const imap = new ScriptedImap(script, greeting);
    imap.#server.listen(0, '127.0.0.1');
    await once(imap.#server, 'listening');
    return imap;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #serve(socket: Socket, script: Script, greeting: string): void {
    this.connections += 1;
    this.#sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => this.#sockets.delete(socket));
    socket.write(`${greeting}\r\n`);
    let rest = '';
    let tag = '';
    socket.on('data', (chunk) => {
      const lines = `${rest}${chunk.toString('latin1')}`.split('\r\n');
      rest = lines.pop()!;
      for (const line of lines) {
        // DONE ends the command that IDLE began.
        if (line !== 'DONE') tag = line.slice(0, line.indexOf(' '));
        this.#hear(line, tag, script, socket);
      }
    });
  }

  #hear(line: string, tag: string, script: Script, socket: Socket): void {
    const told = line === 'DONE' ? line : line.slice(tag.length + 1);
    this.heard.push(told);
    const say = (text: string) => {
      if (!socket.destroyed) socket.write(`${text.replaceAll('TAG', tag)}\r\n`);
    };
    script(told.split(' ')[0]!.toUpperCase(), told, say, socket);
  }
}

/** Answers of a plain server with an empty INBOX, for a script to fall back on. */
export function plainServer(capabilities = 'IMAP4rev1 IDLE ID'): Script {
  return (command, _line, say) => {
    if (command === 'CAPABILITY') say(`* CAPABILITY ${capabilities}`);
    if (command === 'ID') say('* ID NIL');
    if (command === 'NAMESPACE') say('* NAMESPACE (("" "/")) NIL NIL');
    if (command === 'LIST' || command === 'LSUB') say(`* ${command} (\\HasNoChildren) "/" INBOX`);
    if (command === 'SELECT' || command === 'EXAMINE')
      for (const line of ['0 EXISTS', 'OK [UIDVALIDITY 1] ok', 'OK [UIDNEXT 1] ok', 'FLAGS (\\Seen)']) say(`* ${line}`);
    if (command === 'UID') say('* SEARCH');
    if (command === 'IDLE') return say('+ idling');
    if (command === 'LOGOUT') say('* BYE');
    say('TAG OK done');
  };
}
