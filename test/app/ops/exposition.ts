/** One sample of the text that Prometheus reads. */
export interface Sample {
  readonly name: string;
  readonly labels: { readonly [name: string]: string };
  readonly value: number;
}

export interface Family {
  readonly name: string;
  readonly type: string;
  readonly help: string;
  readonly samples: readonly Sample[];
}

const SAMPLE = /^(?<name>[a-zA-Z_:][\w:]*)(?:\{(?<labels>.*)\})? (?<value>[+-]?(?:Inf|NaN|[\d.]+(?:e[+-]?\d+)?))$/i;
const LABEL = /([a-zA-Z_]\w*)="((?:[^"\\\n]|\\["\\n])*)"(?:,|$)/gy;

/**
 * Reads text in the format 0.0.4 of Prometheus (https://prometheus.io/docs/instrumenting/exposition_formats/).
 *
 * @throws at the first line that is none
 */
export function families(text: string): Family[] {
  if (!text.endsWith('\n')) throw new Error('the last line does not end');
  const read: { name: string; type: string; help: string; samples: Sample[] }[] = [];
  for (const line of text.split('\n').filter(Boolean)) {
    const [, word, name = '', rest = ''] = /^# (HELP|TYPE) (\S+) (.*)$/.exec(line) ?? [];
    const last = read.at(-1);
    if (word === 'HELP') read.push({ name, type: '', help: rest, samples: [] });
    else if (word === 'TYPE' && last?.name === name) last.type = rest;
    else if (!line.startsWith('#') && last) last.samples.push(sample(line, last.name));
    else throw new Error(`no line of the format: ${line}`);
  }
  return read;
}

function sample(line: string, family: string): Sample {
  const { name = '', labels = '', value = '' } = SAMPLE.exec(line)?.groups ?? {};
  const pairs = [...labels.matchAll(LABEL)];
  const isWhole = pairs.map(([text]) => text).join('') === labels;
  if (!name.startsWith(family) || !isWhole) throw new Error(`no sample of ${family}: ${line}`);
  return { name, labels: Object.fromEntries(pairs.map(([, key, text]) => [key!, text!])), value: numberOf(value) };
}

const numberOf = (text: string) =>
  /inf/i.test(text) ? Number(`${text.replace(/\+?inf/i, '')}Infinity`) : Number(text);

/** What `promtool check metrics` complains of (https://prometheus.io/docs/practices/naming/), and labels that are twice there. */
export function lint(all: readonly Family[]): string[] {
  return all.flatMap(({ name, type, help, samples }) => {
    const series = samples.map((one) => JSON.stringify([one.name, Object.entries(one.labels).sort()]));
    return [
      help.trim() ? '' : 'has no help',
      /^(counter|gauge|histogram|summary)$/.test(type) ? '' : `has the type ${type}`,
      (type === 'counter') === name.endsWith('_total') ? '' : 'a counter, and nothing else, ends in _total',
      /[A-Z]/.test(name) ? 'has capital letters' : '',
      /_(milliseconds|ms|minutes|hours|days|kilobytes|megabytes|percent)(_|$)/.test(name) ? 'is in no base unit' : '',
      new RegExp(`_${type}(_|$)`).test(name) ? 'has its type in its name' : '',
      new Set(series).size === series.length ? '' : 'has a series twice',
      type === 'histogram' ? incomplete(name, samples) : '',
    ]
      .filter(Boolean)
      .map((complaint) => `${name} ${complaint}`);
  });
}

/** Every series of a histogram has a bucket without end, that holds as many as there are. */
function incomplete(name: string, samples: readonly Sample[]): string {
  const counts = samples.filter((one) => one.name === `${name}_count`);
  const ends = samples.filter(({ labels }) => labels.le === '+Inf');
  const agree = counts.every((count, at) => count.value === ends[at]?.value);
  return agree && counts.length === ends.length ? '' : 'has a histogram that does not add up';
}

/** The value of one series; undefined where there is none. */
export function seriesSum(all: readonly Family[], name: string, labels: Sample['labels'] = {}): number | undefined {
  const wanted = Object.entries(labels);
  const found = all
    .flatMap(({ samples }) => samples)
    .filter((one) => one.name === name && wanted.every(([key, text]) => one.labels[key] === text));
  return found.length ? found.reduce((sum, { value }) => sum + value, 0) : undefined;
}
