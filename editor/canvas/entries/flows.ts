import { extensionIn } from '../../../engine/compiler/2-link/extension.ts';
import type { Import } from '../../../engine/compiler/edit/edit.ts';
import type { OutlineFlow } from '../../../engine/compiler/edit/outline/outline.ts';
import { outlineOfFile } from '../files.ts';
import { humanised } from '../saying/names.ts';
import type { Entry } from './entry.ts';
import { freshName, type Site } from './site.ts';

/** The values that the parameters of a flow begin with, by what is written of their type. */
function beginning(type: string, site: Site): string {
  const who = site.who?.name ?? 'undefined';
  if (/\bWho\[\]$/.test(type)) return `[${who}]`;
  if (/^(?:Who|Person|Team)$/.test(type)) return who;
  switch (type) {
    case 'Duration':
      return "'30m'";
    case 'Mail':
      return 'mail';
    case 'Alerts':
      return 'alerts';
    case 'Instant':
      return 'mail.receivedAt';
    case 'number':
      return '3';
    case 'boolean':
      return 'true';
    default:
      return type.endsWith('[]') ? '[]' : 'mail.subject';
  }
}

/** `({ levels, patience }: { levels: readonly Who[]; patience: Duration })` */
export function parametersOf(text: string): readonly (readonly [name: string, type: string])[] {
  const types = /\}\s*:\s*\{([^}]*)\}\s*\)/.exec(text)?.[1] ?? '';
  return [...types.matchAll(/(\w+)\??\s*:\s*([^;,\n]+)/g)].map(([, name = '', type = '']) => [name, type.trim()]);
}

function called({ name, span, params }: OutlineFlow, text: string, from: string | undefined): Entry['write'] {
  const parameters = parametersOf(text.slice(...span));
  return (site) => {
    const given = parameters.map(([each, type]) => `${each}: ${beginning(type, site)}`).join(', ');
    const call = params.length === 0 ? `${name}()` : `${name}({ ${given} })`;
    const used = parameters.some(([, type]) => /\b(?:Who|Person|Team)\b/.test(type)) ? [site.who?.import] : [];
    const imports: readonly (Import | undefined)[] = [from === undefined ? undefined : { name, from }, ...used];
    return { text: `await ${call};`, imports: imports.filter((one) => one !== undefined) };
  };
}

/** The flows that the open file and the others of the folder offer. */
export function flowEntries(files: ReadonlyMap<string, { readonly text: string }>, open: string): readonly Entry[] {
  return [...files].flatMap(([path, { text }]) => {
    if (!path.endsWith('.ts') || !/\bflow\(/.test(text)) return [];
    const isOwn = path === open;
    return outlineOfFile(text).flows.flatMap((flow): Entry[] => {
      const { name, span } = flow;
      if (!isOwn && !/^\s*export\b/.test(text.slice(span[0]))) return [];
      const label = humanised(name);
      const doc = about(text.slice(0, span[0])) ?? path;
      const shown = { id: `${path}#${name}`, name, also: 'flow call 流程 调用', group: 'flows', icon: 'flow' } as const;
      return [
        {
          ...shown,
          label: { en: label, zh: label },
          doc: { en: doc, zh: doc },
          write: called(flow, text, isOwn ? undefined : path),
        },
      ];
    });
  });
}

/** The first sentence of the comment that stands last in a text. */
function about(text: string): string | undefined {
  const comment = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*(?:export\s*)?$/
    .exec(text)?.[1]
    ?.replace(/^\s*\*\s?/gm, '')
    .trim();
  return comment?.split(/(?<=[.:。：])\s/)[0]?.replace(/\s+/g, ' ');
}

const EFFECT = /^export const (\w+) = defineEffect\(\{([\s\S]*?)^\}\);/gm;
const TAKES = /\btakes:\s*\{([^}]*)\}/;
const SAYS = /\ben:\s*(['"`])((?:\\.|(?!\1).)*)\1/;
const SAYS_CHINESE = /\bzh:\s*(['"`])((?:\\.|(?!\1).)*)\1/;

/** What engineers added below `extensions/`. */
export function extensionEntries(files: ReadonlyMap<string, { readonly text: string }>): readonly Entry[] {
  return [...files].flatMap(([path, { text }]) => {
    if (extensionIn(path) === undefined) return [];
    return [...text.matchAll(EFFECT)].map(([, name = '', body = '']): Entry => {
      const label = humanised(name);
      const english = SAYS.exec(body)?.[2] ?? path;
      const takes = [...(TAKES.exec(body)?.[1] ?? '').matchAll(/(\w+):\s*['"](\w+)\??['"]/g)];
      const write: Entry['write'] = (site) => {
        const given = takes.map(([, each = '', type = '']) => `${each}: ${VALUES[type] ?? 'mail.subject'}`).join(', ');
        const gives = /\breturns:/.test(body) ? `const ${freshName('result', site)} = ` : '';
        return { text: `${gives}await ${name}({ ${given} });`, imports: [{ name, from: path }] };
      };
      const doc = { en: english, zh: SAYS_CHINESE.exec(body)?.[2] ?? english };
      return {
        id: `${path}#${name}`,
        name,
        group: 'extensions',
        icon: 'plug',
        label: { en: label, zh: label },
        doc,
        write,
      };
    });
  });
}

const VALUES: { readonly [type: string]: string } = { number: '1', boolean: 'true', instant: 'mail.receivedAt' };
