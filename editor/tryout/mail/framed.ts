/**
 * A stranger's HTML as a page for a frame without scripts (`sandbox=""`): nothing is loaded from anywhere, and links lead nowhere. The frame
 * brings the editor's own policy with it; this one is stricter, and stands before all that the mail says.
 */
const HEAD = `<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'"><meta charset="utf-8"><style>body{font:13px system-ui,sans-serif;margin:8px;overflow-wrap:anywhere}</style>`;

export const framed = (html: string): string => `${HEAD}${html}`;
