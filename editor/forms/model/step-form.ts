import type { Type } from '../../../engine/catalogue/type.ts';
import { resolvePath } from '../../../engine/compiler/2-link/files.ts';
import type { Outline, OutlineStep, Piece } from '../../../engine/compiler/edit/outline/outline.ts';
import { effectNamed } from '../../../engine/compiler/known.ts';
import { parametersOf } from '../../canvas/entries/flows.ts';
import { type Files, flowNamed, outlineOfFile } from '../../canvas/files.ts';
import { humanised } from '../../canvas/saying/names.ts';
import { STEP_WORDS } from './field-words.ts';
import { type Control, controlOf, EXPRESSION, type FormField, fieldsOfParam } from './fields.ts';

const WHO: Type = { type: 'who' };
/** What the parameters of flows are written as, and what that is. */
const TYPES: { readonly [type: string]: Type } = {
  Duration: { type: 'duration' },
  Instant: { type: 'instant' },
  Who: WHO,
  Person: WHO,
  Team: WHO,
  string: { type: 'string' },
  number: { type: 'number' },
  boolean: { type: 'boolean' },
};

/** What can be set of a step, in the order in which it is said. */
export function stepForm(step: OutlineStep, outline: Outline, path: string, files: Files): readonly FormField[] {
  const { args, kind } = step;
  const own = (name: keyof typeof STEP_WORDS, at: number, control: Control, isOptional = false): FormField => ({
    path: [at],
    ...STEP_WORDS[name],
    control,
    isOptional,
    isMore: false,
    piece: args[at],
  });
  switch (kind) {
    case 'if':
      return [own('condition', 0, { kind: 'condition', isOptional: false })];
    case 'wait':
    case 'until':
      return [own('state', 0, { kind: 'state' }), own('deadline', 1, { kind: 'deadline' })];
    case 'sleep':
      return [own('deadline', 0, { kind: 'deadline' })];
    case 'every':
      return [
        own('pause', 0, { kind: 'duration' }),
        { ...own('times', 1, { kind: 'number' }), path: [1, 'times'], piece: args[1]?.fields?.times },
      ];
    case 'each':
      return [own('list', 0, { kind: 'several' })];
    case 'switch':
      return [own('switch', 0, { kind: 'subject' })];
    case 'const':
      return [own('value', 0, EXPRESSION)];
    case 'return':
      return step.call === undefined && args[0] === undefined
        ? []
        : (calledForm(step, outline, path, files) ?? [own('returned', 0, EXPRESSION)]);
    case 'together':
    case 'try':
    case 'opaque':
      return [];
    default:
      return calledForm(step, outline, path, files) ?? args.map((piece, at) => unknownField(piece, at));
  }
}

/** The fields of an effect or a flow; undefined where what is called is not known. */
function calledForm(step: OutlineStep, outline: Outline, path: string, files: Files): readonly FormField[] | undefined {
  const { call, args } = step;
  if (call === undefined) return undefined;
  const effect = effectNamed(languageName(outline, call));
  if (effect) {
    const fields = effect.params.flatMap((param, at) => fieldsOfParam(param.name, param, [at], args[at]));
    return effect.name === 'notify' ? fields.map(withTold) : fields;
  }
  const parameters = flowParameters(call, outline, path, files) ?? extensionParameters(call, outline, path, files);
  if (!parameters) return undefined;
  if (args[0] && !args[0].fields) return args.map((piece, at) => unknownField(piece, at));
  return parameters.map(([name, control]): FormField => {
    const said = humanised(name);
    return {
      path: [0, name],
      label: { en: said, zh: said },
      control,
      isOptional: false,
      isMore: false,
      piece: args[0]?.fields?.[name],
    };
  });
}

const withTold = (field: FormField): FormField =>
  field.control.kind === 'who' ? { ...field, control: { ...field.control, hasTold: true } } : field;

/** What the language calls it: an import may call it otherwise. */
const languageName = ({ imports }: Outline, call: string): string =>
  imports.flatMap(({ from, names }) => (from === 'posthorn' ? names : [])).find(({ as }) => as === call)?.name ?? call;

function flowParameters(
  call: string,
  outline: Outline,
  path: string,
  files: Files,
): readonly (readonly [string, Control])[] | undefined {
  const flow = flowNamed(call, path, outline, files);
  if (!flow) return undefined;
  const text = files.get(flow.file)?.text ?? '';
  const name = flow.body.id.slice(0, -2);
  const declared = outlineOfFile(text).flows.find((one) => one.name === name);
  if (!declared) return undefined;
  return parametersOf(text.slice(...declared.span)).map(([each, type]) => [each, ofWritten(each, type)]);
}

function ofWritten(name: string, written: string): Control {
  const plain = written.replace(/^readonly\s+/, '');
  const isList = plain.endsWith('[]');
  const type = TYPES[isList ? plain.slice(0, -2) : plain];
  if (!type) return EXPRESSION;
  return controlOf(name, isList ? { type: 'list', of: type } : type);
}

const DECLARED: { readonly [type: string]: Type } = {
  text: { type: 'string' },
  number: { type: 'number' },
  boolean: { type: 'boolean' },
  instant: { type: 'instant' },
};

/** `takes: { customer: 'text', total: 'number?' }` of an effect that engineers have added. */
function extensionParameters(call: string, outline: Outline, path: string, files: Files) {
  const found = outline.imports.find(({ names }) => names.some(({ as }) => as === call));
  const target = found?.from.startsWith('.') ? resolvePath(path, found.from) : undefined;
  const text = target === undefined ? undefined : files.get(target)?.text;
  const name = found?.names.find(({ as }) => as === call)?.name;
  const body =
    text && new RegExp(`^export const ${name} = defineEffect\\(\\{([\\s\\S]*?)^\\}\\);`, 'm').exec(text)?.[1];
  const takes = body && /\btakes:\s*\{([^}]*)\}/.exec(body)?.[1];
  if (!takes) return undefined;
  return [...takes.matchAll(/(\w+):\s*['"](\w+)\??['"]/g)].map(
    ([, each = '', type = '']): readonly [string, Control] => [
      each,
      controlOf(each, DECLARED[type] ?? { type: 'string' }),
    ],
  );
}

const unknownField = (piece: Piece, at: number): FormField => ({
  path: [at],
  label: { en: `value ${at + 1}`, zh: `第 ${at + 1} 个值` },
  control: EXPRESSION,
  isOptional: false,
  isMore: false,
  piece,
});
