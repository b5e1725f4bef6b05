import type { Theme } from '../preferences.svelte.ts';
import { editor } from './monaco.ts';

// The colours of theme.css: this editor reads no variables.
editor.defineTheme('posthorn-light', {
  base: 'vs',
  inherit: true,
  rules: [
    { token: 'comment', foreground: '4f6b52' },
    { token: 'keyword', foreground: '1f5fa8' },
    { token: 'string', foreground: '8a3b12' },
    { token: 'number', foreground: '6b3fa0' },
  ],
  colors: {
    'editor.background': '#ffffff',
    'editor.foreground': '#18222d',
    'editorLineNumber.foreground': '#6b7785',
    'editorLineNumber.dimmedForeground': '#6b7785',
    'editor.lineHighlightBackground': '#f5f7fa',
    'editor.lineHighlightBorder': '#00000000',
    'editor.selectionBackground': '#ffe3a0',
    'editor.inactiveSelectionBackground': '#fdf3d8',
    focusBorder: '#8a5a00',
  },
});
editor.defineTheme('posthorn-dark', {
  base: 'vs-dark',
  inherit: true,
  rules: [
    { token: 'comment', foreground: '8fb092' },
    { token: 'keyword', foreground: '8bbcf5' },
    { token: 'string', foreground: 'f0b08a' },
    { token: 'number', foreground: 'c8a8f0' },
  ],
  colors: {
    'editor.background': '#18202a',
    'editor.foreground': '#e6ebf1',
    'editorLineNumber.foreground': '#8494a6',
    'editorLineNumber.dimmedForeground': '#8494a6',
    'editor.lineHighlightBackground': '#1c2631',
    'editor.lineHighlightBorder': '#00000000',
    'editor.selectionBackground': '#5a4715',
    'editor.inactiveSelectionBackground': '#3a3220',
    'editorWidget.background': '#1f2935',
    focusBorder: '#f0b429',
  },
});

const isDark = matchMedia('(prefers-color-scheme: dark)');
let chosen: Theme = 'system';
isDark.addEventListener('change', () => editor.setTheme(themeNow(chosen)));

/** The theme by name. Remembers what was chosen, to follow the system where that was it. */
export function themeNow(theme: Theme): string {
  chosen = theme;
  return theme === 'dark' || (theme === 'system' && isDark.matches) ? 'posthorn-dark' : 'posthorn-light';
}
