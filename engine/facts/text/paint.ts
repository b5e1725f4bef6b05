/** The colours of an element's letters and of what is behind them; undefined where nobody can tell. */
export interface Paint {
  readonly letters: Colour | undefined;
  readonly ground: Colour | undefined;
}

type Colour = readonly [red: number, green: number, blue: number];

const BLACK: Colour = [0, 0, 0];
const WHITE: Colour = [255, 255, 255];
const NAMED = new Map<string, Colour>([
  ['black', BLACK],
  ['white', WHITE],
  ['snow', [255, 250, 250]],
  ['ivory', [255, 255, 240]],
  ['whitesmoke', [245, 245, 245]],
]);

/** How a mail program begins: black on white. */
export const WHITE_PAGE: Paint = { letters: BLACK, ground: WHITE };

/** Letters of the colour behind them, as far as an eye can tell. */
export function isUnseen({ letters, ground }: Paint): boolean {
  if (!letters || !ground || letters === ground) return letters !== undefined && letters === ground;
  return letters.every((part, index) => Math.abs(part - ground[index]!) <= NEAR);
}

/** Of 255: less is no difference. */
const NEAR = 6;

/**
 * The paint of an element inside another one, by its own style alone.
 *
 * @param hasSheet there is a style sheet, so what has a class may be painted in any way
 */
export function paintIn(name: string, attributes: string, style: string, around: Paint, hasSheet: boolean): Paint {
  if (!attributes) return name === 'a' ? { ...around, letters: undefined } : around;
  const mayBeStyled = hasSheet && /\s(?:class|id)\s*=/i.test(attributes);
  const letters = written(style, 'color') ?? attributeOf(attributes, 'color');
  const ground =
    written(style, 'background(?:-color|-image)?') ??
    attributeOf(attributes, 'bgcolor') ??
    attributeOf(attributes, 'background');
  const unset = mayBeStyled ? { letters: undefined, ground: undefined } : around;
  return {
    letters: letters === undefined ? (name === 'a' ? undefined : unset.letters) : colourOf(letters),
    ground:
      ground === undefined
        ? unset.ground
        : /^\s*(?:transparent|none|inherit)/i.test(ground)
          ? around.ground
          : colourOf(ground),
  };
}

/** The last declaration of a property counts. */
function written(style: string, property: string): string | undefined {
  if (!style) return undefined;
  return [...style.matchAll(new RegExp(`(?:^|;)\\s*${property}\\s*:\\s*([^;]*)`, 'gi'))].at(-1)?.[1];
}

const attributeOf = (attributes: string, name: string) =>
  new RegExp(`\\s${name}\\s*=\\s*["']?\\s*([^"'\\s>]+)`, 'i').exec(attributes)?.[1];

/** Undefined for what is not one colour, or none that is known here. */
function colourOf(text: string): Colour | undefined {
  const value = text
    .replace(/!\s*important/i, '')
    .trim()
    .toLowerCase();
  const [, hex] = /^#?([0-9a-f]{6}|[0-9a-f]{3})$/.exec(value) ?? [];
  if (hex) return fromHex(hex.length === 3 ? hex.replace(/./g, '$&$&') : hex);
  const parts = /^rgba?\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*\)?/.exec(value);
  return parts ? [Number(parts[1]), Number(parts[2]), Number(parts[3])] : NAMED.get(value);
}

const fromHex = (hex: string): Colour =>
  [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Colour;
