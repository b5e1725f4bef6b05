/** What must not leave the house. Administrators keep this list; it holds for every department. */
export const confidential = [
  '成本价',
  '底价',
  '内部报价',
  '利润率',
  '仅限内部',
  'cost price',
  'floor price',
  'gross margin',
  'internal use only',
];
