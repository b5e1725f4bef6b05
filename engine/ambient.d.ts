// The few globals that every host of the engine has (Node, browsers, the Temporal sandbox) and that no ECMAScript
// library file declares. The list is short on purpose: what is not here, the engine may not use.
interface TextDecoderLike {
  decode(input?: ArrayBuffer | ArrayBufferView): string;
}
declare const TextDecoder: { new (label?: string, options?: { fatal?: boolean }): TextDecoderLike };
declare const TextEncoder: { new (): { encode(text: string): Uint8Array } };
