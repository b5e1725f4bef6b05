import { boolean, object, string } from '../type.ts';
import { words } from '../words.ts';

/** Where a mail wants its reader to go. */
export const link = object('Link', {
  url: {
    type: string,
    words: words('address', '网址', 'Where it leads, as it was written.', '链接的实际地址（原样）。'),
    example: 'https://track.carrier.example/?id=7',
  },
  text: {
    type: string,
    words: words(
      'shown text',
      '显示文字',
      'What a reader sees of it; empty for a picture.',
      '读者看到的文字；图片则为空。',
    ),
    example: 'Track your parcel',
  },
  host: {
    type: string,
    words: words('host', '主机', 'The host that it leads to, in lower case.', '指向的主机（小写）。'),
    example: 'track.carrier.example',
  },
  root: {
    type: string,
    words: words('registrable domain', '注册域名', 'The registrable domain of the host.', '主机的可注册域名。'),
    example: 'carrier.example',
  },
  shownRoot: {
    type: string,
    words: words(
      'shown domain',
      '显示的域名',
      'The registrable domain that the shown text names, where it is an address itself; else empty.',
      '显示文字本身是网址时，其中的可注册域名；否则为空。',
    ),
    example: 'bank.example',
  },
  leadsTo: {
    type: string,
    words: words(
      'redirects to',
      '跳转至',
      'The registrable domain of an address inside the address; empty where there is none.',
      '网址参数中所含网址的可注册域名；没有则为空。',
    ),
    example: 'elsewhere.example',
  },
  isMisleading: {
    type: boolean,
    words: words(
      'shows another domain',
      '显示另一域名',
      'The text names one domain and the link leads to another. Newsletters that count clicks do so, too.',
      '文字显示一个域名而链接指向另一个。统计点击的群发邮件也会如此。',
    ),
    example: 'mail.links.some((l) => l.isMisleading)',
  },
  isShortened: {
    type: boolean,
    words: words('is shortened', '短链接', 'It leads through a service that shortens links.', '经由短链接服务。'),
    example: 'mail.links.some((l) => l.isShortened)',
  },
  isHosted: {
    type: boolean,
    words: words(
      'is on a free host',
      '免费托管',
      'It leads to a service where everybody may put up pages.',
      '指向任何人都可放置网页的托管服务。',
    ),
    example: 'mail.links.some((l) => l.isHosted)',
  },
  isIp: {
    type: boolean,
    words: words(
      'is a bare address',
      'IP 地址',
      'It leads to an IP address instead of a name.',
      '指向 IP 地址而非域名。',
    ),
    example: 'mail.links.some((l) => l.isIp)',
  },
  isPunycode: {
    type: boolean,
    words: words(
      'has letters beyond ASCII',
      '国际化域名',
      'The host has letters beyond ASCII (Punycode): another alphabet, or a look-alike.',
      '主机名含非 ASCII 字母（Punycode）：可能是其他文字，也可能是仿冒。',
    ),
    example: 'mail.links.some((l) => l.isPunycode)',
  },
  hasCredentials: {
    type: boolean,
    words: words(
      'has credentials',
      '含用户名',
      'A name stands before the host, as in `https://bank.example@elsewhere.example`.',
      '主机名之前有用户名，如 `https://bank.example@elsewhere.example`。',
    ),
    example: 'mail.links.some((l) => l.hasCredentials)',
  },
});
