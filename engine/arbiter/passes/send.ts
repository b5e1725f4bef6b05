import { alertFor } from '../compose.ts';
import type { Pass } from '../docket.ts';

/** One alert for each bundle by the best channel. Its delivery, with retries, is the host's. */
export const send: Pass = (docket) => ({
  ...docket,
  sendings: docket.bundles.map((bundle) => ({ bundle, alert: alertFor(bundle, bundle.channels[0]!, docket) })),
});
