import { any, every, flow, type Instant, notify, sendMail, until, type Who } from 'posthorn';

/** One try. @returns whether the mail went out, and did not come back within two days. */
const arrives = flow(
  async ({ to, template, language, at }: { to: string; template: string; language: string; at: Instant }) => {
    try {
      const sent = await sendMail({ to, template, language, at });
      await until(any(sent.bounced, sent.delivered), '2d');
      if (await until(sent.bounced, '0s')) return false;
      return true;
    } catch {
      return false;
    }
  },
);

/**
 * Sends a mail of ours and sees to it that it arrives: where the mail server refuses it, or it comes back, it is sent again
 * after 30 minutes, three times; then whoever is responsible gets an SMS or a call, for only the telephone is left.
 *
 * @returns whether it arrived, as far as anybody can know.
 */
export const deliver = flow(
  async ({
    to,
    template,
    language,
    at,
    responsible,
  }: {
    to: string;
    template: string;
    language: string;
    at: Instant;
    responsible: Who;
  }) => {
    const first = await arrives({ to, template, language, at });
    if (first) return true;
    for await (const _ of every('30m', { times: 3 })) {
      const again = await arrives({ to, template, language, at });
      if (again) return true;
    }
    await notify(responsible, {
      text: `Our mail does not reach ${to}: sent four times, and each time it came back or was refused`,
      stage: 'escalation',
      priority: 'urgent',
      by: ['sms', 'voice'],
    });
    return false;
  },
);
