import { boolean, number, object, oneOf, string } from '../type.ts';
import { words } from '../words.ts';

/** A sum of money that a mail names. */
export const amount = object('Amount', {
  value: { type: number, words: words('value', '金额', 'The sum as a number.', '金额数值。'), example: '38400' },
  currency: {
    type: string,
    words: words(
      'currency',
      '币种',
      'ISO 4217 code; a bare $ counts as US dollars, ¥ as yuan.',
      'ISO 4217 代码；单独的 $ 视为美元，¥ 视为人民币。',
    ),
    example: 'USD',
  },
  text: {
    type: string,
    words: words('as written', '原文', 'As it stands in the mail.', '邮件中的写法。'),
    example: 'USD 38,400.00',
  },
});

/** An account that a mail names. */
export const account = object('Account', {
  kind: {
    type: oneOf('iban', 'card', 'account', 'wallet'),
    words: words(
      'kind',
      '种类',
      'An IBAN, a bank card, another number that the text calls an account, or a wallet of a cryptocurrency.',
      'IBAN、银行卡、正文称为账号的其他号码，或加密货币钱包。',
    ),
    example: 'iban',
  },
  number: {
    type: string,
    words: words('number', '号码', 'Without spaces, letters in capitals.', '不含空格，字母大写。'),
    example: 'DE89370400440532013000',
  },
  country: {
    type: string,
    words: words(
      'country',
      '国家',
      'The country of an IBAN (ISO 3166); else empty.',
      'IBAN 的国家（ISO 3166）；否则为空。',
    ),
    example: 'DE',
  },
  isValid: {
    type: boolean,
    words: words(
      'check is right',
      '校验正确',
      'The check digits of an IBAN or a card are right; other numbers have none, and count as right.',
      'IBAN 或银行卡的校验位正确；其他号码没有校验位，视为正确。',
    ),
    example: 'mail.accounts.some((a) => a.isValid)',
  },
});
