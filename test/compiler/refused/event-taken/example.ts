import { event } from 'posthorn';

export const silent = event('posthorn.source-silent', { name: 'text' });
export const mine = event('mail.mine', { name: 'text' });
