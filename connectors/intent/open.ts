import type { IntentConfig } from './config.ts';
import { Costs } from './openai/costs.ts';
import type { IntentProvider } from './provider.ts';

/**
 * The reader that the configuration names. The client of the model's service is loaded only where one is.
 *
 * @param offline reads on this machine: always, or where the model does not
 * @param file where the costs of a model are written down
 * @throws SecretError where the API key is not where the configuration says
 */
export async function openIntents(
  { share, model }: IntentConfig,
  offline: IntentProvider,
  file: string,
  warn: (message: string) => void,
): Promise<IntentProvider> {
  if (share === 'nothing' || !model) return offline;
  const { ModelProvider } = await import('./openai/provider.ts');
  return new ModelProvider({ share }, model, { offline, costs: new Costs(file), warn });
}
