/** Between two attempts once the browser has given a connection up, in ms. */
const AGAIN_MS = 3_000;

/**
 * Listens to server-sent events, again and again where the connection ends: browsers give up for good where the answer is an error.
 *
 * @param reach told whether the server is there, whenever that may have changed
 * @returns ends that
 */
export function openStream(
  path: string,
  on: { readonly [event: string]: (data: unknown) => void },
  reach: (isThere: boolean) => void = () => {},
): () => void {
  let source: EventSource;
  let again: ReturnType<typeof setTimeout> | undefined;
  const open = () => {
    source = new EventSource(path);
    source.addEventListener('open', () => reach(true));
    source.addEventListener('error', () => {
      reach(false);
      if (source.readyState === EventSource.CLOSED) again = setTimeout(open, AGAIN_MS);
    });
    for (const [event, listener] of Object.entries(on))
      source.addEventListener(event, ({ data }) => listener(data === '' ? undefined : JSON.parse(data)));
  };
  open();
  return () => {
    clearTimeout(again);
    source.close();
  };
}
