import { z } from 'zod';
import type { Alert } from '../../engine/arbiter/alert.ts';
import { priority } from '../../engine/plan/priority.ts';
import type { Channel, Links } from './channel.ts';
import { linkLines } from './link-lines.ts';
import type { Gateway } from './phone/gateway.ts';
import { httpGateway, openHttpGateway } from './phone/http-gateway.ts';
import { numberOf } from './phone/number.ts';
import { fitSegments } from './phone/segments.ts';
import { openTwilio, twilioSettings } from './phone/twilio.ts';
import { presentable } from './presentable.ts';
import { channelLimits } from './rate.ts';

const common = {
  kind: z.literal('sms'),
  /** The most messages that one alert may become: a text of more than 160 or (with other than Latin letters) 70 characters is several. */
  segments: z.int().min(1).max(10).default(3),
  /** The least pressing priority that it carries. */
  least: priority.default('high'),
  /** For one exchange, in ms. */
  timeout: z.int().min(100).max(50_000).default(15_000),
  ...channelLimits,
};

export const smsConfig = z.discriminatedUnion('preset', [
  z
    .strictObject({
      ...common,
      ...twilioSettings,
      /** The sender: a number or a name of the account. */
      from: z.string().min(1).optional(),
      /** `MG…`: a messaging service that chooses the sender. */
      service: z
        .string()
        .regex(/^MG[0-9a-f]{32}$/i, 'A messaging service is MG and 32 hexadecimal digits.')
        .optional(),
    })
    .refine(({ from, service }) => (from === undefined) !== (service === undefined), {
      path: ['from'],
      message: 'Give the sender as from, or the messaging service as service; one of them.',
    }),
  z
    .strictObject({ ...common, ...httpGateway, preset: z.literal('http').optional() })
    .refine(({ json, form }) => json === undefined || form === undefined, {
      path: ['form'],
      message: 'Give the body as json or as form, not both.',
    }),
]);
export type SmsConfig = z.output<typeof smsConfig>;

/** Text messages to phones. @throws where a secret is missing or a URL cannot be used */
export function smsChannel(name: string, config: SmsConfig): Channel {
  const gateway = config.preset === 'twilio' ? twilioMessages(name, config) : openHttpGateway(name, config);
  return {
    name,
    kind: 'sms',
    rings: true,
    least: config.least,
    addresses: 'number',
    async send(alert, links) {
      const { key, language, priority, person } = alert;
      return await gateway.send({ key, language, priority, person, to: numberOf(alert), text: textOf(alert, links) });
    },
    check: () => gateway.check(),
    close: async () => {},
  };

  function textOf(alert: Alert, links: Links = {}): string {
    const { subject, body, language } = presentable(alert);
    const end = linkLines({ ...(links.acknowledge && { acknowledge: links.acknowledge }) }, language)
      .map(({ words, url }) => `\n${words}: ${url}`)
      .join('');
    const text = [subject, body]
      .map((part) => part.trim())
      .filter(Boolean)
      .join('\n');
    return fitSegments(text || 'Posthorn', config.segments, end);
  }
}

/** https://www.twilio.com/docs/messaging/api/message-resource#create-a-message-resource */
function twilioMessages(name: string, config: Extract<SmsConfig, { preset: 'twilio' }>): Gateway {
  const twilio = openTwilio(name, config);
  const sender: { readonly [name: string]: string } =
    config.from === undefined ? { MessagingServiceSid: config.service! } : { From: config.from };
  return {
    send: ({ to, text }) => twilio.create('Messages', { To: to, ...sender, Body: text }),
    check: () => twilio.check(),
  };
}
