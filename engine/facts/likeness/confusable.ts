/**
 * Letters and digits by what they are taken for, in the manner of Unicode's confusables (UTS #39) where it concerns Latin text: Cyrillic, Greek, Armenian, Cherokee, Lisu, and
 * Latin letters of other languages and of phonetics. Accents need no row (they are marks), nor do mathematical, circled and
 * full-width letters (Unicode folds them).
 */
const ROWS = `a аɑαᴀꭺⱥ⍺ɐа
b ьɓƀƃЬЪъƄɓᏏвʙ
c ϲсᴄⅽȼƈ¢ꮯсɕć
d ԁɖɗđᏧꓒժɖ
e еҽɇɛєεёёєꬲ℮ǝ
f ƒẝꞙքғϝ
g ɡցǥᶃɢġɠʛ
h һհħᏂʜнħԋ
i іıɩιɪӏⅰɨїӀⵏ¡ꭵ
j јϳɉʝʲյ
k κкᴋƙķҝқⱪ
l ӏⅼɭłƚʟŀɫɬ∣Ⅰ
m мⅿᴍɱʍṃ
n пոɴņɲռɳŋηƞռ
o оοօσᴏøɵөσഠ०০୦๐໐၀〇ⲟ
p рρᴘþƿϸᵽ
q ԛզգɋʠ
r гᴦʀɼɽɾгꭇɍ
s ѕꜱʂșƽ
t тτᴛţŧƫʈț
u υսᴜʋцʉꞟų
v νѵᴠⅴᶌ
w ѡԝա ᴡωшщ
x хχⅹ×
y уγʏүỵɏʎу
z ᴢʐżźʐƶⱬ
3 зӡȝʒ
6 б
0 θ
ae æ
oe œ
ss ß
th þ`;

const TAKEN_FOR = new Map<string, string>();
for (const row of ROWS.split('\n')) {
  const [plain = '', ...others] = row.split(' ');
  for (const letter of others.join('')) if (!TAKEN_FOR.has(letter)) TAKEN_FOR.set(letter, plain);
}

/** Characters that are drawn as nothing: zero-width ones, soft hyphens, direction marks, fillers, tags. */
export const INVISIBLE =
  /[\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0]|\u034f|\u17b4|\u17b5|\u180b|\u180c|\u180d|[\ufe00-\ufe0f]|[\u{e0000}-\u{e0fff}]/gu;

/**
 * A text as a hurried reader takes it: in lower case, without accents and invisible characters, letters of other scripts as the
 * Latin ones that they look like. Only to compare with: words in Russian or Greek become nonsense.
 */
export function plainLook(text: string): string {
  const folded = text.normalize('NFKC').replace(INVISIBLE, '').toLowerCase();
  if (/^\p{ASCII}*$/u.test(folded)) return folded;
  const bare = folded.normalize('NFD').replace(/\p{M}+/gu, '');
  return bare.replace(/\P{ASCII}/gu, (letter) => TAKEN_FOR.get(letter) ?? letter);
}

/** Whether a letter of another script is drawn like a Latin one. */
export const isTakenFor = (letter: string): boolean => TAKEN_FOR.has(letter);
