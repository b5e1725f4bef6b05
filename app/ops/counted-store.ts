import type { Store } from '../../connectors/store/store.ts';
import { StoreError, type StoreTrouble } from '../../connectors/store/store-error.ts';

/** The store, whose failures are told. */
export function countedStore(store: Store, failed: (trouble: StoreTrouble) => void): Store {
  const tell = (error: unknown): never => {
    if (error instanceof StoreError) failed(error.trouble);
    throw error;
  };
  const parts = Object.entries(store).map(([name, part]) => [
    name,
    typeof part === 'function' ? part : telling(part, tell),
  ]);
  return Object.fromEntries(parts) as Store;
}

function telling<T extends object>(part: T, tell: (error: unknown) => never): T {
  return new Proxy(part, {
    get(target, name) {
      const method = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      return (...given: unknown[]) => {
        const answer = method.apply(target, given);
        return answer instanceof Promise ? answer.catch(tell) : answer;
      };
    },
  });
}
