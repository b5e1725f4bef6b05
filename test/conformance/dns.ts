import type { Ask } from '../../connectors/authenticity/resolver.ts';

/** Records by type; `TIMEOUT` for what is not answered. */
export type Zone = { readonly [name: string]: readonly ('TIMEOUT' | { readonly [type: string]: unknown })[] };

const failed = (code: string) => Object.assign(new Error(code), { code });

/**
 * Answers from a zone as that of openspf's suite is written: a record of type SPF stands for TXT where the name has no TXT of its own
 * (`NONE`: it has none at all).
 */
export function zoneResolver(zone: Zone): Ask {
  const names = new Map(Object.entries(zone).map(([name, records]) => [name.toLowerCase(), records]));
  const ask = async (name: string, type: string, depth = 0): Promise<string[] | string[][]> => {
    const records = names.get(name.toLowerCase().replace(/\.$/, ''));
    if (!records) throw failed('ENOTFOUND');
    const of = (kind: string) =>
      records.flatMap((record) => (record !== 'TIMEOUT' && kind in record ? [record[kind]] : []));
    const found = type === 'TXT' && !of('TXT').length ? of('SPF') : of(type);
    const [alias] = of('CNAME');
    if (!found.length && alias !== undefined && depth < 10) return ask(String(alias), type, depth + 1);
    const values = found.filter((value) => value !== 'NONE');
    if (!values.length) throw failed(records.includes('TIMEOUT') ? 'ETIMEOUT' : 'ENODATA');
    return values.map((value) => shaped(value, type)) as string[][];
  };
  return ask;
}

function shaped(value: unknown, type: string): unknown {
  if (type === 'TXT') return [value].flat();
  if (type !== 'MX') return value;
  const [priority, exchange] = value as [number, string];
  return { priority, exchange };
}
