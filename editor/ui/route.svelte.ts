/**
 * What the address names: `#/sales/inquiry.ts`, or `#runs` and `#runs/EVENT`, or `#people`. A policy may come with a mail to try it with:
 * `#/sales/inquiry.ts?mail=EVENT`, the id of the event that the mail was; `/api/mails/EVENT/raw` has it.
 */
class Route {
  #hash = $state(location.hash);

  constructor() {
    addEventListener('hashchange', () => {
      this.#hash = location.hash;
    });
  }

  get path(): string | undefined {
    return this.#hash.startsWith('#/') ? decoded(this.#hash.slice(2).split('?')[0]!) : undefined;
  }

  /** Id of the event whose mail the policy is to be tried with. */
  get mail(): string | undefined {
    const [, asked] = this.#hash.split('?');
    return (this.path !== undefined && new URLSearchParams(asked).get('mail')) || undefined;
  }

  /** The run that is open, by its event. */
  get run(): string | undefined {
    return this.#hash.startsWith('#runs/') ? decoded(this.#hash.slice('#runs/'.length)) : undefined;
  }

  get isRuns(): boolean {
    return this.#hash === '#runs' || this.#hash.startsWith('#runs/');
  }

  get isPeople(): boolean {
    return this.#hash === '#people';
  }

  /** Has the address name a file, where files are shown. */
  show(path: string): void {
    if (path === this.path || this.isRuns || this.isPeople) return;
    location.hash = hashOf(path).slice(1);
  }
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}

/** The address of a file, with a mail to try it with. */
export const hashOf = (path: string, mail?: string): string =>
  `#/${path.split('/').map(encodeURIComponent).join('/')}${mail === undefined ? '' : `?${new URLSearchParams({ mail })}`}`;

export const runHash = (event: string): string => `#runs/${encodeURIComponent(event)}`;

export const route = new Route();
