import { z } from 'zod';
import { authenticityConfig } from '../../connectors/authenticity/config.ts';
import { allowConfig } from '../../connectors/channels/allowed.ts';
import { channelsConfig } from '../../connectors/channels/open.ts';
import { domainsConfig } from '../../connectors/domains/config.ts';
import { intentConfig } from '../../connectors/intent/config.ts';
import { isLoopback } from '../../connectors/loopback.ts';
import { outgoingConfig } from '../../connectors/outgoing/config.ts';
import { secret } from '../../connectors/secret.ts';
import { folderConfig } from '../../connectors/sources/folder/config.ts';
import { imapConfig } from '../../connectors/sources/imap/config.ts';
import { smtpConfig } from '../../connectors/sources/smtp/config.ts';
import { quoteConfig } from '../../connectors/stock/config.ts';
import { tasksConfig } from '../../connectors/tasks/open.ts';
import { DEFAULT_HOLD_MS } from '../../engine/interpreter/host.ts';
import { eventsConfig } from '../events/config.ts';
import { opsConfig } from '../ops/config.ts';
import { ageOf, DAY_MS } from './age.ts';
import { alarmsConfig } from './alarms.ts';
import { duration } from './duration.ts';

/** Scheme, host and port; links are secrets, so they cross no network in the clear. */
const publicUrl = z.string().transform((text, context) => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  if (!url || !isSafe || url.pathname !== '/' || url.search || url.hash || url.username) {
    context.addIssue('Write the address alone, with https: https://posthorn.ours.example.');
    return z.NEVER;
  }
  return url.origin;
});

const age = z.union([
  z.literal(false),
  z.string().transform((text, context) => {
    const ms = ageOf(text);
    if (ms === undefined)
      context.addIssue(`${JSON.stringify(text)} is no age such as "90d" or "2y", of at least one day.`);
    return ms ?? 0;
  }),
]);

const retentionConfig = z.strictObject({
  mails: age.default(365 * DAY_MS).describe('Raw mails, subjects, addresses and the texts of alerts. false: kept.'),
  log: age
    .default(2 * 365 * DAY_MS)
    .describe('Who was told and when, of mails that were erased; absences and silences that ended. false: kept.'),
});

const httpConfig = z.strictObject({
  host: z.string().min(1).default('127.0.0.1').describe('Address to listen on; the loopback address unless given.'),
  port: z.int().min(0).max(65_535).default(8025).describe('0: any free one.'),
  names: z
    .array(z.string().min(1).toLowerCase())
    .default([])
    .describe('Host names under which browsers may reach the page, beside the loopback ones.'),
  url: publicUrl
    .optional()
    .describe(
      'Where people reach the page from outside: https://posthorn.ours.example. Without it alerts carry no links.',
    ),
  linksExpire: duration.prefault('7d').describe('How long links and answers act, after the alert.'),
});
export type HttpConfig = z.output<typeof httpConfig>;

const temporalConfig = z.strictObject({
  address: z
    .string()
    .regex(/^.+:\d+$/, 'An address is "host:port", such as "temporal.ours.example:7233".')
    .optional()
    .describe(
      'Of a Temporal service that runs already; TEMPORAL_ADDRESS goes before it. Without either we start one here.',
    ),
  namespace: z.string().min(1).default('default').describe('Posthorn has it to itself.'),
  tls: z
    .union([
      z.boolean(),
      z
        .strictObject({
          ca: z
            .string()
            .min(1)
            .optional()
            .describe('PEM file of the authority that signed the certificate of the service.'),
          cert: z.string().min(1).optional().describe('PEM file of our own certificate.'),
          key: z.string().min(1).optional().describe('PEM file of its key.'),
          serverName: z
            .string()
            .min(1)
            .optional()
            .describe('The name in the certificate of the service, where it is not that of the address.'),
        })
        .refine(
          ({ cert, key }) => Boolean(cert) === Boolean(key),
          'A certificate of ours needs both "cert" and "key".',
        ),
    ])
    .optional()
    .describe('true: encrypted. Always so with an API key.'),
  apiKey: secret.optional().describe('For Temporal Cloud and services like it.'),
  port: z.int().min(1).max(65_535).default(7233).describe('Of the Temporal server that we start ourselves.'),
  uiPort: z
    .union([z.literal(false), z.int().min(1).max(65_535)])
    .default(8233)
    .describe("Of Temporal's own web interface; false: without it."),
});

const workerConfig = z.strictObject({
  mailboxes: z.int().min(1).default(200).describe('So many mailboxes one process watches, and no more.'),
  activities: z.int().min(1).default(100).describe('Deliveries, tasks and the like under way at once.'),
  steps: z.int().min(2).default(40).describe('Steps of runs under way at once.'),
  cachedRuns: z
    .int()
    .min(2)
    .default(1_000)
    .describe('Runs kept in memory; those beyond are read again when they go on.'),
});

const storeConfig = z.strictObject({
  postgres: z
    .strictObject({
      url: secret.describe('postgres://user:password@host:5432/database'),
      poolSize: z.int().min(1).max(200).default(10).describe('Connections that one process may hold.'),
    })
    .optional()
    .describe('A database that several machines share; without it the store is embedded, in the data folder.'),
});

/** `posthorn.json`. Composed of what the connectors say about their own sections; everything has a default. */
export const configSchema = z.strictObject({
  $schema: z.string().optional().describe('For editors.'),
  data: z.string().min(1).default('.posthorn').describe('Folder of the database, the raw mails and the keys.'),
  rules: z.string().min(1).default('rules').describe('Folder of the policies.'),
  addresses: z
    .string()
    .min(1)
    .default('.posthorn/addresses.csv')
    .describe('How persons are reached: lines of "person,channel,address". Read at start; not for git.'),
  store: storeConfig.prefault({}),
  retention: retentionConfig.prefault({}),
  http: httpConfig.prefault({}),
  temporal: temporalConfig.prefault({}),
  worker: workerConfig.prefault({}),
  smtp: z.union([z.literal(false), smtpConfig]).prefault({}),
  folder: z.union([z.literal(false), folderConfig]).prefault({ path: '.posthorn/inbox' }),
  mailboxes: z.array(imapConfig).default([]),
  channels: channelsConfig,
  tasks: tasksConfig,
  events: eventsConfig.prefault({}),
  outgoing: outgoingConfig.optional(),
  intent: intentConfig.prefault({}),
  quote: quoteConfig.prefault({}),
  ops: opsConfig.prefault({}),
  alarms: alarmsConfig.prefault({}),
  authenticity: authenticityConfig
    .default(false)
    .describe('Whether SPF, DKIM, DMARC and ARC are checked by ourselves where a policy asks.'),
  domains: domainsConfig.prefault({}).describe('Our own domains and sending addresses, for `posthorn doctor`.'),
  arbiter: z
    .strictObject({
      hold: duration
        .default(DEFAULT_HOLD_MS)
        .describe('How long alerts wait for effects in flight, to become one alert. Urgent ones never wait.'),
      storm: z
        .union([z.literal(false), z.strictObject({ alerts: z.int().min(1), within: duration })])
        .prefault({ alerts: 100, within: '10m' })
        .describe(
          'How many alerts a person is sent within a while before the rest becomes a summary; false: any number.',
        ),
      allow: allowConfig
        .prefault({})
        .describe('Mail domains and phone numbers that alerts may go to; all of them unless given.'),
    })
    .prefault({}),
});
export type Config = z.output<typeof configSchema>;
