import { describe, expect, it, vi } from 'vitest';
import { RateLimit, rateConfig, usualRate } from '../../connectors/channels/rate.ts';

describe('a rate', () => {
  it('is written as messages and a duration', () => {
    expect(rateConfig.parse({ messages: 3, per: '1m' })).toEqual({ messages: 3, per: 60_000 });
    for (const wrong of [
      { messages: 0, per: '1m' },
      { messages: 1, per: '0s' },
      { messages: 1, per: 'a minute' },
    ])
      expect(rateConfig.safeParse(wrong).success).toBe(false);
    expect(usualRate('page')).toBeUndefined();
  });

  it('lets through at once what it holds, then one by one, the most pressing first', async () => {
    vi.useFakeTimers();
    try {
      const limit = new RateLimit({ messages: 2, per: 2_000 }, Date.now);
      const gone: string[] = [];
      const go = (name: string, priority: 'urgent' | 'normal' | 'low', patience = 60_000) =>
        void limit.take(priority, patience).then((wait) => gone.push(wait === undefined ? name : `${name}: ${wait}`));
      go('a', 'low');
      go('b', 'low');
      go('c', 'low');
      go('d', 'normal');
      go('e', 'urgent');
      go('f', 'normal');
      go('g', 'urgent', 500);
      go('h', 'low', 4_500);
      await vi.advanceTimersByTimeAsync(0);
      expect(gone).toEqual(['a', 'b', 'g: 2000', 'h: 5000']);
      await vi.advanceTimersByTimeAsync(4_100);
      expect(gone.slice(4)).toEqual(['e', 'd', 'f', 'c']);
      await vi.advanceTimersByTimeAsync(10_000);
      go('i', 'low');
      go('j', 'low');
      go('k', 'low', 0);
      await vi.advanceTimersByTimeAsync(0);
      expect(gone.slice(8)).toEqual(['i', 'j', 'k: 1000']);
    } finally {
      vi.useRealTimers();
    }
  });

  it('gives up one that more pressing ones overtook until its patience ended', async () => {
    vi.useFakeTimers();
    try {
      const limit = new RateLimit({ messages: 1, per: 1_000 }, Date.now);
      await limit.take('low', 0);
      const low = limit.take('low', 1_500);
      const urgent = [limit.take('urgent', 5_000), limit.take('urgent', 5_000)];
      await vi.advanceTimersByTimeAsync(1_600);
      expect(await low).toBeGreaterThan(0);
      await vi.advanceTimersByTimeAsync(1_000);
      expect(await Promise.all(urgent)).toEqual([undefined, undefined]);
    } finally {
      vi.useRealTimers();
    }
  });
});
