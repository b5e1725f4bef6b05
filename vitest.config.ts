import { availableParallelism } from 'node:os';
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
        // Vitest leaves a core free: of two, one would wait while the other waits. Files share their process, and so what it has
        // loaded: by far the most of their time was spent loading the same modules.
        test: {
          name: 'fast',
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.real.test.ts'],
          isolate: false,
          maxWorkers: Math.max(3, availableParallelism() - 1),
          testTimeout: 30_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        resolve,
        // Real servers mostly wait for each other: two files at a time, after all the others. Half of the work of a process that is
        // started is to read its own code, the same each time.
        test: {
          name: 'real',
          include: ['test/**/*.real.test.ts'],
          maxWorkers: 2,
          env: { NODE_COMPILE_CACHE: inTree('./node_modules/.cache/posthorn') },
          testTimeout: 180_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
