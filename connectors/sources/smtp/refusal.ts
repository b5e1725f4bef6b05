/** An error that the server answers with this code (RFC 5321, section 4.2.3). */
export const refusal = (responseCode: number, text: string): Error & { responseCode: number } =>
  Object.assign(new Error(text), { responseCode });
