/** A request that the webhook receiver has taken. */
export interface Post {
  /** `webhook-id`, by which a repeat is dropped. */
  readonly id: string;
  /** It came before under this id: nobody is told again. */
  readonly repeat: boolean;
  /** The three headers of Standard Webhooks belong to it. */
  readonly signed: boolean;
  /** Epoch ms. */
  readonly receivedAt: number;
  readonly alert: {
    readonly key: string;
    readonly event: string;
    readonly person: string;
    readonly stage: string;
    readonly turn: string;
    readonly subject: string;
    readonly body: string;
  };
}

/** A mail that the mail server has taken. */
export interface Letter {
  readonly messageId: string;
  readonly to: string;
  readonly subject: string;
  /** Epoch ms. */
  readonly receivedAt: number;
}
