import type { Expression } from '../../../engine/plan/expression.ts';
import type { Plan } from '../../../engine/plan/plan.ts';
import { fact, literal, node } from '../../expression/expressions.ts';
import { has, logical, matches, mentions, planOf } from '../../match/plans.ts';
import { randomFrom } from '../../random.ts';

/** A condition in a form that every engine can be given: all of these. */
export type Test =
  /** In subject or text. */
  | { readonly kind: 'mentions'; readonly phrases: readonly string[] }
  | { readonly kind: 'from'; readonly domain: string }
  | { readonly kind: 'list'; readonly list: string }
  | { readonly kind: 'size' | 'date'; readonly op: '>=' | '<'; readonly bound: number }
  | { readonly kind: 'pattern'; readonly place: 'subject' | 'text'; readonly source: string };

export interface Policy {
  readonly id: string;
  readonly tests: readonly Test[];
}

const BUSINESS = [
  'invoice order shipment container vessel customs deposit balance quotation sample delivery contract payment refund claim',
  'complaint inspection warehouse pallet carton booking freight tariff permit licence audit certificate remittance surcharge',
].flatMap((line) => line.split(' '));
const STATES = [
  'delayed overdue rejected missing damaged cancelled urgent final revised pending blocked expired wrong late returned',
  'confirmed disputed unpaid short held',
].flatMap((line) => line.split(' '));
const CHINESE = [
  '发票',
  '订单',
  '货物',
  '集装箱',
  '船期',
  '清关',
  '定金',
  '尾款',
  '报价',
  '样品',
  '交货',
  '合同',
  '付款',
  '退款',
  '索赔',
  '投诉',
  '验货',
  '仓库',
  '订舱',
  '运费',
];
const CHINESE_STATES = [
  '延误',
  '逾期',
  '被拒',
  '丢失',
  '破损',
  '取消',
  '紧急',
  '更改',
  '待定',
  '过期',
  '错误',
  '退回',
  '争议',
  '未付',
  '短缺',
  '异常',
];
const CODES = ['PO', 'INV', 'SO', 'RMA', 'BL', 'MSKU', 'CNT', 'REF', 'CASE', 'TKT', '订单号', '合同号'];

/** Always the same policies for the same seed: keywords in two languages, senders, lists, sizes, dates; 30 % have patterns or thresholds. */
export class Generator {
  readonly #next: () => number;
  readonly #occurring: readonly string[];
  readonly #domains: readonly string[];
  readonly #lists: readonly string[];

  /** @param occurring phrases of the mails themselves */
  constructor(seed: number, occurring: readonly string[], domains: readonly string[], lists: readonly string[]) {
    this.#next = randomFrom(seed);
    this.#occurring = occurring;
    this.#domains = domains;
    this.#lists = lists;
  }

  policies(count: number): readonly Policy[] {
    return Array.from({ length: count }, (_, i) => ({ id: `p${i}`, tests: this.#tests(i) }));
  }

  #tests(i: number): readonly Test[] {
    const share = this.#next();
    if (share < 0.15) return [this.#pattern(i)];
    if (share < 0.22) return [this.#pattern(i), this.#threshold()];
    if (share < 0.3) return [this.#mentions(), this.#threshold(), this.#threshold()];
    if (share < 0.5) return [{ kind: 'from', domain: this.#pick(this.#domains) }, this.#mentions()];
    if (share < 0.65) return [{ kind: 'list', list: this.#pick(this.#lists) }, this.#mentions()];
    return [this.#mentions()];
  }

  #mentions(): Test {
    return { kind: 'mentions', phrases: Array.from({ length: 1 + this.#upTo(3) }, () => this.#phrase()) };
  }

  #phrase(): string {
    const share = this.#next();
    if (share < 0.4)
      return this.#pick(CHINESE) + this.#pick(CHINESE_STATES) + (this.#next() < 0.3 ? this.#pick(CHINESE) : '');
    if (share < 0.7)
      return `${this.#pick(BUSINESS)} ${this.#pick(STATES)} ${this.#next() < 0.5 ? this.#pick(BUSINESS) : ''}`;
    return this.#pick(this.#occurring);
  }

  #pattern(i: number): Test {
    const code = `${this.#pick(CODES)}-${String.fromCharCode(65 + this.#upTo(26))}${this.#next() < 0.5 ? '' : i}`;
    const place = this.#next() < 0.5 ? 'subject' : 'text';
    return { kind: 'pattern', place, source: `${code}-?\\d{4,${5 + this.#upTo(4)}}` };
  }

  #threshold(): Test {
    const op = this.#next() < 0.5 ? '>=' : '<';
    if (this.#next() < 0.5) return { kind: 'size', op, bound: 1_000 + this.#upTo(30_000) };
    return { kind: 'date', op, bound: Date.UTC(2002, this.#upTo(12), 1 + this.#upTo(28)) };
  }

  #upTo(most: number): number {
    return Math.floor(this.#next() * most);
  }

  #pick<T>(from: readonly T[]): T {
    return from[this.#upTo(from.length)] as T;
  }
}

export const planFrom = ({ id, tests }: Policy): Plan =>
  planOf({ id, when: tests.map(expressionOf).reduce((left, right) => logical('&&', left, right)) });

function expressionOf(test: Test): Expression {
  const compare = (op: '===' | '>=' | '<', path: string, bound: string | number) =>
    node('binary', { op, left: fact(path), right: literal(bound) });
  switch (test.kind) {
    case 'mentions':
      return mentions('mail', ...test.phrases);
    case 'from':
      return compare('===', 'mail.from.domain', test.domain);
    case 'list':
      return has(test.list, fact('mail.from.domain'));
    case 'pattern':
      return matches(`mail.${test.place}`, test.source);
    case 'date':
      return compare(test.op, 'mail.date', `${new Date(test.bound).toISOString().slice(0, 19)}Z`);
    default:
      return compare(test.op, 'mail.size', test.bound);
  }
}
