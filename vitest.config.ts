import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const inTree = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// What rule files import: the source here, dist/ in the published package.
const resolve = { alias: { posthorn: inTree('./engine/language/index.ts') } };

export default defineConfig({
  test: {
    projects: [
      {
        resolve,
        test: {
          name: 'fast',
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.real.test.ts'],
          testTimeout: 30_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        resolve,
        // Real servers mostly wait for each other: two files at a time, after all the others.
        test: {
          name: 'real',
          include: ['test/**/*.real.test.ts'],
          maxWorkers: 2,
          testTimeout: 180_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
