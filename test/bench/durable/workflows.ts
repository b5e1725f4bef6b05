/** One bundle for both, so that they share everything but themselves. */
export { handleEvent } from '../../../workflows/definitions/handle-event.ts';
export { handWritten } from './hand-written.ts';
