/**
 * English. Each piece of the editor has a group of its own; `zh.ts` has the same. Words of the trade, not of programmers.
 * Entries of the catalogue bring their own words.
 */
export const en = {
  frame: {
    title: 'Posthorn',
    overview: 'Mails',
    policies: 'Policies',
    flow: 'Flow',
    code: 'Text',
    step: 'Step',
    problems: 'Problems',
    tryout: 'Try it',
    runs: 'Runs',
    show: (pane: string) => `Show ${pane}`,
    hide: (pane: string) => `Hide ${pane}`,
    resize: (pane: string) => `Width of ${pane}`,
    close: 'Close',
    loading: 'Loading …',
    failed: 'This part could not be loaded. Load the page again.',
    nothingOpen: 'Choose a policy on the left, or press Ctrl+P to find one.',
  },
  preferences: {
    language: 'Language',
    theme: 'Look',
    system: 'As the system',
    light: 'Light',
    dark: 'Dark',
  },
};
