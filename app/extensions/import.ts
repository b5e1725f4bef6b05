import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The mark of a module of an extensions folder, and of its version: Node keeps a module for good under its whole address. */
const MARK = 'posthorn-extension';

const LANGUAGE = new URL('../../engine/language/index', import.meta.url);
const ENDING = import.meta.url.endsWith('.ts') ? '.ts' : '.js';

let hooked = false;

/**
 * Imports an engineer's module anew for each version of the folder, with the files beside it that it imports. What it calls
 * `posthorn` is the one that runs, so that a rules repository needs no package of its own.
 *
 * @throws whatever the module throws, or Node on the way to it
 */
export async function importExtension(file: string, folder: string, version: string): Promise<object> {
  hook();
  const url = pathToFileURL(file);
  url.searchParams.set(MARK, `${version} ${folder}`);
  return await import(url.href);
}

function hook(): void {
  if (hooked) return;
  hooked = true;
  registerHooks({
    resolve(specifier, context, next) {
      const mark = markOf(context.parentURL);
      if (mark === undefined) return next(specifier, context);
      if (specifier === 'posthorn') return { url: `${LANGUAGE.href}${ENDING}`, shortCircuit: true };
      const resolved = next(specifier, context);
      return isInside(resolved.url, mark.slice(mark.indexOf(' ') + 1))
        ? { ...resolved, url: marked(resolved.url, mark) }
        : resolved;
    },
  });
}

const markOf = (url: string | undefined) =>
  url?.startsWith('file:') ? (new URL(url).searchParams.get(MARK) ?? undefined) : undefined;

const isInside = (url: string, folder: string) =>
  url.startsWith('file:') && fileURLToPath(url).startsWith(join(folder, '/')) && !url.includes('/node_modules/');

function marked(address: string, mark: string): string {
  const url = new URL(address);
  url.searchParams.set(MARK, mark);
  return url.href;
}
