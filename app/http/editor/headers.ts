/**
 * Scripts and workers are files of ours and nothing else; styles may stand in the page, for the code view writes some as one types.
 * Frames are only ever made of text and carry this policy with them.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** What answers below `/editor/` say in the place of the page's own. */
export const EDITOR_HEADERS = { 'content-security-policy': POLICY };
