/**
 * Puts flowed lines together again (RFC 3676): a line that ends in a space goes on in the next of the same quotation.
 *
 * @param delSp whether that space was added by the sender's program
 */
export function decodeFlowed(text: string, delSp: boolean): string {
  const paragraphs: string[][] = [];
  let open: number | undefined;
  for (const raw of text.split('\n')) {
    const depth = /^>*/.exec(raw)?.[0].length ?? 0;
    const line = raw.slice(depth).replace(/^ /, '');
    const goesOn = line.endsWith(' ') && line !== '-- ';
    const piece = goesOn && delSp ? line.slice(0, -1) : line;
    if (open === depth && line !== '-- ') paragraphs.at(-1)?.push(piece);
    else paragraphs.push([depth ? `${'>'.repeat(depth)} ${piece}` : piece]);
    open = goesOn ? depth : undefined;
  }
  return paragraphs.map((pieces) => pieces.join('')).join('\n');
}
