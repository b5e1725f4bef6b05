const KEY = 'posthorn.layout';

export type View = 'flow' | 'both' | 'code';
export type Below = 'problems' | 'tryout';

interface Kept {
  readonly list: boolean;
  readonly listWidth: number;
  readonly view: View;
  readonly below: Below | undefined;
  readonly belowHeight: number;
  /** Of what is below while something is tried. */
  readonly tryoutHeight: number;
  readonly stepWidth: number;
  readonly codeShare: number;
  readonly runsWidth: number;
}

const FIRST: Kept = {
  list: true,
  listWidth: 272,
  view: 'both',
  below: undefined,
  belowHeight: 220,
  tryoutHeight: 330,
  stepWidth: 344,
  codeShare: 0.45,
  runsWidth: 360,
};

/** Where parts lie over each other, and are drawn out. */
const narrow = matchMedia('(max-width: 1023px)');

/** What of the frame is shown, and how large; kept in this browser. */
class Layout {
  #kept = $state.raw<Kept>(FIRST);
  #isNarrow = $state(narrow.matches);
  /** Of the list, where it is a drawer. */
  #isDrawn = $state(false);
  /** Of the form, where it is one. */
  #isFormDrawn = $state(false);

  constructor() {
    narrow.addEventListener('change', ({ matches }) => {
      this.#isNarrow = matches;
    });
    try {
      this.#kept = { ...FIRST, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Kept>) };
    } catch {
      // What is kept no more is as it was at first.
    }
  }

  get now(): Kept {
    return this.#kept;
  }

  get isNarrow(): boolean {
    return this.#isNarrow;
  }

  /** Whether the list of policies is shown. */
  get hasList(): boolean {
    return this.#isNarrow ? this.#isDrawn : this.#kept.list;
  }

  showList(isShown: boolean): void {
    if (this.#isNarrow) this.#isDrawn = isShown;
    else this.set({ list: isShown });
  }

  /** Whether the form of the step is shown. */
  get hasForm(): boolean {
    return !this.#isNarrow || this.#isFormDrawn;
  }

  /** Where there is room, it always is. */
  showForm(isShown: boolean): void {
    this.#isFormDrawn = isShown;
  }

  set(changes: Partial<Kept>): void {
    this.#kept = { ...this.#kept, ...changes };
    try {
      localStorage.setItem(KEY, JSON.stringify(this.#kept));
    } catch {
      // Nothing is lost but a width.
    }
  }
}

export const layout = new Layout();
