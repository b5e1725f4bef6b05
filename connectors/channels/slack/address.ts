const ADDRESS = /^(?<conversation>[CDGUW][A-Z0-9]{2,30})(?:\/(?<user>[UW][A-Z0-9]{2,30}))?$/;

export interface SlackAddress {
  /** The channel or, for a direct message, the user: what `chat.postMessage` calls `channel`. */
  readonly conversation: string;
  /** The person's own user ID, where the address names it. */
  readonly user: string | undefined;
}

/** `U0456DEF`: a direct message. `C0123ABC`: a channel. `C0123ABC/U0456DEF`: a channel, where that person is mentioned. */
export function slackAddress(text: string): SlackAddress | undefined {
  const { conversation, user } = ADDRESS.exec(text)?.groups ?? {};
  if (conversation === undefined) return undefined;
  return { conversation, user: user ?? (/^[UW]/.test(conversation) ? conversation : undefined) };
}
