import { z } from 'zod';

/** The section `ops` of the configuration: what watches over this process from outside. */
export const opsConfig = z.strictObject({
  host: z.string().min(1).default('127.0.0.1').describe('Address of the probes and metrics alone.'),
  port: z
    .int()
    .min(0)
    .max(65_535)
    .optional()
    .describe('Their port, 0 for any free one. Without it they are on the page alone, and a worker has none.'),
  traces: z
    .union([
      z.literal(false),
      z.strictObject({
        url: z
          .url({ protocol: /^https?$/ })
          .describe('Where traces go by OTLP over HTTP: http://127.0.0.1:4318/v1/traces.'),
        share: z.number().min(0).max(1).default(1).describe('Of the events, how many are traced.'),
      }),
    ])
    .default(false)
    .describe('OTEL_EXPORTER_OTLP_ENDPOINT turns them on, too.'),
});
export type OpsConfig = z.output<typeof opsConfig>;
