import declarations from 'virtual:language-types';
import type { FileRow } from '../../app/http/workspace/answers.ts';
import { typescript } from './monaco.ts';

/** Where rules files stand for the code view, and the declarations of the language. */
export const uriOf = (path: string): string => `file:///rules/${path}`;
const RULES = 'file:///rules/';

/** @returns undefined where it is no file of the rules */
export const pathOf = (uri: string): string | undefined =>
  uri.startsWith(RULES) ? decodeURIComponent(uri.slice(RULES.length)) : undefined;

const POSTHORN = 'file:///node_modules/posthorn/';

const language = Object.entries(declarations).map(([path, content]) => ({ content, filePath: `${POSTHORN}${path}` }));
const entry = { content: "export * from './engine/language/index.ts';", filePath: `${POSTHORN}index.ts` };

const { typescriptDefaults: defaults } = typescript;

// What is wrong is said by the compiler of the rules, with remedies and in two languages; types only help to write.
defaults.setDiagnosticsOptions({ noSemanticValidation: true, noSyntaxValidation: true, noSuggestionDiagnostics: true });
defaults.setCompilerOptions({
  target: typescript.ScriptTarget.ESNext,
  module: typescript.ModuleKind.ESNext,
  moduleResolution: typescript.ModuleResolutionKind.NodeJs,
  lib: ['es2023'],
  allowImportingTsExtensions: true,
  allowNonTsExtensions: true,
  noEmit: true,
  strict: true,
  types: [],
});
defaults.setEagerModelSync(true);

/** Tells the types of what policies import from each other: people, lists, phrases, flows. Policies themselves nobody imports. */
export function setOthers(files: Iterable<FileRow>): void {
  const others = [...files].filter(({ path, text }) => path.endsWith('.ts') && !/^export default policy\b/m.test(text));
  defaults.setExtraLibs([
    ...language,
    entry,
    ...others.map(({ path, text }) => ({ content: text, filePath: uriOf(path) })),
  ]);
}
