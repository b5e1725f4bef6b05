export type Language = 'en' | 'zh';
export type Theme = 'system' | 'light' | 'dark';

const KEY = 'posthorn.preferences';

/** What a person chose in this browser. */
class Preferences {
  language = $state<Language>('en');
  theme = $state<Theme>('system');
  /** Who works here, by name, until there are accounts. */
  name = $state('');

  constructor() {
    const kept = read();
    this.language = kept.language === 'zh' || kept.language === 'en' ? kept.language : spoken();
    this.theme = kept.theme === 'light' || kept.theme === 'dark' ? kept.theme : 'system';
    this.name = typeof kept.name === 'string' ? kept.name : '';
    this.#show();
  }

  set(changes: { readonly language?: Language; readonly theme?: Theme; readonly name?: string }): void {
    Object.assign(this, changes);
    this.#show();
    try {
      localStorage.setItem(KEY, JSON.stringify({ language: this.language, theme: this.theme, name: this.name }));
    } catch {
      // A browser that keeps nothing forgets the choice at the next visit, and that is all.
    }
  }

  #show(): void {
    const { documentElement: root } = document;
    root.lang = this.language === 'zh' ? 'zh-CN' : 'en';
    if (this.theme === 'system') delete root.dataset.theme;
    else root.dataset.theme = this.theme;
  }
}

/** The first language of the browser that we speak; English otherwise. */
const spoken = (): Language =>
  navigator.languages.map((tag) => tag.toLowerCase().split('-')[0]).find((tag) => tag === 'zh' || tag === 'en') === 'zh'
    ? 'zh'
    : 'en';

function read(): { readonly [what in 'language' | 'theme' | 'name']?: unknown } {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return typeof kept === 'object' && kept !== null ? kept : {};
  } catch {
    return {};
  }
}

export const preferences = new Preferences();
