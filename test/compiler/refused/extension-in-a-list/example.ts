import { orderNumber } from './extensions/erp.ts';

export const orders = [orderNumber('order 4711'), 'PO-1'];
