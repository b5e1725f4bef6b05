/** How the things that are declared once, at the top of a file, are written. */
export const FORMS = {
  person: "`export const li = person('li', { … })`",
  team: "`export const sales = team('sales', { … })`",
  list: "`export const carriers = list('carriers.csv')`",
  event: "`export const cartAbandoned = event('shop.cart-abandoned', { email: 'text', total: 'number' })`",
  flow: '`export const remind = flow(async ({ … }: { … }) => { … })`',
} as const;
