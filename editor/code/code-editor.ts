import type { FileRow } from '../../app/http/workspace/answers.ts';
import type { Diagnostic } from '../../engine/compiler/compile.ts';
import type { Span } from '../../engine/plan/span.ts';
import type { PolicyDocument } from '../document/document.ts';
import type { Splice } from '../document/splice.ts';
import type { Language, Theme } from '../preferences.svelte.ts';
import type { Workspace } from '../workspace/workspace.svelte.ts';
import { setOthers, uriOf } from './language.ts';
import { lineStarts, offsetAt, placeAt } from './lines.ts';
import { MarkerSeverity, editor as monaco, Range, Uri } from './monaco.ts';
import { followsDefinitions, offersFixes } from './providers.ts';
import { themeNow } from './themes.ts';

/** The text of a document, to be typed in. */
export interface CodeEditor {
  mark(diagnostics: readonly Diagnostic[], language: Language): void;
  label(text: string): void;
  paint(theme: Theme): void;
  /** The other files of the rules, which this one may name. */
  others(files: Iterable<FileRow>): void;
  close(): void;
}

const LANGUAGES: { readonly [ending: string]: string } = { ts: 'typescript', md: 'markdown', csv: 'plaintext' };

export function openCode(place: HTMLElement, document: PolicyDocument, workspace: Workspace): CodeEditor {
  const uri = Uri.parse(uriOf(document.path));
  const language = LANGUAGES[document.path.split('.').at(-1) ?? ''] ?? 'plaintext';
  monaco.getModel(uri)?.dispose();
  const model = monaco.createModel(document.text, language, uri);
  const view = monaco.create(place, {
    model,
    theme: themeNow('system'),
    readOnly: !(workspace.files.get(document.path)?.editable ?? true),
    automaticLayout: true,
    fontFamily: getComputedStyle(place).getPropertyValue('--mono'),
    fontSize: 13,
    lineHeight: 20,
    tabSize: 2,
    minimap: { enabled: false },
    scrollBeyondLastLine: false,
    renderLineHighlight: 'line',
    overviewRulerBorder: false,
    fixedOverflowWidgets: true,
    // Letters that look alike matter in addresses, and are what half of the words here are made of.
    unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: true },
    stickyScroll: { enabled: false },
    bracketPairColorization: { enabled: false },
    wordWrap: 'on',
    padding: { top: 8, bottom: 8 },
    quickSuggestions: { strings: true, other: true, comments: false },
  });
  const ends = [joined(view, document), followsDefinitions(workspace), offersFixes(document, workspace)];
  return {
    mark: (diagnostics, spoken) =>
      monaco.setModelMarkers(model, 'posthorn', markers(document.text, diagnostics, spoken)),
    label: (ariaLabel) => view.updateOptions({ ariaLabel }),
    paint: (theme) => monaco.setTheme(themeNow(theme)),
    others: setOthers,
    close() {
      for (const end of ends) end();
      view.dispose();
      model.dispose();
    },
  };
}

/** Has the view and the document be one text with one selection. What one of them tells the other does not come back. */
function joined(view: monaco.IStandaloneCodeEditor, document: PolicyDocument): () => void {
  const model = view.getModel()!;
  const me = {};
  let starts = lineStarts(document.text);
  let isTold = false;
  const rangeOf = ([start, end]: Span) => {
    const [from, to] = [placeAt(starts, start), placeAt(starts, end)];
    return new Range(from.lineNumber, from.column, to.lineNumber, to.column);
  };
  const quietly = (work: () => void) => {
    isTold = true;
    work();
    isTold = false;
  };
  const showSelection = () => {
    const range = rangeOf(document.selection.span);
    if (view.getSelection()?.equalsRange(range)) return;
    view.setSelection(range);
    view.revealRangeInCenterIfOutsideViewport(range);
  };

  const typing = model.onDidChangeContent(({ changes }) => {
    if (isTold) return;
    const splices = changes
      .map(({ range, text }): Splice => {
        const from = { lineNumber: range.startLineNumber, column: range.startColumn };
        const to = { lineNumber: range.endLineNumber, column: range.endColumn };
        return { span: [offsetAt(starts, from), offsetAt(starts, to)], text };
      })
      .sort((a, b) => a.span[0] - b.span[0]);
    const caret = splices.reduce((at, { span, text }, i) => {
      return i === splices.length - 1 ? at + span[0] + text.length : at + text.length - (span[1] - span[0]);
    }, 0);
    document.type(splices, [caret, caret], me);
    starts = lineStarts(document.text);
  });
  const moving = view.onDidChangeCursorSelection(({ selection }) => {
    if (isTold) return;
    const { startLineNumber, startColumn, endLineNumber, endColumn } = selection;
    const start = offsetAt(starts, { lineNumber: startLineNumber, column: startColumn });
    document.selectText([start, offsetAt(starts, { lineNumber: endLineNumber, column: endColumn })], me);
  });
  const end = document.listen(({ splices, by }) => {
    if (by === me) return;
    quietly(() => {
      if (splices) model.applyEdits(splices.map(({ span, text }) => ({ range: rangeOf(span), text })));
      starts = lineStarts(document.text);
      showSelection();
    });
  });
  quietly(showSelection);
  return () => {
    typing.dispose();
    moving.dispose();
    end();
  };
}

function markers(text: string, diagnostics: readonly Diagnostic[], language: Language): monaco.IMarkerData[] {
  const starts = lineStarts(text);
  return diagnostics.map((found) => {
    const [from, to] = [placeAt(starts, found.span[0]), placeAt(starts, found.span[1])];
    const { message, remedy } = language === 'zh' ? found.zh : found;
    return {
      startLineNumber: from.lineNumber,
      startColumn: from.column,
      endLineNumber: to.lineNumber,
      endColumn: to.column,
      message: `${message}\n${remedy}`,
      code: found.code,
      severity: found.severity === 'error' ? MarkerSeverity.Error : MarkerSeverity.Warning,
    };
  });
}
