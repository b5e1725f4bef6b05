/*
 * What a mail wants of its reader, by what every such mail has to say in one way or another. The words of many languages stand side by
 * side; text comes lower-case and without accents (`comparable`). Each alone is honest business: they count in company only.
 */

const near = (a: string, b: string, within = 40) => `(?:${a}).{0,${within}}(?:${b})`;
const any = (...patterns: readonly string[]) => new RegExp(patterns.join('|'), 'u');

const PROVE =
  'verif|confirm|validat|updat|re-?activ|restor|unlock|review|secure|sign in|log ?in|bestatig|uberpruf|aktualisier|freischalt|actualis|actualiz|reactiv|debloqu|mettre a jour|atualiz|valid|regulariz|desbloque|recadastr|aggiorn|sblocc|conferm|bevestig|bijwerk|验证|驗證|确认|確認|核实|更新|激活|登录|登入|解锁';
const ACCESS =
  'account|identity|password|passcode|credential|wallet|mailbox|e-?mail address|billing|payment (?:method|information|details)|card (?:details|number|information)|seed phrase|recovery phrase|konto|zugang|passwort|zahlungs|identitat|compte|mot de passe|coordonnees|cuenta|contrasena|datos|conta\\b|senha|cadastr|dados|acesso|cpf|wachtwoord|rekening|gegevens|账户|账号|帐户|帐号|賬戶|密码|密碼|身份|邮箱|郵箱|信息|キーワード|アカウント|パスワード';
const STOPPED =
  'suspend|limited|restrict|deactivat|terminat|clos(?:e|ed|ure)|lock(?:ed)?\\b|block(?:ed)?\\b|disabl|expir|on hold|delet|gesperrt|eingeschrankt|deaktivier|ablauf|suspendu|bloqu|desactiv|expire|suspendid|suspenso|cancelad|sospes|bloccat|scadut|geblokkeerd|verlopen|停用|冻结|凍結|封|限制|过期|過期|注销|利用停止';

