import { getPublicSuffix } from 'tldts';

/**
 * Names that frauds use, each with the domains that belong to it besides those of its own name (`paypal.com`, `paypal.de`). Two names
 * parted by `|` are the same brand. What a company adds stands in its `lists/known.csv`.
 */
const ROWS = `microsoft|office 365|microsoft 365|onedrive|sharepoint|outlook: microsoftonline.com office.com live.com windows.com sharepoint.com office365.com outlook.com hotmail.com msn.com azure.com microsoft365.com skype.com linkedin.com
apple|icloud|itunes|app store: icloud.com me.com mac.com itunes.com
google|gmail|google workspace: gmail.com youtube.com googlemail.com google.com withgoogle.com goo.gl
amazon|amazon prime|amazon web services|aws: aws.com amazonses.com primevideo.com audible.com media-amazon.com
meta|facebook|instagram|whatsapp: facebookmail.com fb.com meta.com instagram.com whatsapp.com metamail.com
paypal
netflix
spotify
disney|disney plus: disneyplus.com
docusign: docusign.net docusign.com
adobe|adobe sign: adobesign.com echosign.com
dropbox: dropboxmail.com hellosign.com
wetransfer
linkedin
twitter: x.com
telegram: telegram.org
ebay
aliexpress: alibaba.com
alibaba: aliyun.com alipay.com taobao.com tmall.com
booking.com: booking.com
airbnb
walmart
costco
home depot: homedepot.com
lowes|lowe's: lowes.com
best buy|geek squad: bestbuy.com geeksquad.com
ace hardware: acehardware.com
dick's sporting goods: dickssportinggoods.com
norton|lifelock: nortonlifelock.com norton.com gen digital.com
mcafee
kaspersky
avast
dhl: dhl.com dhl.de dhl-news.com
fedex
ups|united parcel service: ups.com
usps|u.s. postal service: usps.com usps.gov
royal mail: royalmail.com
evri
dpd: dpd.com dpdgroup.com
gls: gls-group.com gls-group.eu
hermes: myhermes.de
chronopost: laposte.fr
la poste|laposte: laposte.fr laposte.net
correios: correios.com.br
deutsche post: deutschepost.de
poste italiane: poste.it
posten: postnord.com
postnord
canada post: canadapost.ca canadapost-postescanada.ca
australia post|auspost: auspost.com.au
maersk
cosco
hapag-lloyd: hapag-lloyd.com hlag.com
visa: visa.com
mastercard
american express|amex: americanexpress.com aexp.com amex.com
bank of america: bankofamerica.com bofa.com
wells fargo: wellsfargo.com
citibank|citi: citi.com citibank.com
capital one: capitalone.com
jpmorgan chase|chase bank: chase.com jpmorgan.com jpmchase.com
hsbc
barclays
lloyds bank: lloydsbank.co.uk lloydsbank.com
natwest
santander
bbva
caixabank: caixabank.es lacaixa.es
caixa economica|caixa tem: caixa.gov.br
itau|banco itau: itau.com.br itau-unibanco.com.br
bradesco: bradesco.com.br
banco do brasil: bb.com.br
nubank: nubank.com.br
serasa: serasa.com.br serasaexperian.com.br
mercado libre|mercado livre|mercado pago: mercadolibre.com mercadolivre.com.br mercadopago.com
magazine luiza|magalu: magazineluiza.com.br magalu.com
receita federal: gov.br
detran: gov.br
sparkasse: sparkasse.de
volksbank: volksbank.de vr.de
postbank
commerzbank
deutsche bank: db.com
ing-diba: ing.de ing.com
comdirect
n26
revolut
wise: wise.com transferwise.com
klarna
credit agricole: credit-agricole.fr ca-paris.fr
societe generale: societegenerale.fr socgen.com
bnp paribas: bnpparibas.net bnpparibas.com
credit mutuel: creditmutuel.fr
ameli|assurance maladie: ameli.fr
impots.gouv: gouv.fr
intesa sanpaolo: intesasanpaolo.com
unicredit
rabobank
abn amro: abnamro.nl abnamro.com
ubs
postfinance
swisscom
icbc|工商银行: icbc.com.cn
ccb|建设银行: ccb.com
bank of china|中国银行: boc.cn bankofchina.com
招商银行: cmbchina.com
支付宝|alipay: alipay.com
微信|wechat: wechat.com qq.com tencent.com
淘宝: taobao.com
顺丰: sf-express.com
coinbase
binance
metamask: metamask.io consensys.net
trust wallet: trustwallet.com
ledger: ledger.com
trezor: trezor.io
kraken
blockchain.com: blockchain.com
opensea: opensea.io
crypto.com: crypto.com
exodus: exodus.com exodus.io
uniswap: uniswap.org
phantom wallet: phantom.app
internal revenue service: irs.gov
hmrc: gov.uk
social security administration: ssa.gov
ato|mygov: gov.au
finanzamt|elster: elster.de
t-mobile: telekom.de telekom.com
telekom|deutsche telekom: t-online.de telekom.com telekom.de
vodafone
verizon
at&t: att.com att.net
comcast|xfinity: comcast.net xfinity.com
o2: o2.de o2online.de
orange bank: orange.fr
telefonica|movistar: telefonica.com movistar.es
claro: claro.com.br
godaddy
namecheap
ionos|1&1: ionos.com ionos.de 1und1.de
strato: strato.de
ovh: ovhcloud.com ovh.com
cloudflare
zoom: zoom.us
slack: slack-edge.com
github
steam: steampowered.com steamcommunity.com
roblox
playstation: sony.com sonyentertainmentnetwork.com
xbox: microsoft.com
zimbra
cpanel: cpanel.net
roundcube
yahoo: yahooinc.com yahoo-inc.com
aol
intuit|quickbooks|turbotax: intuit.com quickbooks.com
experian
equifax
transunion
western union: westernunion.com
moneygram
cash app: cash.app square.com squareup.com
venmo
zelle: zellepay.com
stripe
shopify: shopifyemail.com
temu
shein
tesla
mcdonald's: mcdonalds.com
starbucks
ikea
lidl
aldi
rewe
edeka
marriott
omaha steaks: omahasteaks.com
yeti
harbor freight: harborfreight.com
sam's club: samsclub.com
kohl's: kohls.com
cvs: cvs.com
walgreens
aaa: aaa.com
state farm: statefarm.com
medicare: medicare.gov
adac: adac.de
lufthansa: miles-and-more.com
ryanair
tui
allianz
aok: aok.de
ledger live: ledger.com`;

