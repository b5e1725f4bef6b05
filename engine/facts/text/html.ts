import { decodeEntities } from './entities.ts';
import { LineWriter } from './lines.ts';
import { isUnseen, type Paint, paintIn, WHITE_PAGE } from './paint.ts';

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
  readonly paint: Paint;
}

/** A link as its author wrote it: where it leads, and what a reader sees of it. */
export interface RawLink {
  readonly href: string;
  /** Empty for a picture. */
  readonly text: string;
}

/** An HTML mail, read. */
export interface Page {
  readonly text: string;
  /** What stands in the source and nobody sees: hidden elements, letters without size or of the colour behind them. */
  readonly hidden: string;
  /** Links that are seen, in their order; and where its forms are sent to. */
  readonly links: readonly RawLink[];
  readonly forms: readonly string[];
  readonly pictures: number;
}

const TAG = /<(\/?)([a-zA-Z][^\s/>]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/y;

/**
 * What a reader sees of an HTML mail, as lines of text; quoted mail (`blockquote` of mail programs) is marked with `> `.
 * Hidden elements, comments, scripts and styles are left out. One pass; never fails.
 */
export function htmlToText(html: string): string {
  return readPage(html).text;
}

/** Likewise, with the links and what is hidden. */
export function readPage(html: string): Page {
  return new Rendering(html).page();
}

/** More links of one mail are not listed. */
export const MOST_LINKS = 1_000;
const LONGEST_LINK_TEXT = 500;
const LONGEST_HIDDEN = 50_000;

class Rendering {
  readonly #html: string;
  readonly #out = new LineWriter();
  readonly #unseen = new LineWriter();
  readonly #open: Open[] = [];
  readonly #counts = new Map<string, number>();
  readonly #links: { readonly href: string; text: string }[] = [];
  readonly #forms: string[] = [];
  /** Rules of a style sheet are not read: what has a class may have any colour behind it. */
  readonly #hasSheet: boolean;
  #hidden = 0;
  #pictures = 0;
  #link: { readonly href: string; text: string } | undefined;

  constructor(html: string) {
    this.#html = html;
    this.#hasSheet = /<(?:style|link)[\s>]/i.test(html);
  }

  page(): Page {
    const text = this.#text();
    const links = this.#links.map(({ href, text }) => ({ href, text: text.replace(/\s+/g, ' ').trim() }));
    return { text, hidden: this.#unseen.text(), links, forms: this.#forms, pictures: this.#pictures };
  }

  #text(): string {
    const html = this.#html;
    for (let at = 0; at < html.length; ) {
      const next = html.indexOf('<', at);
      const end = next < 0 ? html.length : next;
      if (end > at) this.#words(html.slice(at, end));
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
      this.#words('<');
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

  #words(raw: string): void {
    const top = this.#open.at(-1);
    if (top && (top.hidden || top.tiny || isUnseen(top.paint))) {
      if (this.#hidden < LONGEST_HIDDEN) this.#unseen.words(decodeEntities(raw));
      this.#hidden += raw.length;
      return;
    }
    const text = decodeEntities(raw);
    if (this.#link && this.#link.text.length < LONGEST_LINK_TEXT) this.#link.text += text.slice(0, LONGEST_LINK_TEXT);
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
    this.#note(name, attributes);
    if (!VOID.has(name)) this.#push(opened(name, attributes, this.#open.at(-1), this.#hasSheet));
  }

  /** What an element does besides showing text. */
  #note(name: string, attributes: string): void {
    if (name === 'img') this.#pictures++;
    const isLink = name === 'a' || name === 'area';
    if (!isLink && name !== 'form') return;
    const to = attribute(attributes, isLink ? 'href' : 'action').trim();
    if (name === 'form') this.#forms.push(...(to && this.#forms.length < MOST_LINKS ? [to] : []));
    else {
      this.#link = undefined;
      if (!to || this.#open.at(-1)?.hidden || this.#links.length > MOST_LINKS) return;
      const link = { href: to, text: '' };
      this.#links.push(link);
      if (name === 'a') this.#link = link;
    }
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
    if (element.name === 'a') this.#link = undefined;
    this.#break(element.name);
  }

  #break(name: string): void {
    if (this.#link && (PARAGRAPHS.has(name) || LINES.has(name))) this.#link.text += ' ';
    if (this.#open.at(-1)?.hidden) return;
    if (PARAGRAPHS.has(name)) this.#out.paragraph();
    else if (LINES.has(name)) this.#out.fresh();
  }
}

function opened(name: string, attributes: string, around: Open | undefined, hasSheet: boolean): Open {
  const style = attributes.includes('style') ? attribute(attributes, 'style') : '';
  const font = /(?:^|[;\s])font-size\s*:\s*([^;]*)/i.exec(style)?.[1];
  return {
    name,
    hidden: (around?.hidden ?? false) || HIDING.test(style) || /\shidden(?:\s|=|$)/i.test(attributes),
    tiny:
      font === undefined
        ? (around?.tiny ?? false)
        : /^\s*(?:0|0?\.\d+(?=p)|1(?=px))(?:\.0+)?(?:[a-z%]|\s|!|$)/i.test(font),
    quoted: name === 'blockquote' && QUOTING.test(attributes),
    paint: paintIn(name, attributes, style, around?.paint ?? WHITE_PAGE, hasSheet),
  };
}

const HIDING =
  /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?:\.0+)?\s*(?:[;!]|$)|max-height\s*:\s*0(?:px)?\s*(?:[;!]|$)|text-indent\s*:\s*-\d{3,}|left\s*:\s*-\d{4,})/i;
/** How Apple Mail, Thunderbird, Gmail and their kin mark what they quote. */
const QUOTING = /type\s*=\s*["']?cite|class\s*=\s*["'][^"']*(?:gmail_quote|protonmail_quote|quote)/i;

export function attribute(attributes: string, name: string): string {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]*))`, 'i').exec(attributes);
  return decodeEntities(found?.[1] ?? found?.[2] ?? found?.[3] ?? '');
}
