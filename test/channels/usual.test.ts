import { expect, it } from 'vitest';
import { channelsConfig } from '../../connectors/channels/open.ts';
import { USUAL_CHANNELS } from '../../engine/catalogue/channels.ts';

it('the usual names of channels are those of their kinds', () => {
  const { error } = channelsConfig.safeParse({ x: { kind: 'none' } });
  const [issue] = error!.issues as unknown as [{ readonly options: readonly string[] }];
  expect(USUAL_CHANNELS).toEqual(issue.options);
});
