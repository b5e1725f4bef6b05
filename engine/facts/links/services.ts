const words = (text: string) => new Set(text.split(/\s+/));

/** Registrable domains (or hosts) that shorten links of everybody: where one leads, only they know. */
export const SHORTENERS = words(
  `bit.ly bitly.com tinyurl.com t.co goo.gl ow.ly is.gd v.gd buff.ly rebrand.ly cutt.ly shorturl.at tiny.cc rb.gy s.id t.ly
  lnkd.in t.cn dwz.cn url.cn suo.im bl.ink short.io shorte.st adf.ly soo.gd u.to qrco.de qr.ae x.co trib.al dlvr.it lnk.to
  urlz.fr urls.fr n9.cl acortar.link bitly.ws shorturl.asia shrtco.de clck.ru vk.cc tny.im po.st mcaf.ee snip.ly hyperurl.co
  linktr.ee kutt.it chilp.it zpr.io surl.li lihi.cc reurl.cc ppt.cc gg.gg hoo.gl 2u.pw yourls.org short.gy shorter.me
  tinyurl.is rotf.lol da.gd ity.im cort.as lc.chat encurtador.com.br goo.su ulvis.net t2m.io linkd.in smarturl.it`,
);

/** Registrable domains on which everybody may put pages of his own, under a name or a path of his own. */
export const HOSTERS = words(
  `web.app firebaseapp.com github.io gitlab.io pages.dev workers.dev r2.dev netlify.app vercel.app herokuapp.com glitch.me
  weebly.com wixsite.com wix.com blogspot.com wordpress.com webflow.io square.site godaddysites.com strikingly.com jimdo.com
  jimdosite.com jimdofree.com 000webhostapp.com ngrok.io ngrok.app ngrok-free.app onrender.com replit.app repl.co surge.sh
  azurewebsites.net windows.net azureedge.net cloudfront.net amazonaws.com digitaloceanspaces.com backblazeb2.com ipfs.io
  dweb.link cloudflare-ipfs.com fleek.co myfreesites.net yolasite.com webnode.com webnode.page site123.me duckdns.org
  ddns.net no-ip.org hopto.org zapto.org sytes.net typeform.com jotform.com formstack.com cognitoforms.com   notion.site canva.site carrd.co framer.app framer.website gitbook.io my.canva.site webcindario.com plesk.page linodeobjects.com
  storage.googleapis.com script.google.com sites.google.com docs.google.com forms.gle appspot.com run.app translate.goog`,
);

/** Where companies keep what they share, meet and ask each other: a link there from anybody is everyday business. */
export const WORKPLACES = words(
  `google.com zoom.us sharepoint.com microsoft.com office.com live.com 1drv.ms dropbox.com box.com wetransfer.com we.tl github.com
  gitlab.com atlassian.net trello.com slack.com asana.com monday.com notion.so linkedin.com youtube.com youtu.be facebook.com
  twitter.com x.com instagram.com calendly.com surveymonkey.com docusign.net docusign.com adobe.com webex.com gotomeeting.com
  teams.microsoft.com icloud.com figma.com miro.com eventbrite.com vimeo.com feishu.cn dingtalk.com weixin.qq.com tencent.com
  larksuite.com kdocs.cn shimo.im aliyun.com baidu.com`,
);

/** Where everybody gets a mailbox at once. */
export const FREE_MAIL = words(
  `gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com ymail.com rocketmail.com aol.com icloud.com me.com
  mac.com gmx.de gmx.net gmx.com gmx.at gmx.ch web.de t-online.de freenet.de mail.com email.com protonmail.com proton.me pm.me
  tutanota.com tuta.io yandex.com yandex.ru ya.ru mail.ru bk.ru list.ru inbox.ru rambler.ru qq.com foxmail.com 163.com 126.com
  yeah.net sina.com sina.cn sohu.com aliyun.com 139.com 189.cn zoho.com fastmail.com hushmail.com orange.fr free.fr laposte.net
  wanadoo.fr sfr.fr libero.it virgilio.it tiscali.it uol.com.br bol.com.br terra.com.br naver.com daum.net hanmail.net
  rediffmail.com hotmail.co.uk yahoo.co.uk yahoo.co.jp yahoo.fr yahoo.de yahoo.it yahoo.es hotmail.fr hotmail.it hotmail.de
  live.co.uk btinternet.com sky.com comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net
  mailinator.com guerrillamail.com onmail.com hey.com disroot.org cock.li gmx.us vk.com seznam.cz wp.pl o2.pl onet.pl interia.pl`,
);

/** Whether a host or what it belongs to is in one of the lists above. */
export const isAmong = (list: ReadonlySet<string>, host: string, root: string): boolean => {
  if (list.has(root) || list.has(host)) return true;
  // The list of public suffixes knows many of them: then the root is one label longer than the service.
  const above = root.slice(root.indexOf('.') + 1);
  return above.includes('.') && list.has(above);
};
