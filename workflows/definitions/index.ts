/** What the worker's bundle is made of: every export that is a function is a workflow. */
export { handleEvent } from './handle-event.ts';
export { tick } from './tick.ts';
export { watchMailbox } from './watch-mailbox.ts';
