/**
 * Who may import whom. The folders are the architecture: engine ← connectors ← workflows ← app, and inside the engine a
 * table of its own. What stands in no row may be imported by nobody but itself and the rows that name it.
 */
export const LAYERS: { readonly [layer: string]: readonly string[] } = {
  engine: [],
  connectors: ['engine'],
  workflows: ['engine', 'connectors'],
  app: ['engine', 'connectors', 'workflows'],
  // and the types of the API from `app/http`
  editor: ['engine'],
};

/** Areas of the engine, and which others each may import. */
export const ENGINE: { readonly [area: string]: readonly string[] } = {
  plan: [],
  catalogue: [],
  expression: ['plan'],
  facts: ['plan'],
  match: ['plan', 'facts', 'expression'],
  intent: ['plan', 'facts', 'catalogue'],
  reply: ['plan', 'facts', 'intent', 'roster'],
  quote: ['plan', 'facts', 'intent', 'roster'],
  arbiter: ['plan'],
  interpreter: ['plan', 'facts', 'expression', 'arbiter'],
  roster: ['plan', 'facts', 'arbiter'],
  simulator: [
    'plan',
    'catalogue',
    'facts',
    'expression',
    'match',
    'arbiter',
    'interpreter',
    'roster',
    'intent',
    'reply',
    'quote',
  ],
  compiler: ['plan', 'catalogue', 'expression'],
  graph: ['plan', 'catalogue', 'expression', 'compiler'],
  language: ['plan', 'catalogue', 'expression'],
};

/** Packages that an area of the engine may import: they run anywhere, Temporal's sandbox and browsers included. */
export const ENGINE_PACKAGES: { readonly [area: string]: readonly string[] } = {
  plan: ['zod', '@noble/hashes'],
  catalogue: ['zod'],
  expression: ['re2js', 'opencc-js'],
  facts: ['tldts', 'temporal-polyfill', '@noble/hashes'],
  match: ['@noble/hashes'],
  intent: ['zod'],
  reply: [],
  quote: [],
  arbiter: ['@noble/hashes'],
  interpreter: [],
  roster: [],
  simulator: ['zod'],
  compiler: ['@babel/parser', '@babel/types', 're2js', '@noble/hashes', 'zod'],
  graph: [],
  language: [],
};
