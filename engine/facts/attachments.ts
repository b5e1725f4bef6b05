import type { Value } from '../plan/expression.ts';
import type { Part } from './mime/part.ts';
import { isFile, isShown } from './text/body.ts';

/** The files that a mail brings: what is shown as text, and images within it, are none. */
export function attachmentsOf(part: Part, inRelated = false): readonly Value[] {
  const related = inRelated || part.type.value === 'multipart/related';
  if (part.type.value.startsWith('multipart/') && part.parts.length) {
    return part.parts.flatMap((inner, index) => attachmentsOf(inner, related && !(index === 0 && !inRelated)));
  }
  return isAttachment(part, related)
    ? [{ name: nameOf(part), type: part.type.value, size: part.content().length }]
    : [];
}

function isAttachment(part: Part, related: boolean): boolean {
  if (isFile(part)) return true;
  const { value } = part.type;
  if (isShown(part)) return false;
  const isImage = value.startsWith('image/');
  return !(isImage && (related || part.disposition.value === 'inline' || part.headers.has('content-id')));
}

/** Content-Disposition names it (RFC 2183 §2.3), older programs in Content-Type. Without a path: it is only a name. */
function nameOf(part: Part): string {
  const name = part.disposition.params.get('filename') ?? part.type.params.get('name') ?? '';
  return name.replace(/^.*[\\/]/, '');
}
