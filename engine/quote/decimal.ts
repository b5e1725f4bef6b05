/** A decimal number, exactly: `units / 10^scale`. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

const FORM = /^(\d{1,24})(?:\.(\d{1,6}))?$/;

/** `98`, `98.50`; no sign, no exponent, no separators of thousands. @returns undefined for any other text */
export function decimalOf(text: string): Decimal | undefined {
  const found = FORM.exec(text.trim());
  if (!found) return undefined;
  const [, whole = '', fraction = ''] = found;
  return { units: BigInt(whole + fraction), scale: fraction.length };
}

export const equal = (a: Decimal, b: Decimal): boolean => {
  const scale = Math.max(a.scale, b.scale);
  return scaled(a, scale) === scaled(b, scale);
};

export function plus(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { units: scaled(a, scale) + scaled(b, scale), scale };
}

/** Exact: the scales add up. */
export const times = (a: Decimal, b: Decimal): Decimal => ({ units: a.units * b.units, scale: a.scale + b.scale });

/** With so many places, half up. */
export function rounded({ units, scale }: Decimal, places: number): Decimal {
  if (scale <= places) return { units: scaled({ units, scale }, places), scale: places };
  const by = 10n ** BigInt(scale - places);
  return { units: (units + by / 2n) / by, scale: places };
}

const scaled = ({ units, scale }: Decimal, to: number) => units * 10n ** BigInt(to - scale);

/** `18500.00` */
export function plain({ units, scale }: Decimal): string {
  const digits = String(units).padStart(scale + 1, '0');
  return scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** Marks of thousands and decimals: `18,500.00`, `18.500,00`, `18 500,00`. */
export type Marks = readonly [thousands: string, decimal: string];

/** A plain decimal as people write it. */
export function grouped(text: string, [thousands, point]: Marks): string {
  const [whole = '', fraction] = text.split('.');
  const parts = whole.replace(/\B(?=(?:\d{3})+$)/g, thousands);
  return fraction === undefined ? parts : `${parts}${point}${fraction}`;
}
