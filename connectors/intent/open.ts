import type { IntentConfig } from './config.ts';
import { offlineProvider } from './offline/provider.ts';
import { Costs } from './openai/costs.ts';
import type { IntentProvider } from './provider.ts';

/**
 * The reader that the configuration names. The client of the model's service is loaded only where one is.
 *
 * @param file where the costs of a model are written down
 * @throws SecretError where the API key is not where the configuration says
 */
export async function openIntents(
  { share, model }: IntentConfig,
  file: string,
  warn: (message: string) => void,
): Promise<IntentProvider> {
  if (share === 'nothing' || !model) return offlineProvider;
  const { ModelProvider } = await import('./openai/provider.ts');
  return new ModelProvider({ share }, model, { costs: new Costs(file), warn });
}
