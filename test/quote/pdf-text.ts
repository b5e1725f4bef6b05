import { inflateSync } from 'node:zlib';

/** The texts of a PDF, in their order, as its page streams show them: by the standard encoding, or by the map that an embedded font brings (ISO 32000-1 §9.10.3). */
export function pdfText(pdf: Uint8Array): string {
  const streams = streamsIn(Buffer.from(pdf));
  const map = new Map(streams.filter((text) => text.includes('beginbfrange')).flatMap(charactersIn));
  const shown = streams.filter((text) => text.includes('TJ')).flatMap((text) => [...text.matchAll(/\[([^\]]*)\] TJ/g)]);
  return shown
    .map(([, run]) => [...run!.matchAll(/<([0-9a-f]*)>/g)].map(([, hex]) => decoded(hex!, map)).join(''))
    .join('\n');
}

const decoded = (hex: string, map: ReadonlyMap<string, string>) =>
  map.size
    ? (hex.match(/.{4}/g) ?? []).map((glyph) => map.get(glyph) ?? '□').join('')
    : new TextDecoder('windows-1252').decode(Buffer.from(hex, 'hex'));

function streamsIn(pdf: Buffer): readonly string[] {
  const text = pdf.toString('latin1');
  return [...text.matchAll(/stream\r?\n(.*?)\r?\nendstream/gs)].map(([, body]) => {
    try {
      return inflateSync(Buffer.from(body!, 'latin1')).toString('latin1');
    } catch {
      return body!;
    }
  });
}

/** `<0000> <001f> [<0000> <4ea7> …]` */
function charactersIn(cmap: string): readonly (readonly [string, string])[] {
  return [...cmap.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g)].flatMap(([, first, list]) =>
    [...list!.matchAll(/<([0-9a-f]*)>/g)].map(([, hex], i) => {
      const glyph = (Number.parseInt(first!, 16) + i).toString(16).padStart(4, '0');
      return [glyph, Buffer.from(hex!, 'hex').swap16().toString('utf16le')] as const;
    }),
  );
}
