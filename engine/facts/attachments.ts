import { archiveIn } from './files/archive.ts';
import { hasCode, isLocked } from './files/insides.ts';
import { DOCUMENTS, type FileKind, isDisguised, kindOfFile, PROGRAMS } from './files/kind.ts';
import type { Part } from './mime/part.ts';
import type { Problems } from './problems.ts';
import { isFile, isShown } from './text/body.ts';

/** A file that a mail brings, as the catalogue has it. A type, not an interface, so that it is a plain value too. */
export type Attachment = {
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly ending: string;
  readonly kind: FileKind;
  readonly isDisguised: boolean;
  readonly isProgram: boolean;
  readonly isEncrypted: boolean;
  readonly hasCode: boolean;
  readonly hasDoubleEnding: boolean;
  readonly turnsDirection: boolean;
  readonly contents: readonly string[];
};

/** The files that a mail brings: what is shown as text, and images within it, are none. */
export const attachmentsOf = (part: Part, problems: Problems): readonly Attachment[] =>
  filesOf(part, false).map((file) => attachmentOf(file, problems));

function filesOf(part: Part, inRelated: boolean): readonly Part[] {
  const related = inRelated || part.type.value === 'multipart/related';
  if (part.type.value.startsWith('multipart/') && part.parts.length) {
    return part.parts.flatMap((inner, index) => filesOf(inner, related && !(index === 0 && !inRelated)));
  }
  return isAttachment(part, related) ? [part] : [];
}

function isAttachment(part: Part, related: boolean): boolean {
  if (isFile(part)) return true;
  const { value } = part.type;
  if (isShown(part)) return false;
  const isImage = value.startsWith('image/');
  return !(isImage && (related || part.disposition.value === 'inline' || part.headers.has('content-id')));
}

function attachmentOf(part: Part, problems: Problems): Attachment {
  const bytes = part.content();
  const written = nameOf(part);
  const name = written.replace(DIRECTION, '');
  const [ending = '', before = ''] = name
    .toLowerCase()
    .split('.')
    .slice(1)
    .reverse()
    .map((piece) => piece.trim());
  const isMessage = part.type.value.startsWith('message/');
  const kind = isMessage ? 'mail' : kindOfFile(bytes);
  const archive = archiveIn(bytes, kind, problems);
  if (archive?.isPartial && kind !== 'ooxml') problems.add('archive');
  const contents = kind === 'ooxml' || kind === 'odf' ? [] : (archive?.names ?? []);
  return {
    name: written,
    type: part.type.value,
    size: bytes.length,
    ending,
    kind,
    isDisguised: isDisguised(kind, ending, part.type.value),
    isProgram: PROGRAMS.has(ending) || kind === 'program' || kind === 'shortcut' || contents.some(isProgramName),
    isEncrypted: isLocked(bytes, kind, archive),
    hasCode: hasCode(bytes, kind, archive),
    hasDoubleEnding:
      [name, ...contents].some(hasTwoEndings) || (DOCUMENTS.has(before) && before !== ending && PROGRAMS.has(ending)),
    turnsDirection: written !== name,
    contents,
  };
}

/** Right-to-left marks make `photo_gpj.exe` read as `photo_exe.jpg`. */
const DIRECTION = /[\u202a-\u202e\u2066-\u2069\u200e\u200f]/g;

const isProgramName = (name: string) => PROGRAMS.has(/\.([^./\\]+)$/.exec(name.toLowerCase())?.[1] ?? '');

/** `invoice.pdf.exe`, and `invoice.pdf        .exe`: the first is what people read, the second what counts. */
function hasTwoEndings(name: string): boolean {
  const [, first = '', last = ''] = /\.([a-z0-9]{2,5})[\s_.]*\.([a-z0-9]{2,5})$/i.exec(name.toLowerCase()) ?? [];
  return (
    DOCUMENTS.has(first) &&
    first !== last &&
    (PROGRAMS.has(last) || last === 'html' || last === 'htm' || last === 'svg')
  );
}

/** Content-Disposition names it (RFC 2183 §2.3), older programs in Content-Type. Without a path: it is only a name. */
function nameOf(part: Part): string {
  const name = part.disposition.params.get('filename') ?? part.type.params.get('name') ?? '';
  return name.replace(/^.*[\\/]/, '');
}
