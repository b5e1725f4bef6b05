import { event, field } from 'posthorn';

// What other systems of ours send: see docs/events.md for how.

export const cartAbandoned = event(
  'shop.cart-abandoned',
  {
    email: field('text', 'Address of the customer.', '客户邮箱。'),
    company: field('text?', 'As the customer signed up.', '客户注册的公司名。'),
    total: field('number', 'What the cart is worth, in euros.', '购物车金额（欧元）。'),
    vip: field('boolean?', 'A customer with a frame contract.', '框架合同客户。'),
    items: field(['text'], 'Article numbers.', '货号。'),
    at: field('instant', 'When the cart was last touched.', '最后操作时间。'),
  },
  'A customer of the web shop left a full cart.',
  '网店客户放弃了购物车。',
);
