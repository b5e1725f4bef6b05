import { describe, expect, it } from 'vitest';
import { cyclesIn } from './cycles.ts';
import { type Import, importsBelow } from './imports.ts';
import { ENGINE, ENGINE_PACKAGES, LAYERS } from './rules.ts';

const imports = importsBelow(...Object.keys(LAYERS));
const inside = imports.filter(({ isPackage }) => !isPackage);
const ofEngine = imports.filter(({ from }) => from.startsWith('engine/'));

/** The first folder of a path, or the second: `engine`, or `facts` of `engine/facts/zone.ts`. */
const folder = (path: string, depth = 0) => path.split('/')[depth]!;

/** A stage of the compiler, an area of the engine, a folder of the others. */
const partOf = (path: string) =>
  path
    .split('/')
    .slice(0, path.startsWith('engine/compiler/') ? 3 : 2)
    .join('/');

const packageOf = (name: string) =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');

const say = ({ from, line, to }: Import) => `${from}:${line} imports ${to}`;

describe('who imports whom', () => {
  it('goes one way: engine ← connectors ← workflows ← app', () => {
    const isApi = ({ from, to, typeOnly }: Import) =>
      typeOnly && from.startsWith('editor/') && to.startsWith('app/http/');
    const against = inside.filter((one) => {
      const [layer, other] = [folder(one.from), folder(one.to)];
      return layer !== other && !LAYERS[layer]!.includes(other) && !isApi(one);
    });
    expect(against.map(say)).toEqual([]);
  });

  it('keeps to the table inside the engine', () => {
    const against = ofEngine.filter(({ from, to, isPackage }) => {
      const [area, other] = [folder(from, 1), folder(to, 1)];
      return !isPackage && area !== other && !ENGINE[area]?.includes(other);
    });
    expect(against.map(say)).toEqual([]);
  });

  it('lets the engine have only packages that run anywhere', () => {
    const against = ofEngine.filter(({ from, to, isPackage }) => {
      return isPackage && !ENGINE_PACKAGES[folder(from, 1)]?.includes(packageOf(to));
    });
    expect(against.map(say)).toEqual([]);
  });

  it('lets requests leave by one door', () => {
    const clients = ['undici', 'node:http', 'node:https', 'node:http2'];
    const against = imports.filter(({ from, to }) => clients.includes(to) && !from.startsWith('connectors/http/'));
    expect(against.map(say)).toEqual([]);
  });

  it('keeps Temporal to workflows and app', () => {
    const against = imports.filter(({ from, to }) => {
      return to.startsWith('@temporalio/') && !['workflows', 'app'].includes(folder(from));
    });
    expect(against.map(say)).toEqual([]);
  });

  it('leaves Node out of the workflow definitions: they run in a sandbox', () => {
    const against = imports.filter(({ from, to, typeOnly }) => {
      return (
        from.startsWith('workflows/definitions/') &&
        !typeOnly &&
        (to.startsWith('node:') || to.startsWith('connectors/'))
      );
    });
    expect(against.map(say)).toEqual([]);
  });

  it('names the ending of every file', () => {
    expect(inside.filter(({ to }) => !/\.(ts|json|mjs|svelte|css)(\?worker)?$/.test(to)).map(say)).toEqual([]);
  });

  // Within a part, files that handle the kinds of a tree call each other as the tree nests. Between parts nothing does.
  it('has no cycle between parts', () => {
    const between = inside
      .map((one) => ({ ...one, from: partOf(one.from), to: partOf(one.to) }))
      .filter(({ from, to }) => from !== to);
    expect(cyclesIn(between).map((cycle) => cycle.join(' → '))).toEqual([]);
  });
});
