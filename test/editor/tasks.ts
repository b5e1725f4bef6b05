import type { CDPSession, Page } from 'playwright-core';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Of the thread's own clock, in µs. */
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/** The tracing of DevTools, which the types of Playwright keep to browsers. */
type Tracing = Pick<CDPSession, 'detach'> & {
  send(method: string, params?: unknown): Promise<unknown>;
  on(event: string, listener: (data: { value: readonly TraceEvent[] }) => void): void;
  once(event: string, listener: () => void): void;
};

/**
 * What each task of the page's main thread took of the processor while something was done, in ms. A page's own `longtask` counts how long a task was
 * kept waiting, too, by whatever else the machine does.
 */
export async function tasksWhile(page: Page, work: () => Promise<void>): Promise<readonly number[]> {
  const session = (await page.context().newCDPSession(page)) as unknown as Tracing;
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => void events.push(...value));
  const includedCategories = ['toplevel', '__metadata'];
  await session.send('Tracing.start', { traceConfig: { includedCategories, excludedCategories: ['*'] } });
  await work();
  const complete = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  const thread = ({ pid, tid }: TraceEvent) => `${pid}:${tid}`;
  const isMain = ({ name, args }: TraceEvent) => name === 'thread_name' && args.name === 'CrRendererMain';
  const mains = new Set(events.filter(isMain).map(thread));
  return events
    .filter((one) => one.ph === 'X' && one.name.endsWith('RunTask') && mains.has(thread(one)))
    .map(({ tdur = 0 }) => tdur / 1_000);
}
