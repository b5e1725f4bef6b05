import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** What to say instead of a token. */
export interface Refusal {
  readonly status: number;
  readonly body: string;
}

/**
 * A provider's token endpoint (RFC 6749, section 6) and introspection (RFC 7662) on loopback. It checks what it is sent,
 * and gives a new refresh token with every access token, as Microsoft does.
 */
export class TokenEndpoint {
  readonly requests: URLSearchParams[] = [];
  refusal: Refusal | undefined;
  /** Of the tokens that it gives, in s. */
  lifetime = 3600;
  user = 'sales';
  refreshToken = 'refresh-0';
  #valid = new Set<string>();
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  static async open(): Promise<TokenEndpoint> {
    const endpoint = new TokenEndpoint();
    endpoint.#server.listen(0, '127.0.0.1');
    await once(endpoint.#server, 'listening');
    return endpoint;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/token`;
  }

  get introspection(): string {
    return this.url.replace('/token', '/introspect');
  }

  /** The tokens that were given out are worth nothing any more. */
  revoke(): void {
    this.#valid.clear();
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = new URLSearchParams(await text(request));
    const [status, answer] = request.url === '/introspect' ? this.#introspect(body) : this.#token(body);
    response.writeHead(status, { 'content-type': 'application/json' }).end(answer);
  }

  #introspect(body: URLSearchParams): [number, string] {
    const active = this.#valid.has(body.get('token') ?? '');
    return [200, JSON.stringify({ active, username: this.user })];
  }

  #token(body: URLSearchParams): [number, string] {
    this.requests.push(body);
    if (this.refusal) return [this.refusal.status, this.refusal.body];
    if (body.get('grant_type') !== 'refresh_token' || body.get('refresh_token') !== this.refreshToken)
      return [400, JSON.stringify({ error: 'invalid_grant', error_description: 'No such refresh token' })];
    const count = this.requests.length;
    const token = `access-${count}`;
    this.#valid.add(token);
    this.refreshToken = `refresh-${count}`;
    const answer = { access_token: token, expires_in: this.lifetime, refresh_token: this.refreshToken };
    return [200, JSON.stringify({ token_type: 'Bearer', ...answer })];
  }
}
