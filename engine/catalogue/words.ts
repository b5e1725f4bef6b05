/** A text in the languages of the editor and the docs. */
export interface Text {
  readonly en: string;
  readonly zh: string;
}

/** How an entry is called where people read it (`label`), and what it means in a sentence or two (`doc`). */
export interface Words {
  readonly label: Text;
  readonly doc: Text;
}

/** `words('Sender', '发件人', 'Who wrote the mail.', '写这封邮件的人。')` */
export const words = (en: string, zh: string, docEn: string, docZh: string): Words => ({
  label: { en, zh },
  doc: { en: docEn, zh: docZh },
});
