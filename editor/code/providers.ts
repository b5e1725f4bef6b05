import type { PolicyDocument } from '../document/document.ts';
import { spliced } from '../document/splice.ts';
import { words } from '../words/words.ts';
import { exportsOf } from '../workspace/exports.ts';
import type { Workspace } from '../workspace/workspace.svelte.ts';
import { fixOf, importFixes } from './fixes.ts';
import { pathOf, uriOf } from './language.ts';
import { lineStarts, offsetAt, placeAt } from './lines.ts';
import { editor, languages, Range, Uri } from './monaco.ts';

/** `template: 'shipping-trouble'`, up to where somebody points. */
const TEMPLATE = /\btemplate:\s*['"]([^'"\n]*)$/;

/** Opens files of the rules where a definition leads to one, and knows where messages stand. @returns ends that */
export function followsDefinitions(workspace: Workspace): () => void {
  const opener = editor.registerEditorOpener({
    openCodeEditor(_, resource, at) {
      const path = pathOf(resource.toString(true));
      const document = path === undefined ? undefined : workspace.open(path);
      if (!document) return false;
      const from = at && 'startLineNumber' in at ? { lineNumber: at.startLineNumber, column: at.startColumn } : at;
      const offset = from ? offsetAt(lineStarts(document.text), from) : 0;
      document.selectText([offset, offset]);
      return true;
    },
  });
  const messages = languages.registerDefinitionProvider('typescript', {
    provideDefinition(model, { lineNumber, column }) {
      const line = model.getLineContent(lineNumber);
      const [, begun] = TEMPLATE.exec(line.slice(0, column - 1)) ?? [];
      if (begun === undefined) return null;
      const name = begun + (/^[^'"]*/.exec(line.slice(column - 1))?.[0] ?? '');
      const paths = [...workspace.files.keys()].filter((path) => path.startsWith(`templates/${name}.`));
      return paths.map((path) => ({ uri: Uri.parse(uriOf(path)), range: new Range(1, 1, 1, 1) })).slice(0, 1);
    },
  });
  return () => {
    opener.dispose();
    messages.dispose();
  };
}

/** Offers what was most likely meant. @returns ends that */
export function offersFixes(document: PolicyDocument, workspace: Workspace): () => void {
  const provider = languages.registerCodeActionProvider('typescript', {
    provideCodeActions(model, range) {
      const starts = lineStarts(document.text);
      const offered = exportsOf(workspace.files, document.path);
      const touched = document.diagnostics.filter(({ span }) => {
        const [from, to] = [placeAt(starts, span[0]), placeAt(starts, span[1])];
        return Range.areIntersectingOrTouching(
          range,
          new Range(from.lineNumber, from.column, to.lineNumber, to.column),
        );
      });
      const actions = touched.flatMap((found) => {
        const fixes = [...importFixes(document.text, found, offered, document.path), fixOf(document.text, found)];
        return fixes.flatMap((fix, i) => {
          if (!fix || spliced(document.text, fix.splices) === document.text) return [];
          const edits = fix.splices.map(({ span, text }) => {
            const [from, to] = [placeAt(starts, span[0]), placeAt(starts, span[1])];
            const at = new Range(from.lineNumber, from.column, to.lineNumber, to.column);
            return { resource: model.uri, versionId: undefined, textEdit: { range: at, text } };
          });
          const { code } = words();
          const title = fix.from === undefined ? code.write(fix.put) : code.import(fix.put, fix.from);
          return [{ title, kind: 'quickfix', isPreferred: i === 0, edit: { edits } }];
        });
      });
      return { actions, dispose: () => {} };
    },
  });
  return () => provider.dispose();
}