export const ASKS = {
  access: any(near(PROVE, ACCESS), near(ACCESS, PROVE)),
  threat: any(
    near(STOPPED, ACCESS),
    near(ACCESS, STOPPED),
    'un(?:usual|authori[sz]ed|recogni[sz]ed) (?:activity|access|login|log-?in|sign-?in|transaction|attempt|device)',
    'suspicious (?:activity|login|sign-?in|transaction)',
    '(?:within|in|next) (?:the next )?(?:12|24|48|72) ?(?:hours|hrs|h)\\b|innerhalb von (?:24|48|72)|(?:24|48|72) (?:horas|heures|ore|stunden|uur)',
    'legal action|rechtliche schritte|final (?:notice|warning|reminder)|last (?:notice|warning|reminder)|letzte (?:mahnung|warnung|erinnerung)|ultimo aviso|dernier (?:rappel|avis)|最后通知|最後通知',
    '异常登录|异常活动|逾期|24 ?小时',
  ),
  prize: any(
    "congratulations|you(?:'ve| have)? (?:won(?!['’t])|been (?:selected|chosen|awarded|picked))|(?:are|is) (?:the|a|our) (?:lucky )?winner|claim (?:your|it|now|the)|lucky (?:winner|draw)|sweepstake|lotter|jackpot",
    '(?:free|exclusive|special) (?:gift|reward|bonus|spins)|gift ?card|reward|loyalty (?:points|program)|cash ?back|airdrop|giveaway',
    'gluckwunsch|gewonnen|gewinn(?:er|spiel)|felicit|vous avez gagne|ganador|ha ganado|premio|parabens|voce ganhou|sorteio|hai vinto|gefeliciteerd|gewonnen|恭喜|中奖|中獎|领取|領取|奖金',
  ),
  fortune: any(
    near(
      'inherit|next of kin|beneficiar|benefactor|late (?:client|husband|father)|deceased|compensation|unclaimed|consignment|diplomatic|dormant|widow|cancer|charit|lotter',
      'million|dollars|\\busd?\\b|euros?\\b|pounds|\\bfunds?\\b|\\bbank\\b|inheritance',
      160,
    ),
    '(?:business|investment|mutual|lucrative) (?:proposal|proposition|partnership|benefit)|donat(?:e|ion|ing).{0,60}(?:to you|million)|contract sum',
    'erbschaft|nachlass|erbe\\b|heritage|heritier|herencia|heredero|heranca|herdeiro|eredita|遗产|遺產|继承|捐赠',
    'loan (?:offer|approved|amount)|(?:offer|need) (?:a )?loan|kreditangebot|offre de pret|emprestimo|贷款',
  ),
  parcel: any(
    near(
      'your (?:parcel|package|shipment|delivery)|parcel|paket|sendung|colis|paquete|pacote|encomenda|pacco|pakket|包裹|快递|快遞',
      'pending|\\bfees?\\b|customs|reschedul|failed|unable|undeliver|on hold|waiting|suspend|dut(?:y|ies)|zoll|gebuhr|ausstehend|attente|frais|douane|aduana|tasa|pendiente|taxa|alfandega|retid|pendente|dogana|giacenza|关税|失败|滞留',
    ),
  ),
  storage: any(
    near(
      'mailbox|mail box|inbox|\\bquota|storage|postfach|speicherplatz|boite (?:mail|de reception)|buzon|caixa de (?:entrada|correio)|casella|邮箱|存储空间',
      '\\bfull\\b|exceed|upgrade|almost|running out|limit|\\bvoll\\b|sature|plein|\\blleno|\\bcheia|lotad|\\bpiena|已满|超出|不足',
    ),
    near(
      '(?:incoming|pending|undelivered|quarantined|held|blocked) (?:e-?mail|message|mail)s?',
      'release|review|deliver|view|retrieve',
    ),
  ),
  document: any(
    '(?:shared|sent) (?:you )?(?:a |an |the |some )?(?:new |secure )?(?:document|file|folder)|(?:document|file|folder) (?:was |has been |is )?shared|(?:new|secure|encrypted) (?:voice|fax|document|message)|voice ?mail|e-?signature|review and sign|dokument (?:geteilt|freigegeben)|fichier partage|documento compartido|documento compartilhado|共享了?(?:文件|文档)',
  ),
  payment: any(
    near(
      'pay|transfer|remit|wire|settle|deposit|uberweis|anweisung|zahl|virement|regler|payer|transferencia|pagar|pagamento|bonifico|betaal|overmaken|付款|汇款|匯款|转账|轉賬|打款|支付',
      'invoice|today|urgent|immediate|asap|account|bank|amount|usd|eur|rechnung|heute|dringend|konto|facture|urgent|compte|factura|hoy|fatura|boleto|hoje|conta|fattura|oggi|factuur|发票|今天|尽快|账户|账号|款',
    ),
    'wire (?:transfer|instruction)|swift|iban|ach (?:payment|transfer)|bankverbindung|kontoverbindung|boleto|收款',
  ),
  change: any(
    near(
      'new|chang|updat|different|switch|replac|instead|no longer|revised|moved',
      'bank|account (?:details|number|information)|beneficiary|iban|payment (?:details|instructions|information)|direct deposit|payroll',
      50,
    ),
    near(
      'bank(?:ing)? (?:details|account|information)|account (?:details|number)|beneficiary|payment (?:details|instructions)|direct deposit|iban',
      'chang|updat|new\\b|below|replac|different|under audit|revised',
      50,
    ),
    near('neue|geandert|aktualisiert|andere', 'bankverbindung|kontoverbindung|konto\\b|iban|bankdaten'),
    near('nouve|modifi|chang', 'rib\\b|coordonnees bancaires|iban|compte'),
    near('nuev|cambi|actualiz', 'cuenta|datos bancarios|iban'),
    near('nov[oa]|alter|mud|atualiz', 'conta|dados bancarios|iban'),
    near('nuov|cambi|aggiorn', 'conto|coordinate bancarie|iban'),
    near('更换|变更|更改|改为|新的?|更新|變更|更換', '账户|账号|帐户|帐号|賬戶|銀行|银行|收款|汇款信息', 12),
    near('账户|账号|帐户|帐号|收款|银行', '更换|变更|更改|改为|已换|更新|变动', 14),
  ),
  gift: any(
    near(
      'buy|purchase|get|need|pick up|procure|besorg|kauf|achet|compra',
      'gift ?cards?|geschenkkarte|gutscheinkarte|carte cadeau|tarjetas? (?:de )?regalo|steam card|itunes card|apple card|google play|礼品卡|购物卡',
      60,
    ),
  ),
  secret: any(
    'confidential|keep (?:this|it) (?:between|to yourself|private|quiet)|do not (?:discuss|tell|share|mention|call)|don.t (?:discuss|tell|mention|call)|discreet|strictly private|vertraulich|niemandem|confidentiel|confidencial|sigilo|riservat|保密|不要(?:告诉|声张|打电话)|勿(?:告|电)',
  ),
  hush: any(
    '(?:speak|talk|discuss|share|mention|tell)\\b.{0,24}(?:no ?one|nobody|any(?:one|body))|(?:between|among) (?:us|you and me|the two of us)|mit niemandem|(?:auch )?nicht intern|stillschweigen|(?:a|avec) personne\\b|entre nous|(?:a|con) nadie|entre nosotros|(?:a|con) nessuno|com ninguem',
    '(?:不要|别|勿)(?:跟|和|对|同|告诉|让)?(?:任何|其他|别)?(?:人|同事)(?:说|讲|提|知道)?',
  ),
  errand: any(
    'are you (?:available|free|at your desk|in the office|there|around)|(?:quick|small|urgent) (?:task|favou?r|request|errand)|i need (?:you to|a favou?r|your help)|(?:send|text|give) me your (?:cell|mobile|phone|whatsapp|personal)|can.?t (?:talk|call|take calls)|in a meeting|sind sie (?:verfugbar|da|im buro)|etes-vous disponible|esta disponible|voce esta disponivel|sei disponibile|在吗|在办公室吗|方便吗|加.{0,3}(?:微信|qq)',
  ),
  extort: any(
    near('record|webcam|camera|hack|malware|trojan|infect|spy|footage|video', 'bitcoin|btc|wallet|crypto|比特币', 1500),
    near('bitcoin|btc', 'record|webcam|hack|video|contacts', 1500),
  ),
  password: any(
    '(?:password|passwort|pass ?code|kennwort|mot de passe|contrasena|senha|密码|密碼|解压码)\\s*(?:is|for|lautet|:|：|为|是)',
  ),
  handover: any(
    '(?<!never |not |n.t )\\b(?:reply|respond|answer|send|provide|submit|tell)\\b(?! you)[^.!?]{0,50}\\byour\\b[^.!?]{0,30}(?:password|\\bpin\\b|\\bcvv|\\bcvc|security code|one-?time code|card (?:number|details)|social security)',
    '(?:antworten|senden|schicken|teilen|nennen)[^.!?]{0,50}\\bihre?n?\\b[^.!?]{0,30}(?:passwort|kennwort|kartennummer|prufnummer|\\btan\\b)',
    '(?:repond|envoy|communiqu)[^.!?]{0,50}votre[^.!?]{0,30}(?:mot de passe|numero de carte|code secret)',
    '(?:respond|envi|facilit|indique)[^.!?]{0,50}\\bsu\\b[^.!?]{0,30}(?:contrasena|numero de tarjeta|clave)',
    '(?<!不要|请勿|切勿)(?:回复|发给|发送|发来|提供|告知)[^。！？]{0,16}(?:密码|验证码|卡号|安全码)',
  ),
  stranger: any(
    'dear (?:valued |esteemed |beloved |email |e-mail |account |card ?)?(?:customer|user|client|member|holder|owner|beneficiary|friend|sir|madam|winner|subscriber|sir/madam|one)|(?:hello|hi) (?:user|customer|friend|dear)|sehr geehrte(?:r)? (?:kund|nutzer|damen)|lieber? kund|cher(?:e)? client|estimad[oa] (?:cliente|usuario)|(?:prezad[oa]|caro|ola),? (?:cliente|usuario|consumidor)|gentile cliente|beste klant|geachte klant|尊敬的(?:客户|用户|会员)|亲爱的(?:客户|用户)|お客様',
  ),
} as const;

export type Ask = keyof typeof ASKS;
