/** What the address names: `#/sales/inquiry.ts`, or `#runs`. */
class Route {
  #hash = $state(location.hash);

  constructor() {
    addEventListener('hashchange', () => {
      this.#hash = location.hash;
    });
  }

  get path(): string | undefined {
    if (!this.#hash.startsWith('#/')) return undefined;
    try {
      return decodeURIComponent(this.#hash.slice(2));
    } catch {
      return undefined;
    }
  }

  get isRuns(): boolean {
    return this.#hash === '#runs' || this.#hash.startsWith('#runs/');
  }

  show(path: string): void {
    if (path === this.path || this.isRuns) return;
    location.hash = `/${path.split('/').map(encodeURIComponent).join('/')}`;
  }
}

export const route = new Route();
