import type { Observe } from '../../connectors/happening.ts';

/** As a process says what is wrong, see `up/voice.ts`. */
type Warn = (message: string, about: { readonly channel: string }) => void;

/** Says what a channel fails at: once for each reason, and again where it fails after a delivery. Told of each delivery. */
export function channelVoice(warn: Warn): Observe {
  const said = new Map<string, string>();
  return (happening) => {
    if (happening.kind !== 'delivered') return;
    const { alert, outcome, detail = 'The delivery failed.' } = happening;
    const { channel } = alert;
    if (outcome === 'sent') said.delete(channel);
    if (outcome === 'sent' || outcome === 'known' || said.get(channel) === detail) return;
    said.set(channel, detail);
    warn(`${channel}: ${detail}`, { channel });
  };
}
