import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

interface Locked {
  readonly optionalDependencies?: { readonly [name: string]: string };
}

const { packages } = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')) as {
  packages: { readonly [path: string]: Locked };
};

// `npm install` on one machine may leave out what other platforms need; `npm ci` then refuses the file on all of them.
it('locks the packages of every platform', () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => {
      return !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`];
    }),
  );
  expect(missing).toEqual([]);
});
