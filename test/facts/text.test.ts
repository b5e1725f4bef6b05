import { describe, expect, it } from 'vitest';
import { decodeFlowed } from '../../engine/facts/text/flowed.ts';
import { htmlToText } from '../../engine/facts/text/html.ts';
import { newPart } from '../../engine/facts/text/reply.ts';
import { languagesOf } from '../../engine/facts/text/scripts.ts';
import { processorMs } from '../processor-time.ts';

describe('HTML is read as text', () => {
  it.each([
    ['paragraphs', '<p>one</p><p>two</p>', 'one\n\ntwo'],
    ['line breaks', 'one<br>two<br/>three', 'one\ntwo\nthree'],
    ['divs', '<div>one</div><div>two</div>', 'one\ntwo'],
    ['white space', '  one \n  two\t three ', 'one two three'],
    ['inline elements', 'cus<b>to</b>ms <i>hold</i>', 'customs hold'],
    ['lists', '<ul><li>one<li>two</ul>', '- one\n- two'],
    ['tables', '<table><tr><td>a<td>b<tr><td>c</table>', 'a\tb\nc'],
    ['links by their text', '<a href="https://evil.example">your bank</a>', 'your bank'],
    ['images not at all', 'a<img src=x alt="hidden words">b', 'ab'],
    ['scripts and styles not at all', '<style>p{}</style>a<script>if(a<b)"</p>"</script>b<title>t</title>', 'ab'],
    ['comments not at all', 'a<!-- <b>hold</b> --->b', 'ab'],
    ['conditional comments not at all', 'a<!--[if mso]>outlook<![endif]-->b<![if !mso]>c<![endif]>', 'abc'],
    ['preformatted text as it stands', '<pre>a  b\n c</pre>', 'a  b\n c'],
    [
      'entities',
      '&lt;b&gt; &amp; caf&eacute; &#28165;&#x5173; &nbsp;&euro;&#128;&unknown; &copy',
      '<b> & café 清关  €€&unknown; ©',
    ],
    ['a lone bracket', 'a < b and b > c', 'a < b and b > c'],
    ['a tag that never ends', 'a<b and more', 'a'],
    ['an attribute with a bracket', '<a title="a>b">c</a>', 'c'],
    ['an attribute with an odd quote', '<a title="b>c</a>d', 'cd'],
    ['capitals', '<P>a</P><SCRIPT>x</SCRIPT >b', 'a\n\nb'],
    ['nothing', '', ''],
  ])('%s', (_, html, expected) => {
    expect(htmlToText(html)).toBe(expected);
  });

  it.each([
    ['display: none', '<div style="display: none">hidden<b>too</b></div>shown'],
    ['visibility: hidden', "<span style='visibility:hidden'>hidden</span>shown"],
    ['a font of no size', '<span style="color:red;font-size:0px">hidden</span>shown'],
    ['no opacity', '<p style="opacity:0">hidden</p>shown'],
    ['no height', '<div style="max-height:0;overflow:hidden">hidden</div>shown'],
    ['the attribute', '<div hidden>hidden</div>shown'],
    ['an encoded style', '<div style="display&#58;none">hidden</div>shown'],
    ['in a template', '<template>hidden</template>shown'],
  ])('without what is hidden by %s', (_, html) => {
    expect(htmlToText(html)).toBe('shown');
  });

  it.each([
    ['a font that is set again', '<td style="font-size:0"><span style="font-size:14px">shown</span></td>'],
    ['a small font', '<span style="font-size:0.8em">shown</span>'],
    ['some opacity', '<span style="opacity:0.5">shown</span>'],
    ['a hidden cell that the next one ends', '<table><tr><td style="display:none">x<td>shown</table>'],
    ['a hidden paragraph that the next one ends', '<p style="display:none">x<p>shown'],
  ])('with what %s shows', (_, html) => {
    expect(htmlToText(html)).toBe('shown');
  });

  it('marks quoted mail', () => {
    const html = 'new<blockquote type="cite">old<blockquote type=cite>older</blockquote></blockquote>below';
    expect(htmlToText(html)).toBe('new\n\n> old\n>\n> > older\n>\nbelow');
    expect(htmlToText('<blockquote style="margin:0">indented</blockquote>')).toBe('indented');
  });

  it('takes time in proportion to its length', () => {
    for (const piece of [
      '<',
      '<b>',
      '</b>',
      '<!--',
      '<style>',
      '&',
      '<a href="',
      "<a '",
      '<blockquote type=cite>',
      '<p>',
      '<b x="y" ',
      '&#x41',
      '<td>',
    ]) {
      const started = process.cpuUsage();
      htmlToText(piece.repeat(200_000));
      expect(processorMs(started), piece).toBeLessThan(5_000);
    }
  });
});

