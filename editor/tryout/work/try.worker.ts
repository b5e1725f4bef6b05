import '../../jitless.ts';
import { KeptRules } from './kept-rules.ts';
import type { FromWorker, Sample, ToWorker, Trial } from './messages.ts';
import { tryIt } from './try.ts';

const rules = new KeptRules();
let sample: Sample | undefined;
/** The last that was asked: what was asked before it, and not begun yet, nobody waits for. */
let waiting: { readonly id: number; readonly trial: Trial } | undefined;
let isBusy = false;

self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  if ('files' in data) rules.files(data.files);
  else if ('sample' in data) sample = data.sample;
  else {
    waiting = data;
    if (!isBusy) void work();
  }
};

async function work(): Promise<void> {
  isBusy = true;
  while (waiting && sample) {
    const { id, trial } = waiting;
    waiting = undefined;
    const tried = await tryIt(sample, trial, rules);
    postMessage({ id, tried } satisfies FromWorker);
    // What was said meanwhile is heard first.
    await new Promise((resolve) => setTimeout(resolve));
  }
  isBusy = false;
}
