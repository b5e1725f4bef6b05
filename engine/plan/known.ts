import { z } from 'zod';

/** What a company knows about itself and those it deals with: `lists/known.csv` of its rules. Domains are in lower case. */
export interface Known {
  /** Its own domains. */
  readonly own: readonly string[];
  /** Domains of those it deals with. */
  readonly partners: readonly string[];
  /** Domains of others that somebody may pretend to be. */
  readonly brands: readonly string[];
  /** Accounts that were paid to before, in capitals without spaces, and the domain of whose they are. */
  readonly accounts: readonly { readonly number: string; readonly of: string }[];
  /** Mail servers whose Authentication-Results are believed (RFC 8601), by the name that they give themselves. */
  readonly servers: readonly string[];
  /** Persons in whose name somebody may write, and the addresses that they write from. */
  readonly people: readonly { readonly name: string; readonly address: string }[];
}

export const NOTHING_KNOWN: Known = { own: [], partners: [], brands: [], accounts: [], servers: [], people: [] };

export const known: z.ZodType<Known> = z.object({
  own: z.array(z.string()),
  partners: z.array(z.string()),
  brands: z.array(z.string()),
  accounts: z.array(z.object({ number: z.string(), of: z.string() })),
  servers: z.array(z.string()),
  people: z.array(z.object({ name: z.string(), address: z.string() })),
});
