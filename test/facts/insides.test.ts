import { deflateRawSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Attachment } from '../../engine/facts/attachments.ts';
import { extractMail } from '../../engine/facts/extract.ts';
import { inflate } from '../../engine/facts/files/inflate.ts';
import { ENVELOPE, mailOf } from './mail.ts';

interface Entry {
  readonly name: string;
  readonly content: Uint8Array;
  readonly locked?: boolean;
}

/** A ZIP as programs write one, as far as a directory goes. */
function zip(...entries: readonly Entry[]): Buffer {
  const pieces: Buffer[] = [];
  const rows: Buffer[] = [];
  let at = 0;
  for (const { name, content, locked } of entries) {
    const packed = deflateRawSync(content);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(locked ? 1 : 0, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(content.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), packed]);
    const row = Buffer.alloc(46);
    row.write('PK\x01\x02', 'latin1');
    fields.copy(row, 6);
    row.writeUInt32LE(at, 42);
    rows.push(Buffer.concat([row, Buffer.from(name)]));
    pieces.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(rows);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...pieces, directory, end]);
}

function withFile(name: string, content: Uint8Array, type = 'application/octet-stream') {
  const facts = mailOf(
    'From: li@x.example',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'see the file',
    '--b',
    `Content-Type: ${type}`,
    `Content-Disposition: attachment; filename*=utf-8''${encodeURIComponent(name)}`,
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(content).toString('base64'),
    '--b--',
  );
  const [file] = facts.get('mail.attachments') as readonly Attachment[];
  return { file: file!, problems: facts.get('mail.problems') };
}

const text = (words: string) => Buffer.from(words);
const PROGRAM = Buffer.from('MZ\x90\x00\x03\x00\x00\x00', 'latin1');

it('a file is what its first bytes say', () => {
  expect(withFile('invoice.pdf', text('%PDF-1.7\n'))).toMatchObject({ file: { kind: 'pdf', isDisguised: false } });
  expect(withFile('invoice.pdf', PROGRAM).file).toMatchObject({ kind: 'program', isDisguised: true, isProgram: true });
  expect(withFile('invoice.pdf', text('<html><script>1</script>')).file).toMatchObject({
    kind: 'html',
    isDisguised: true,
    hasCode: true,
  });
  expect(withFile('notes.txt', text('MZ is a word')).file).toMatchObject({ kind: 'text', isDisguised: false });
});

it('a name hides nothing', () => {
  expect(withFile('invoice.pdf.exe', text('x')).file).toMatchObject({ hasDoubleEnding: true, isProgram: true });
  expect(withFile('report.2026.pdf', text('%PDF')).file).toMatchObject({ hasDoubleEnding: false, isProgram: false });
  expect(withFile('photo_\u202egpj.exe', text('x')).file).toMatchObject({ turnsDirection: true, ending: 'exe' });
});

it('an archive is listed, and archives in it', () => {
  const inner = zip({ name: 'bill.pdf.js', content: text('x') });
  const { file, problems } = withFile(
    'a.zip',
    zip({ name: 'a.txt', content: text('a') }, { name: 'b.zip', content: inner }),
  );
  expect(file).toMatchObject({
    kind: 'zip',
    contents: ['a.txt', 'b.zip', 'b.zip/bill.pdf.js'],
    isProgram: true,
    hasDoubleEnding: true,
    isEncrypted: false,
  });
  expect(problems).toEqual([]);
  expect(withFile('a.zip', zip({ name: 'a', content: text('a'), locked: true })).file.isEncrypted).toBe(true);
  expect(withFile('a.gz', gzipSync('x')).file).toMatchObject({ kind: 'gzip', contents: [] });
});

it('macros and locks of documents are seen', () => {
  const office = (name: string) =>
    zip({ name: '[Content_Types].xml', content: text('x') }, { name, content: text('x') });
  expect(withFile('a.docm', office('word/vbaProject.bin')).file).toMatchObject({ kind: 'ooxml', hasCode: true });
  expect(withFile('a.docx', office('word/document.xml')).file).toMatchObject({ hasCode: false, contents: [] });
  expect(withFile('a.pdf', text('%PDF-1.7 /Encrypt 5 0 R')).file).toMatchObject({ isEncrypted: true });
});

it('a bomb is not unpacked, and a broken archive is said to be one', () => {
  const bomb = zip({ name: 'b.zip', content: Buffer.alloc(60_000_000) });
  const begun = performance.now();
  expect(withFile('a.zip', bomb).file.contents).toEqual(['b.zip']);
  expect(performance.now() - begun).toBeLessThan(2_000);
  expect(withFile('a.zip', text('PK\x03\x04 and no directory')).problems).toContain('archive');
  const crowd = zip(...Array.from({ length: 1_200 }, (_, i) => ({ name: `${i}`, content: text('') })));
  expect(withFile('a.zip', crowd)).toMatchObject({ problems: ['archive'] });
});

it('inflates as zlib does, never beyond its limit, and never fails', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 3_000 }), fc.integer({ min: 0, max: 9 }), (bytes, level) => {
      const packed = deflateRawSync(bytes, { level });
      expect(Buffer.from(inflate(packed, 10_000))).toEqual(Buffer.from(bytes));
      expect(inflate(packed, 7).length).toBeLessThanOrEqual(7);
      expect(inflate(bytes, 5_000).length).toBeLessThanOrEqual(5_000);
    }),
    { numRuns: 60 },
  );
});

it('reads a calendar', () => {
  const facts = extractMail(
    text(
      [
        'Content-Type: text/calendar; method=REQUEST',
        '',
        'BEGIN:VCALENDAR',
        'METHOD:REQUEST',
        'BEGIN:VEVENT',
        'SUMMARY:Loading\\, second',
        '  part',
        'DTSTART;TZID=Europe/Berlin:20260309T090000',
        'DTEND:20260309T090000Z',
        'ORGANIZER;CN="Li: Wei":mailto:Li@forwarder.example',
        'ATTENDEE:mailto:a@x.example',
        'BEGIN:VALARM',
        'SUMMARY:alarm',
        'END:VALARM',
        'END:VEVENT',
        'END:VCALENDAR',
      ].join('\r\n'),
    ),
    ENVELOPE,
  );
  expect(facts.get('mail.invitation')).toEqual({
    method: 'request',
    title: 'Loading, second part',
    start: '2026-03-09T08:00:00.000Z',
    end: '2026-03-09T09:00:00.000Z',
    location: '',
    organizer: 'li@forwarder.example',
    attendees: 1,
  });
});
