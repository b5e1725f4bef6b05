import { decodeEntities } from './entities.ts';
import { LineWriter } from './lines.ts';

const words = (text: string) => new Set(text.split(' '));

const VOID = words('area base br col embed hr img input link meta param source track wbr');
/** Their content is no text, or none that is shown. */
const DROPPED = words('script style title template noframes iframe object select svg math audio video textarea');
/** A blank line stands around these, a line break around those. */
const PARAGRAPHS = words('p h1 h2 h3 h4 h5 h6 ul ol dl blockquote pre table form fieldset');
const LINES = words(
  'div tr li dt dd section article header footer main nav aside address figure figcaption center caption body html legend',
);
/** An opening tag of the first kind ends an open element of the second that was not closed (HTML §13.1.2.4). */
const ENDS: Readonly<Record<string, ReadonlySet<string>>> = {
  li: words('li p'),
  dt: words('dt dd p'),
  dd: words('dt dd p'),
  tr: words('tr td th p'),
  td: words('td th p'),
  th: words('td th p'),
  option: words('option'),
};
const ENDS_PARAGRAPH = words('p');

/** An open element, as far as it matters to what is seen. */
interface Open {
  readonly name: string;
  readonly hidden: boolean;
  readonly tiny: boolean;
  readonly quoted: boolean;
}

const TAG = /<(\/?)([a-zA-Z][^\s/>]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/y;

/**
 * What a reader sees of an HTML mail, as lines of text; quoted mail (`blockquote` of mail programs) is marked with `> `.
 * Hidden elements, comments, scripts and styles are left out. One pass; never fails.
 */
export function htmlToText(html: string): string {
  return new Rendering(html).text();
}

class Rendering {
  readonly #html: string;
  readonly #out = new LineWriter();
  readonly #open: Open[] = [];
  readonly #counts = new Map<string, number>();

  constructor(html: string) {
    this.#html = html;
  }

  text(): string {
    const html = this.#html;
    for (let at = 0; at < html.length; ) {
      const next = html.indexOf('<', at);
      const end = next < 0 ? html.length : next;
      if (end > at) this.#text(html.slice(at, end));
      at = next < 0 ? end : this.#markup(next);
    }
    return this.#out.text();
  }

  /** Reads what begins with `<` and returns where it ends. */
  #markup(at: number): number {
    const html = this.#html;
    const mark = html[at + 1];
    if (mark === '!' || mark === '?') return this.#declaration(at);
    TAG.lastIndex = at;
    const tag = TAG.exec(html);
    if (!tag) return this.#broken(at);
    const [whole, slash, name = '', attributes = ''] = tag;
    const end = at + whole.length;
    const element = name.toLowerCase();
    if (slash) this.#close(element);
    else if (DROPPED.has(element)) return attributes.endsWith('/') ? end : this.#skip(element, end);
    else this.#start(element, attributes);
    return end;
  }

  #declaration(at: number): number {
    const html = this.#html;
    if (html.startsWith('<!--', at)) {
      const end = html.indexOf('-->', at + 4);
      // A conditional comment that shows its content to everybody but Outlook ends at its first angle bracket.
      return end < 0 ? html.length : end + 3;
    }
    const end = html.indexOf('>', at);
    return end < 0 ? html.length : end + 1;
  }

  /** `<` that begins no tag is text (`a < b`); a tag with an odd quote ends at the next bracket. */
  #broken(at: number): number {
    if (!/^<\/?[a-zA-Z]/.test(this.#html.slice(at, at + 3))) {
      this.#text('<');
      return at + 1;
    }
    const end = this.#html.indexOf('>', at);
    return end < 0 ? this.#html.length : end + 1;
  }

  #skip(element: string, from: number): number {
    const close = new RegExp(`</${element}[\\s/>]`, 'gi');
    close.lastIndex = from;
    const found = close.exec(this.#html);
    if (!found) return this.#html.length;
    const end = this.#html.indexOf('>', found.index);
    return end < 0 ? this.#html.length : end + 1;
  }

  #text(raw: string): void {
    const top = this.#open.at(-1);
    if (top?.hidden || top?.tiny) return;
    const text = decodeEntities(raw);
    if (this.#counts.get('pre')) this.#out.verbatim(text);
    else this.#out.words(text);
  }

  #start(name: string, attributes: string): void {
    const ends = ENDS[name] ?? (PARAGRAPHS.has(name) || LINES.has(name) ? ENDS_PARAGRAPH : undefined);
    while (ends?.has(this.#open.at(-1)?.name ?? '')) this.#pop();
    this.#break(name);
    if (name === 'br') this.#out.line();
    if (name === 'hr') this.#out.rule();
    if (name === 'li') this.#out.words('- ');
    if (name === 'td' || name === 'th') this.#out.cell();
    if (!VOID.has(name)) this.#push(opened(name, attributes, this.#open.at(-1)));
  }

  #close(name: string): void {
    if (name === 'p' && !this.#counts.get('p')) this.#break('p');
    if (!this.#counts.get(name)) return;
    while (this.#open.length && this.#open.at(-1)?.name !== name) this.#pop();
    this.#pop();
  }

  #push(element: Open): void {
    this.#open.push(element);
    this.#counts.set(element.name, (this.#counts.get(element.name) ?? 0) + 1);
    if (element.quoted) this.#out.quote(1);
  }

  #pop(): void {
    const element = this.#open.pop();
    if (!element) return;
    this.#counts.set(element.name, (this.#counts.get(element.name) ?? 1) - 1);
    if (element.quoted) this.#out.quote(-1);
    this.#break(element.name);
  }

  #break(name: string): void {
    if (this.#open.at(-1)?.hidden) return;
    if (PARAGRAPHS.has(name)) this.#out.paragraph();
    else if (LINES.has(name)) this.#out.fresh();
  }
}

function opened(name: string, attributes: string, around: Open | undefined): Open {
  const style = attributes.includes('style') ? attribute(attributes, 'style') : '';
  const font = /(?:^|[;\s])font-size\s*:\s*([^;]*)/i.exec(style)?.[1];
  return {
    name,
    hidden: (around?.hidden ?? false) || HIDING.test(style) || /\shidden(?:\s|=|$)/i.test(attributes),
    tiny: font === undefined ? (around?.tiny ?? false) : /^\s*0(?:\.0+)?(?:[a-z%]|\s|!|$)/i.test(font),
    quoted: name === 'blockquote' && QUOTING.test(attributes),
  };
}

const HIDING =
  /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?:\.0+)?\s*(?:[;!]|$)|max-height\s*:\s*0(?:px)?\s*(?:[;!]|$))/i;
/** How Apple Mail, Thunderbird, Gmail and their kin mark what they quote. */
const QUOTING = /type\s*=\s*["']?cite|class\s*=\s*["'][^"']*(?:gmail_quote|protonmail_quote|quote)/i;

function attribute(attributes: string, name: string): string {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]*))`, 'i').exec(attributes);
  return decodeEntities(found?.[1] ?? found?.[2] ?? found?.[3] ?? '');
}
