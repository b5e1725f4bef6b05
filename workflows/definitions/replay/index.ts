/** The bundle for replays of samples: never part of a production worker. */
export { player } from './player.ts';
export { replayEvent } from './replay-event.ts';
