import { object, string } from '../type.ts';
import { words } from '../words.ts';

/** One mailbox of a header: what stands in From, To, Cc, Reply-To. */
export const address = object('Address', {
  address: {
    type: string,
    words: words('address', '地址', 'The whole address in lower case.', '完整的邮件地址（小写）。'),
    example: 'li@forwarder.example',
  },
  name: {
    type: string,
    words: words(
      'display name',
      '显示名',
      'The decoded display name; empty where there is none.',
      '解码后的显示名，没有则为空。',
    ),
    example: 'Li Wei',
  },
  local: {
    type: string,
    words: words('local part', '本地部分', 'What stands before the @.', '@ 之前的部分。'),
    example: 'li',
  },
  domain: {
    type: string,
    words: words('domain', '域名', 'What stands after the @, in lower case.', '@ 之后的域名（小写）。'),
    example: 'mail.forwarder.example',
  },
  root: {
    type: string,
    words: words(
      'registrable domain',
      '注册域名',
      'The domain that its owner registered, by the public suffix list.',
      '按公共后缀列表得到的可注册域名。',
    ),
    example: 'forwarder.example',
  },
});