describe('the new part', () => {
  const old = 'Where is the container?';

  it.each([
    ['On Mon, 2 Mar 2026 at 08:15, Li Wei <li@x.example> wrote:'],
    ['On Mon, 2 Mar 2026 at 08:15, Li Wei\n<li@x.example> wrote:'],
    ['Am 02.03.2026 um 08:15 schrieb Li Wei:'],
    ['Am Mo., 2. März 2026 um 08:15 Uhr schrieb Li <li@x.example>:'],
    ['Le lun. 2 mars 2026 à 08:15, Li Wei <li@x.example> a écrit :'],
    ['El lun, 2 mar 2026 a las 8:15, Li (<li@x.example>) escribió:'],
    ['Il giorno lun 2 mar 2026 alle ore 08:15 Li <li@x.example> ha scritto:'],
    ['Em seg., 2 de mar. de 2026 às 08:15, Li <li@x.example> escreveu:'],
    ['Op ma 2 mrt 2026 om 08:15 schreef Li <li@x.example>:'],
    ['2 марта 2026 г., 08:15, Li <li@x.example> написал:'],
    ['在 2026年3月2日，下午4:15，李伟 <li@x.example> 写道：'],
    ['李伟 <li@x.example> 于2026年3月2日周一 16:15写道：'],
    ['李偉 <li@x.example> 於 2026年3月2日 週一 下午4:15 寫道：'],
    ['2026年3月2日(月) 16:15 Li <li@x.example>:'],
    ['-----Original Message-----'],
    ['------------------ 原始邮件 ------------------'],
    ['---- 回复的原邮件 ----'],
    ['-------- Ursprüngliche Nachricht --------'],
    ['From: Li <li@x.example>\nSent: Monday, March 2, 2026\nTo: Zhou\nSubject: container'],
    ['*From:* Li <li@x.example>\n*Sent:* Monday\n*To:* Zhou\n*Subject:* container'],
    ['________________________________\nVon: Li\nGesendet: Montag\nAn: Zhou\nBetreff: Container'],
    ['发件人: 李伟\n发送时间: 2026年3月2日\n收件人: 周敏\n主题: 集装箱'],
    ['发件人：李伟\n日　期：2026年03月02日 16:15:00\n收件人：周敏\n主　题：集装箱'],
    ['At 2026-03-02 16:15:00, "Li Wei" <li@x.example> wrote:'],
    ['寄件者: 李偉\n寄件日期: 2026年3月2日\n收件者: 周敏\n主旨: 貨櫃'],
    ['差出人: 李\n日時: 2026年3月2日\n宛先: 周\n件名: コンテナ'],
  ])('ends at %j', (mark) => {
    expect(newPart(`It is here.\n\n${mark}\n${old}`, 'Re: container')).toMatchObject({
      text: 'It is here.',
      isForward: false,
    });
    expect(newPart(`It is here.\n\n${mark}\n> ${old}`, 'Re: container').text).toBe('It is here.');
  });

  it.each([
    ['a sentence that ends like a mark', 'This is what the customer wrote:\n\nWhere is it?'],
    ['a line that begins like one', 'On the other hand, the vessel is late.'],
    ['a field of its own', 'From: Shanghai\nWe load on Monday.'],
    ['rules', 'Total\n-----\n15'],
    ['a colon', 'ETA 2026: unknown'],
  ])('keeps %s', (_, text) => {
    expect(newPart(text, '').text).toBe(text);
  });

  it('keeps answers between quoted lines', () => {
    const text = 'On Mon, 2 Mar 2026, Li wrote:\n> Is it A?\nYes.\n> Or B?\nNo.\n\n-- \nZhou';
    expect(newPart(text, 'Re: x').text).toBe('Yes.\nNo.');
  });

  it.each([
    ['-- \nLi Wei\nForwarder Ltd'],
    ['--\nLi Wei'],
    ['Sent from my iPhone'],
    ['发自我的iPhone'],
    ['Von meinem iPhone gesendet'],
  ])('leaves out the signature %j', (signature) => {
    expect(newPart(`It is held.\n\n${signature}`, '').text).toBe('It is held.');
  });

  it.each([
    ['---------- Forwarded message ---------\nFrom: Li <li@x.example>\n'],
    ['Begin forwarded message:\n\n> From: Li\n> Subject: x\n>'],
    ['-------- Weitergeleitete Nachricht --------\nVon: Li\n'],
    ['---------- 转发的邮件 ---------\n发件人: 李伟\n'],
    ['---------- 轉寄的郵件 ---------\n寄件者: 李偉\n'],
    ['-------- 转发邮件信息 --------\n发件人：李伟\n'],
  ])('keeps what is forwarded after %j', (mark) => {
    const { text, isForward } = newPart(`See below.\n\n${mark}\n清关异常`, '');
    expect(isForward).toBe(true);
    expect(text).toMatch(/^See below\.[\s\S]*清关异常$/);
  });

  it('keeps an answer that stands right above the attribution', () => {
    const answer = 'If you can do USD 14.20 we take 1,200 pcs';
    for (const end of ['', '.']) {
      const text = `${answer}${end}\nOn Mon, 9 Mar 2026 at 10:12, Li <li@x.example> wrote:\n> USD 16.80`;
      expect(newPart(text, 'Re: Quote').text).toBe(`${answer}${end}`);
    }
  });

  it("tells Outlook's forwards from its replies by the subject", () => {
    const text = 'See below.\n\nFrom: Li\nSent: Monday\nTo: Zhou\nSubject: hold\n\n清关异常';
    expect(newPart(text, 'FW: hold')).toMatchObject({ isForward: true, text });
    expect(newPart(text, '转发：hold').isForward).toBe(true);
    expect(newPart(text, 'Re: FW: hold').isForward).toBe(true);
    expect(newPart(text, 'RE: hold')).toMatchObject({ isForward: false, text: 'See below.' });
  });

  it('cuts history that quotes a forward', () => {
    const text =
      'Thanks.\n\nOn Mon, 2 Mar 2026, Zhou wrote:\n> ---------- Forwarded message ---------\n> From: Li\n> old words';
    expect(newPart(text, 'Re: x')).toMatchObject({ text: 'Thanks.', isForward: false });
  });

  it('takes time in proportion to the text', () => {
    for (const line of [
      'On \n',
      '>\n',
      'From: a\n',
      '-- \n',
      'wrote:\n',
      '2026 <a@b.example> \n',
      '-----\n',
      'On 2026 Li wrote:\n> a\n',
      `${'x'.repeat(399)}\n`,
    ]) {
      const started = process.cpuUsage();
      newPart(line.repeat(40_000), 'x');
      expect(processorMs(started), JSON.stringify(line.slice(0, 20))).toBeLessThan(5_000);
    }
  });
});

describe('flowed text', () => {
  it('is put together again', () => {
    expect(decodeFlowed('one \ntwo\nthree', false)).toBe('one two\nthree');
    expect(decodeFlowed('> one \n> two\nmine', false)).toBe('> one two\nmine');
    expect(decodeFlowed(' from stuffed\n-- \nname', false)).toBe('from stuffed\n-- \nname');
    expect(decodeFlowed('清关 \n异常', true)).toBe('清关异常');
  });
});

describe('languages', () => {
  it.each([
    ['清关异常', ['zh']],
    ['通関の遅れ', ['ja']],
    ['통관 보류', ['ko']],
    ['Vessel delay 船期延误', ['latin', 'zh']],
    ['Задержка', ['ru']],
    ['تأخير', ['ar']],
    ['12345 !', []],
    ['清', []],
  ])('%s', (text, expected) => {
    expect(languagesOf(text)).toEqual(expected);
  });
});