export interface Brand {
  readonly name: string;
  readonly domains: ReadonlySet<string>;
  /** Its names, as a domain would write them: `homedepot`. */
  readonly labels: readonly string[];
}

const bare = (name: string) => name.replace(/[^\p{L}\p{N}]/gu, '');

const BRANDS: readonly Brand[] = ROWS.split('\n').map((row) => {
  const [names = '', domains = ''] = row.split(': ');
  const all = names.split('|');
  return {
    name: all[0]!,
    domains: new Set(domains.split(' ').filter((one) => one.includes('.'))),
    labels: all.map(bare),
  };
});

/** By the first word of each of their names, so that a text is looked through once. */
const BY_WORD = new Map<string, { readonly words: readonly string[]; readonly brand: Brand }[]>();
ROWS.split('\n').forEach((row, index) => {
  for (const name of row.split(': ')[0]!.split('|')) {
    const words = wordsOf(name);
    BY_WORD.set(words[0]!, [...(BY_WORD.get(words[0]!) ?? []), { words, brand: BRANDS[index]! }]);
  }
});

export function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}&'’]+/gu) ?? [];
}

/** Words that are names of brands and of many other things: only a sender's name in front may mean the brand. */
const COMMON: ReadonlySet<string> = new Set(
  'meta visa apple chase ups wise zoom slack orange target phantom steam exodus shell hermes ledger tui o2 ing aaa edge gls ato citi outlook stripe aws twitter evri yeti claro kraken elster adac aol zimbra cpanel roundcube google amazon yahoo tesla strato'.split(
    ' ',
  ),
);

/**
 * The brands that a short text names, in their order.
 *
 * @param isName whether it is a sender's name, where common words mean the brand
 */
export function brandsIn(text: string, isName: boolean): readonly Brand[] {
  const words = wordsOf(text);
  const found = new Set<Brand>();
  words.forEach((word, at) => {
    for (const candidate of BY_WORD.get(word) ?? []) {
      const isThere = candidate.words.every((one, index) => words[at + index] === one);
      if (isThere && (isName || candidate.words.length > 1 || !COMMON.has(word))) found.add(candidate.brand);
    }
  });
  return [...found];
}

/** The brand whose domain this is; a domain of its name under an ending that everybody can buy for a euro is not. */
export const isOfBrand = (root: string, { domains, labels }: Brand): boolean => {
  if (domains.has(root) || [...domains].some((domain) => root.endsWith(`.${domain}`))) return true;
  const suffix = getPublicSuffix(root) ?? '';
  return (
    labels.includes(root.slice(0, -suffix.length - 1)) &&
    /^(?:com|net|org|io|eu|email|[a-z]{2}|(?:com?|org)\.[a-z]{2}|[a-z]{2}\.com)$/.test(suffix)
  );
};

/** Domains of all brands, for a comparison of likeness. */
export const BRAND_DOMAINS: readonly string[] = [
  ...BRANDS.flatMap(({ domains, labels }) => [
    ...domains,
    ...labels.filter((label) => /^[a-z0-9]{3,}$/.test(label)).map((label) => `${label}.com`),
  ]),
];

/** The brand whose name stands in a host that is not its own: `paypal.secure-login.example`. */
export function brandInHost(host: string, root: string): Brand | undefined {
  const words = new Set(host.split(/[.-]/));
  return BRANDS.find(
    (brand) =>
      !isOfBrand(root, brand) &&
      brand.labels.some((label) => label.length >= 4 && !COMMON.has(label) && words.has(label)),
  );
}

/** Whether two domains belong to one brand: `hotmail.com` and `msn.com`. */
export const isOneBrand = (root: string, other: string): boolean =>
  BRANDS.some((brand) => isOfBrand(root, brand) && isOfBrand(other, brand));
