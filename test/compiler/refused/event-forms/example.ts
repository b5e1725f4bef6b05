import { event } from 'posthorn';

export const camel = event('cartLost', { email: 'text' });
export const bare = event('shop');
const fields = { email: 'text' };
export const named = event('shop.cart-lost', fields);
export const worded = event('shop.cart-found', { email: 'text' }, 5);
