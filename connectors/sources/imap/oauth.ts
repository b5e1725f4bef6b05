import { renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import { guardedFetch } from '../../http/fetch.ts';
import { readSecret } from '../../secret.ts';
import type { OAuthConfig } from './config.ts';

const ENDPOINTS = {
  google: () => 'https://oauth2.googleapis.com/token',
  microsoft: (tenant: string) => `https://login.microsoftonline.com/${encodeURIComponent(tenant)}/oauth2/v2.0/token`,
} as const;

const SCOPES: { readonly [provider: string]: string } = {
  microsoft: 'https://outlook.office.com/IMAP.AccessAsUser.All offline_access',
};

/** A token is renewed this long before it ends, in ms: a session that begins with it shall not break at once. */
const AHEAD_MS = 5 * 60_000;

/** Where the answer does not say how long a token lives (RFC 6749, section 5.1, recommends that it does), in s. */
const ASSUMED_LIFE_S = 3600;

const PATIENCE_MS = 20_000;

const answer = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive().default(ASSUMED_LIFE_S),
  refresh_token: z.string().min(1).optional(),
});

const refusal = z.object({ error: z.string(), error_description: z.string().optional() });

/** The provider will not renew the access: only a person who signs in anew can help. */
export class AccessRefused extends Error {
  override readonly name = 'AccessRefused';
}

/** Access tokens for one account, renewed before they end. Tokens are never part of a message. */
export class AccessTokens {
  readonly #config: OAuthConfig;
  readonly #clock: Clock;
  #refreshToken: string | undefined;
  #current: { readonly token: string; readonly endsAt: number; worked: boolean } | undefined;
  #renewing: Promise<string> | undefined;

  constructor(config: OAuthConfig, clock: Clock = Date.now) {
    this.#config = config;
    this.#clock = clock;
  }

  /** @throws AccessRefused where the provider says no; another error where it cannot be asked now. */
  async get(): Promise<string> {
    const current = this.#current;
    if (current && current.endsAt - AHEAD_MS > this.#clock()) return current.token;
    this.#renewing ??= this.#renew().finally(() => {
      this.#renewing = undefined;
    });
    return this.#renewing;
  }

  /** The server took the token. */
  worked(token: string): void {
    if (this.#current?.token === token) this.#current.worked = true;
  }

  /** The server did not take the token: the next one is a new one. @returns whether it took this one before, so that a new one may help */
  refused(token: string): boolean {
    const { token: current, worked = false } = this.#current ?? {};
    if (current === token) this.#current = undefined;
    return current === token && worked;
  }

  async #renew(): Promise<string> {
    const askedAt = this.#clock();
    const endpoint = endpointOf(this.#config);
    const ask = guardedFetch({ rules: { hosts: [new URL(endpoint).host], internal: true }, timeout: PATIENCE_MS });
    const response = await ask(endpoint, { method: 'POST', body: this.#request() });
    const body: unknown = await response.json().catch(() => undefined);
    if (!response.ok) throw this.#failure(response.status, body);
    const { access_token, expires_in, refresh_token } = answer.parse(body);
    this.#current = { token: access_token, endsAt: askedAt + expires_in * 1000, worked: false };
    if (refresh_token) this.#keep(refresh_token);
    return access_token;
  }

  #request(): URLSearchParams {
    const { clientId, clientSecret, provider, scope = SCOPES[provider] } = this.#config;
    return new URLSearchParams({
      grant_type: 'refresh_token',
      refresh_token: this.#newestRefreshToken(),
      client_id: clientId,
      ...(clientSecret && { client_secret: readSecret(clientSecret) }),
      ...(scope && { scope }),
    });
  }

  /** A file is read each time: another connection of the same account may have renewed it. */
  #newestRefreshToken(): string {
    const { refreshToken } = this.#config;
    return ('env' in refreshToken && this.#refreshToken) || readSecret(refreshToken);
  }

  #failure(status: number, body: unknown): Error {
    const host = new URL(endpointOf(this.#config)).host;
    const said = refusal.safeParse(body).data;
    // RFC 6749, section 5.2: every refusal is a 400 or a 401 with an error code; the rest may pass by itself.
    if (!said || status >= 500 || status === 429)
      return new Error(`${host} answered ${status} when access was to be renewed.`);
    const { refreshToken } = this.#config;
    const where = 'env' in refreshToken ? `the environment variable ${refreshToken.env}` : refreshToken.file;
    return new AccessRefused(
      `${host} refused to renew the access (${said.error.slice(0, 80)}): sign in again and put the new refresh token into ${where}.`,
    );
  }

  /** Microsoft gives a new refresh token each time, and lets the old ones die after 90 days. */
  #keep(refreshToken: string): void {
    this.#refreshToken = refreshToken;
    const where = this.#config.refreshToken;
    if (!('file' in where)) return;
    const beside = `${where.file}.new`;
    writeFileSync(beside, `${refreshToken}\n`, { mode: 0o600 });
    renameSync(beside, where.file);
  }
}

function endpointOf({ provider, tokenEndpoint, tenant }: OAuthConfig): string {
  if (tokenEndpoint || provider === 'other') return tokenEndpoint!;
  return ENDPOINTS[provider](tenant);
}
