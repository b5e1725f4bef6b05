import { event } from 'posthorn';

export const capital = event('Shop.Cart', { email: 'text' });
