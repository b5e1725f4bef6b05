import { createHash } from 'node:crypto';
import OpenAI from 'openai';
import type { z } from 'zod';
import type { Envelope } from '../../../engine/facts/facts.ts';
import { type Letter, letterOf } from '../../../engine/intent/letter.ts';
import type { Intent } from '../../../engine/intent/schema.ts';
import { heldReply } from '../../../engine/reply/held.ts';
import { readSecret } from '../../secret.ts';
import type { IntentConfig, ModelConfig } from '../config.ts';
import type { IntentProvider } from '../provider.ts';
import { type Answer, answerSchema, intentFrom, jsonSchemaOf, wordingSchema } from './answer.ts';
import type { Costs } from './costs.ts';
import { messagesFor, shared, wordingMessages } from './prompt.ts';

const MOST_KEPT = 500;
/** What an answer takes at most, in tokens: a longer one is none of ours. */
const LONGEST_ANSWER = 700;

type Messages = readonly { readonly role: 'system' | 'user'; readonly content: string }[];

interface Parts {
  /** Reads where the model does not. */
  readonly offline: IntentProvider;
  readonly costs: Costs;
  /** Is told why a mail was read offline; nothing of the mail is in it. */
  readonly warn: (message: string) => void;
}

/**
 * Has a model read mails, through any service that speaks OpenAI's API, and reads them offline where it does not answer, answers
 * something that is none, or has cost enough for the day. What it says is held against the mail.
 *
 * @see https://platform.openai.com/docs/guides/structured-outputs
 */
export class ModelProvider implements IntentProvider {
  readonly #share: IntentConfig['share'];
  readonly #model: ModelConfig;
  readonly #client: OpenAI;
  readonly #parts: Parts;
  /** Answers by what was asked. In memory alone: they quote mails. */
  readonly #kept = new Map<string, Promise<Answer>>();

  /** @throws SecretError where the API key is not where the configuration says */
  constructor({ share }: Pick<IntentConfig, 'share'>, model: ModelConfig, parts: Parts) {
    this.#share = share;
    this.#model = model;
    this.#parts = parts;
    this.#client = new OpenAI({
      baseURL: model.url,
      // Services in the house may want none; the client insists on one.
      apiKey: model.key ? readSecret(model.key) : 'none',
      maxRetries: model.retries,
      timeout: model.timeoutSeconds * 1000,
      logLevel: 'off',
    });
  }

  async read(raw: Uint8Array, envelope: Envelope): Promise<Intent> {
    const offline = await this.#parts.offline.read(raw, envelope);
    const letter = letterOf(raw, envelope);
    const text = shared(letter, this.#share);
    if (text === undefined || !text.trim()) return offline;
    try {
      return intentFrom(await this.#answer(text, letter), letter, offline, this.#model.name);
    } catch (error) {
      this.#parts.warn(`the model did not read a mail, so it was read offline: ${reasonOf(error)}`);
      return offline;
    }
  }

  async word(raw: Uint8Array, envelope: Envelope, drafts: readonly string[]): Promise<string | undefined> {
    const letter = letterOf(raw, envelope);
    const text = shared(letter, this.#share);
    if (text === undefined || !text.trim()) return undefined;
    try {
      const { reply } = await this.#ask(wordingMessages(text, drafts), wordingSchema);
      return heldReply(reply, letter.language, letter.read);
    } catch (error) {
      this.#parts.warn(`the model suggested no answer to a mail: ${reasonOf(error)}`);
      return undefined;
    }
  }

  /** The same question is asked once. */
  #answer(text: string, letter: Letter): Promise<Answer> {
    const messages = messagesFor(text, letter);
    const key = createHash('sha256')
      .update(JSON.stringify([this.#model.name, messages]))
      .digest('hex');
    const known = this.#kept.get(key);
    if (known) return known;
    const asking = this.#ask(messages, answerSchema);
    this.#kept.set(key, asking);
    asking.catch(() => this.#kept.delete(key));
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest);
    return asking;
  }

  async #ask<T>(messages: Messages, form: z.ZodType<T>): Promise<T> {
    const { name, budgetPerDay, timeoutSeconds } = this.#model;
    if (this.#parts.costs.spentOn(Date.now()) >= budgetPerDay) throw new Error("the day's budget is spent");
    const completion = await this.#client.chat.completions.create(
      {
        model: name,
        messages: [...messages],
        max_completion_tokens: LONGEST_ANSWER,
        response_format: {
          type: 'json_schema',
          json_schema: { name: 'intent', strict: true, schema: jsonSchemaOf(form) },
        },
      },
      { signal: AbortSignal.timeout(timeoutSeconds * 1000) },
    );
    this.#charge(completion.usage);
    const [choice] = completion.choices ?? [];
    if (choice?.finish_reason === 'length') throw new Error('its answer was cut short');
    const parsed = form.safeParse(JSON.parse(choice?.message?.content ?? ''));
    if (!parsed.success) throw new Error('its answer does not have the form that was asked for');
    return parsed.data;
  }

  /** A service that tells no usage is counted as if the answer had been as long as it may be. */
  #charge(usage: OpenAI.CompletionUsage | undefined): void {
    const { price, name } = this.#model;
    const input = usage?.prompt_tokens ?? 2_000;
    const output = usage?.completion_tokens ?? LONGEST_ANSWER;
    const cost = (input * price.input + output * price.output) / 1e6;
    this.#parts.costs.add({ at: new Date().toISOString(), model: name, input, output, cost });
  }
}

/** Why, without what the service said: it may repeat the mail. */
function reasonOf(error: unknown): string {
  if (error instanceof OpenAI.APIConnectionTimeoutError || error instanceof OpenAI.APIUserAbortError)
    return 'no answer in time';
  if (error instanceof OpenAI.APIConnectionError) return 'the service cannot be reached';
  if (error instanceof OpenAI.APIError) return `the service answered ${error.status ?? 'with an error'}`;
  if (error instanceof SyntaxError) return 'its answer is no JSON';
  return error instanceof Error ? error.message : 'an unknown fault';
}
