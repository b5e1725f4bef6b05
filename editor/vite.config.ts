import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { languageTypes } from './build/language-types.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What browsers are served below `/editor/`. */
export default defineConfig({
  root: here('.'),
  base: '/editor/',
  publicDir: false,
  clearScreen: false,
  plugins: [svelte({ configFile: false, compilerOptions: { runes: true } }), languageTypes()],
  worker: { format: 'es' },
  build: {
    outDir: here('../dist/editor'),
    emptyOutDir: true,
    target: 'es2024',
    // A data: URL would need a hole in the Content-Security-Policy for each kind of file.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 10_000,
  },
});
