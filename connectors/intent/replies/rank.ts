import { createRequire } from 'node:module';

/** The part of the package's index of terms that is used. @see https://naturalnode.github.io/natural/tfidf.html */
interface TfIdf {
  addDocument(terms: readonly string[]): void;
  tfidfs(terms: readonly string[]): number[];
}

const require = createRequire(import.meta.url);

/**
 * How much each of some texts is like another by what they say: rare words count more than frequent ones, and a long text no
 * more than a short one.
 *
 * @param terms of the text that the others are compared with
 */
export function likenessTo(terms: readonly string[], others: readonly (readonly string[])[]): readonly number[] {
  const TfIdf = require('natural/lib/natural/tfidf/tfidf.js') as new () => TfIdf;
  const index = new TfIdf();
  for (const other of others) index.addDocument(other);
  return index.tfidfs(terms).map((value, at) => value / Math.sqrt(Math.max(1, others[at]!.length)));
}
