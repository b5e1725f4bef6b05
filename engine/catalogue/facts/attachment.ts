import { boolean, listOf, number, object, oneOf, string } from '../type.ts';
import { words } from '../words.ts';

/** A file that a mail brings. */
export const attachment = object('Attachment', {
  name: {
    type: string,
    words: words(
      'file name',
      '文件名',
      'The decoded file name; empty where there is none.',
      '解码后的文件名，没有则为空。',
    ),
    example: 'invoice.pdf',
  },
  type: {
    type: string,
    words: words('media type', '媒体类型', 'The declared media type in lower case.', '声明的媒体类型（小写）。'),
    example: 'application/pdf',
  },
  size: {
    type: number,
    words: words('size', '大小', 'Decoded size in bytes.', '解码后的字节数。'),
    example: '48213',
  },
  ending: {
    type: string,
    words: words(
      'ending',
      '扩展名',
      'The last ending of the name in lower case, without the dot.',
      '文件名最后的扩展名（小写，不含点）。',
    ),
    example: 'pdf',
  },
  kind: {
    type: oneOf(
      ...'pdf zip ooxml odf jar ole rar 7z gzip tar iso cab program script shortcut html rtf image svg audio video mail calendar xml text'.split(
        ' ',
      ),
      '',
    ),
    words: words(
      'real kind',
      '真实类型',
      'What the file is by its first bytes, whatever its name says; empty where they tell nothing.',
      '按文件头字节判断的真实类型，与文件名无关；无法判断则为空。',
    ),
    example: 'ooxml',
  },
  isDisguised: {
    type: boolean,
    words: words(
      'is disguised',
      '伪装类型',
      'It is neither what its ending nor what its media type says.',
      '真实类型与扩展名、声明类型都不符。',
    ),
    example: 'mail.attachments.some((a) => a.isDisguised)',
  },
  isProgram: {
    type: boolean,
    words: words(
      'is a program',
      '是程序',
      'A double click runs it, or it is an archive that holds such a file.',
      '双击即会运行，或是含有此类文件的压缩包。',
    ),
    example: 'mail.attachments.some((a) => a.isProgram)',
  },
  isEncrypted: {
    type: boolean,
    words: words('is encrypted', '已加密', 'It opens with a password only.', '需要密码才能打开。'),
    example: 'mail.attachments.some((a) => a.isEncrypted)',
  },
  hasCode: {
    type: boolean,
    words: words(
      'has macros or scripts',
      '含宏或脚本',
      'Macros of Office, scripts of PDF, HTML and SVG.',
      '含 Office 宏，或 PDF、HTML、SVG 脚本。',
    ),
    example: 'mail.attachments.some((a) => a.hasCode)',
  },
  hasDoubleEnding: {
    type: boolean,
    words: words(
      'has a double ending',
      '双扩展名',
      'A document to the eye, something else to the computer: `invoice.pdf.exe`.',
      '看似文档而实为其他类型：`invoice.pdf.exe`。',
    ),
    example: 'mail.attachments.some((a) => a.hasDoubleEnding)',
  },
  turnsDirection: {
    type: boolean,
    words: words(
      'turns its direction',
      '反转文字方向',
      'Its name holds marks that turn the direction of reading, to hide the ending.',
      '文件名含有反转阅读方向的字符，用以隐藏扩展名。',
    ),
    example: 'mail.attachments.some((a) => a.turnsDirection)',
  },
  contents: {
    type: listOf(string),
    words: words(
      'contents',
      '压缩包内容',
      'Names of the files in an archive, and in archives inside it; at most 1,000, three levels deep.',
      '压缩包（及其中压缩包）内的文件名，最多 1,000 个、三层。',
    ),
    example: "mail.attachments.some((a) => a.contents.some((name) => name.endsWith('.exe')))",
  },
});
