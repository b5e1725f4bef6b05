import { event } from 'posthorn';

export const deep = event('shop.deep', { a: { b: { c: { d: { e: { f: 'text' } } } } } });
