/** Bytes as characters of the same numbers: to find patterns in. For short pieces: they are copied. */
export function binaryText(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return text;
}

/** Arguments that a call may have everywhere. */
const CHUNK = 8_192;
