const KEY = 'posthorn.flow';

/** Whether a flow is shown as a list; kept in this browser. */
class View {
  #isList = $state(false);

  constructor() {
    try {
      this.#isList = localStorage.getItem(KEY) === 'list';
    } catch {
      // A browser that keeps nothing begins with the graph.
    }
  }

  get isList(): boolean {
    return this.#isList;
  }

  toggle(): void {
    this.#isList = !this.#isList;
    try {
      localStorage.setItem(KEY, this.#isList ? 'list' : 'graph');
    } catch {
      // It holds for this page.
    }
  }
}

export const view = new View();
