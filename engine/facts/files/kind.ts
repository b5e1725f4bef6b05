import { binaryText } from './binary.ts';

/** What a file really is, by its first bytes. */
export type FileKind =
  | 'pdf'
  | 'zip'
  | 'ooxml'
  | 'odf'
  | 'jar'
  | 'ole'
  | 'rar'
  | '7z'
  | 'gzip'
  | 'tar'
  | 'iso'
  | 'cab'
  | 'program'
  | 'script'
  | 'shortcut'
  | 'html'
  | 'rtf'
  | 'image'
  | 'svg'
  | 'audio'
  | 'video'
  | 'mail'
  | 'calendar'
  | 'xml'
  | 'text'
  | '';

const MAGIC: readonly (readonly [start: string, kind: FileKind])[] = [
  ['%PDF', 'pdf'],
  ['PK\x03\x04', 'zip'],
  ['PK\x05\x06', 'zip'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'ole'],
  ['Rar!\x1a\x07', 'rar'],
  ['7z\xbc\xaf\x27\x1c', '7z'],
  ['\x1f\x8b', 'gzip'],
  ['MSCF', 'cab'],
  ['MZ', 'program'],
  ['\x7fELF', 'program'],
  ['\xfe\xed\xfa', 'program'],
  ['\xcf\xfa\xed\xfe', 'program'],
  ['\xca\xfe\xba\xbe', 'program'],
  ['#!', 'script'],
  ['L\0\0\0\x01\x14\x02\0', 'shortcut'],
  ['{\\rt', 'rtf'],
  ['\x89PNG', 'image'],
  ['\xff\xd8\xff', 'image'],
  ['GIF8', 'image'],
  ['BM', 'image'],
  ['II*\0', 'image'],
  ['MM\0*', 'image'],
  ['ID3', 'audio'],
  ['OggS', 'audio'],
  ['fLaC', 'audio'],
  ['BEGIN:VCALENDAR', 'calendar'],
];

/** Bytes that are looked at to tell what a file is. */
const HEAD = 1_024;

export function kindOfFile(bytes: Uint8Array): FileKind {
  const head = binaryText(bytes.subarray(0, HEAD));
  const known = MAGIC.find(([start]) => head.startsWith(start))?.[1];
  if (known === 'zip') return kindOfZip(bytes);
  // Two letters may begin a text, too.
  if (known && !(head.startsWith('BM') && isText(head)) && !(head.startsWith('MZ') && isText(head))) return known;
  if (/^RIFF....WEBP/s.test(head)) return 'image';
  if (/^RIFF....(?:WAVE|AVI )/s.test(head)) return head.slice(8, 11) === 'WAV' ? 'audio' : 'video';
  if (head.slice(4, 8) === 'ftyp') return /heic|avif|mif1/.test(head.slice(8, 12)) ? 'image' : 'video';
  if (head.slice(257, 262) === 'ustar') return 'tar';
  if (binaryText(bytes.subarray(32_769, 32_774)) === 'CD001') return 'iso';
  return kindOfText(head);
}

function kindOfText(head: string): FileKind {
  const start = head
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
    .replaceAll('\0', '')
    .trimStart()
    .toLowerCase();
  // A PDF may have some bytes before it begins (ISO 32000-1, annex H).
  if (start.includes('%pdf-')) return 'pdf';
  if (/^(?:<!--[\s\S]*?-->\s*)?<(?:!doctype html|html|head|body|script|meta|title|div|table|iframe)\b/.test(start))
    return 'html';
  if (/^(?:<\?xml[\s\S]*?\?>\s*)?(?:<!doctype svg[\s\S]*?>\s*)?<svg\b/.test(start)) return 'svg';
  if (start.startsWith('<?xml')) return 'xml';
  if (/^(?:received|return-path|from|date|subject|mime-version|message-id|delivered-to): /.test(start)) return 'mail';
  return isText(head) ? 'text' : '';
}

/** Without control characters but those of lines, of terminals, and of Latin-1's second half. */
const isText = (head: string) =>
  head !== '' && [...head].every((char) => char >= ' ' || '\t\n\v\f\r\u001a\u001b'.includes(char));

/** Office's and other formats are archives with known names in front. */
function kindOfZip(bytes: Uint8Array): FileKind {
  const names = binaryText(bytes.subarray(0, 4_096)) + binaryText(bytes.subarray(Math.max(0, bytes.length - 16_384)));
  if (/\[Content_Types\]\.xml|word\/|xl\/|ppt\//.test(names)) return 'ooxml';
  if (names.includes('mimetypeapplication/vnd.oasis')) return 'odf';
  return names.includes('META-INF/MANIFEST.MF') ? 'jar' : 'zip';
}

const kinds = (text: string): readonly FileKind[] => text.split(' ') as FileKind[];

/** What a file may be that is named so. What has no row may be anything. */
const BY_ENDING: Readonly<Record<string, readonly FileKind[]>> = {
  pdf: kinds('pdf'),
  doc: kinds('ole rtf ooxml html xml text'),
  xls: kinds('ole ooxml html xml text'),
  ppt: kinds('ole ooxml'),
  docx: kinds('ooxml ole'),
  xlsx: kinds('ooxml ole'),
  pptx: kinds('ooxml ole'),
  docm: kinds('ooxml'),
  xlsm: kinds('ooxml'),
  zip: kinds('zip jar ooxml odf'),
  rar: kinds('rar'),
  '7z': kinds('7z'),
  gz: kinds('gzip'),
  tgz: kinds('gzip'),
  tar: kinds('tar'),
  jpg: kinds('image'),
  jpeg: kinds('image'),
  png: kinds('image'),
  gif: kinds('image'),
  bmp: kinds('image'),
  tif: kinds('image'),
  tiff: kinds('image'),
  webp: kinds('image'),
  heic: kinds('image video'),
  txt: kinds('text xml html mail script calendar'),
  csv: kinds('text'),
  rtf: kinds('rtf'),
  mp3: kinds('audio'),
  mp4: kinds('video'),
  ics: kinds('calendar text'),
  eml: kinds('mail text html'),
  odt: kinds('odf zip'),
  ods: kinds('odf zip'),
  iso: kinds('iso'),
  img: kinds('iso'),
  xml: kinds('xml text'),
  html: kinds('html text xml'),
  htm: kinds('html text xml'),
  svg: kinds('svg xml text'),
};

/** Whether a file is what neither its ending nor its media type says. An empty or unknown content betrays nothing. */
export function isDisguised(kind: FileKind, ending: string, type: string): boolean {
  if (kind === '') return false;
  const may = BY_ENDING[ending];
  if (may) return !may.includes(kind);
  if (kind === 'program') return !PROGRAMS.has(ending) && !/octet-stream|x-ms|executable/.test(type);
  return (
    /^(?:image|audio|video)\//.test(type) && !['image', 'audio', 'video', 'svg', 'xml', 'text', 'ole'].includes(kind)
  );
}

const words = (text: string) => new Set(text.split(' '));

/** What a double click runs, on one system or another. */
export const PROGRAMS = words(
  'exe scr com pif bat cmd vbs vbe js jse wsf wsh ps1 psm1 msi msp hta cpl jar lnk reg dll sys app dmg pkg sh command action apk iso img vhd vhdx udl url website scf inf gadget application appx msix xll wll chm hlp settingcontent-ms library-ms search-ms mobileconfig desktop',
);
/** Endings of documents, behind which another one hides. */
export const DOCUMENTS = words('pdf doc docx xls xlsx ppt pptx txt csv jpg jpeg png gif zip rar mp3 mp4 rtf html htm');
