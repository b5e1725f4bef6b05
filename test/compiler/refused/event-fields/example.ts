import { event, field } from 'posthorn';

export const lost = event('shop.cart-lost', {
  email: 'string',
  total: 'numbr?',
  items: ['text', 'number'],
  lines: ['text?'],
  words: field('text'),
  inner: { pieces: 5 },
  constructor: 'text',
  'e-mail': 'text',
});
