import { event } from 'posthorn';

export const one = event('shop.cart-lost', { email: 'text' });
export const other = event('shop.cart-lost', { name: 'text' });
