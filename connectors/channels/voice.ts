import { z } from 'zod';
import type { Alert } from '../../engine/arbiter/alert.ts';
import { priority } from '../../engine/plan/priority.ts';
import { oneLine } from '../clean-text.ts';
import type { Channel } from './channel.ts';
import type { Gateway } from './phone/gateway.ts';
import { httpGateway, openHttpGateway } from './phone/http-gateway.ts';
import { numberOf } from './phone/number.ts';
import { openTwilio, twilioSettings } from './phone/twilio.ts';
import { sayTwice, voiceLanguage } from './phone/twiml.ts';
import { presentable } from './presentable.ts';
import { channelLimits } from './rate.ts';

const common = {
  kind: z.literal('voice'),
  /** How much of the alert is said, in characters. */
  characters: z.int().min(20).max(1_500).default(300),
  /** The least pressing priority that it carries. */
  least: priority.default('high'),
  /** For one exchange, in ms. */
  timeout: z.int().min(100).max(50_000).default(15_000),
  ...channelLimits,
};

export const voiceConfig = z.discriminatedUnion('preset', [
  z.strictObject({
    ...common,
    ...twilioSettings,
    /** The number that calls: one of the account. */
    from: z.string().min(1),
    /** Languages of the service's voices by language of the person: `{ "zh": "cmn-CN" }`. */
    languages: z
      .record(z.string(), z.string().regex(/^[A-Za-z-]{2,20}$/, 'A language is written as in "de-DE".'))
      .default({}),
    /** How long it rings, in s. */
    ring: z.int().min(5).max(600).default(45),
  }),
  z
    .strictObject({ ...common, ...httpGateway, preset: z.literal('http').optional() })
    .refine(({ json, form }) => json === undefined || form === undefined, {
      path: ['form'],
      message: 'Give the body as json or as form, not both.',
    }),
]);
export type VoiceConfig = z.output<typeof voiceConfig>;

/** Calls phones and says the alert. @throws where a secret is missing or a URL cannot be used */
export function voiceChannel(name: string, config: VoiceConfig): Channel {
  const gateway = config.preset === 'twilio' ? twilioCalls(name, config) : openHttpGateway(name, config);
  return {
    name,
    kind: 'voice',
    rings: true,
    least: config.least,
    addresses: 'number',
    async send(alert) {
      const { key, language, priority, person } = alert;
      return await gateway.send({ key, language, priority, person, to: numberOf(alert), text: textOf(alert) });
    },
    check: () => gateway.check(),
    close: async () => {},
  };

  function textOf(alert: Alert): string {
    const { subject, body, language, danger } = presentable(alert);
    const [intro, warning] = /^zh\b/i.test(language)
      ? ['这是 Posthorn 的提醒。', '安全警告！']
      : ['This is Posthorn.', 'A security warning.'];
    const said = oneLine([subject, body].filter((part) => part.trim()).join('. '), config.characters);
    return `${intro} ${danger ? `${warning} ` : ''}${said}`.trim();
  }
}

/** https://www.twilio.com/docs/voice/api/call-resource#create-a-call-resource */
function twilioCalls(name: string, config: Extract<VoiceConfig, { preset: 'twilio' }>): Gateway {
  const twilio = openTwilio(name, config);
  return {
    send: ({ to, text, language }) =>
      twilio.create('Calls', {
        To: to,
        From: config.from,
        Twiml: sayTwice(text, voiceLanguage(language, config.languages)),
        Timeout: String(config.ring),
      }),
    check: () => twilio.check(),
  };
}
