import type { Letter } from '../letter.ts';
import { phrases } from '../phrase.ts';
import { KINDS, type Kind } from '../schema.ts';

type Sign = readonly [weight: number, pattern: RegExp];

/** Phrases that a kind of mail is told by, in every language that is read; the weights are of one scale for all kinds. */
const SIGNS: { readonly [kind in Kind]: readonly Sign[] } = {
  inquiry: [
    [
      3,
      phrases(
        'request for (?:a )?(?:quotation|quote|prices?|offer)|rfq|quotation (?:request|for)|price (?:inquiry|enquiry|request)|(?:please|kindly|could you|can you|would you)(?: \\w+){0,3} (?:quote|offer us|send (?:us )?(?:a |your )?(?:best )?(?:price|quote|quotation|offer|catalog(?:ue)?))|product (?:inquiry|enquiry)|new (?:inquiry|enquiry)',
        'preisanfrage|angebotsanfrage|bitte um (?:ein |ihr )?(?:preis)?angebot|anfrage (?:für|über|zu|nach)|unterbreiten sie|bitten (?:wir )?(?:sie )?um (?:ein |ihr )?angebot|angebot (?:über|für) ',
        'solicitud de (?:cotización|presupuesto|oferta|precios?)|(?:nos )?(?:pueden|podrían|puede|podría) (?:cotizar|enviar(?:nos)? (?:una |su )?(?:cotización|oferta|presupuesto))|cotización (?:para|de)|consulta de precios?',
        'demande de (?:devis|prix|cotation|tarifs?)|(?:établir|adresser|envoyer|faire parvenir)(?: \\p{L}+){0,3} (?:devis|offre|cotation)|un devis',
        '询价|询盘|求购|请报价|报个价|报一下价|给个报价|请报|报价单|麻烦报',
      ),
    ],
    [
      2,
      phrases(
        'interested in (?:your|buying|purchasing|importing|ordering)|looking for (?:a )?(?:supplier|manufacturer|partner)|your (?:best|lowest) (?:price|offer)|lead time|moq|price list|pricing|can i get|do you (?:have|hold|offer)|wholesale prices?|what would(?: \\S+){0,6} cost|what (?:is|are|would be) (?:your|the) (?:price|prices|best price|unit price|cost|moq|lead time)|how much (?:is|are|would|do)|target price|we would like to (?:know the price|order|buy|source|import)|(?:could|can) you (?:do|match|go down|lower|reduce|accept|offer|come down)|unit price|counter-?offer|better price|price (?:is|seems) (?:too |a bit |a little )?high|catalog(?:ue)?|what would(?: \\S+){0,6} cost|when (?:can|could) you (?:ship|deliver)|how long is|current lead times?|if you can (?:do|meet|match|offer|accept|go)|have a deal|close (?:the|this) deal|another supplier|need (?:about |some )?\\d+|please quote|fast reply',
        'was würden(?: \\S+){0,6} kosten|wann können sie(?: \\S+){0,4} liefern|(?:brauchen|benötigen)(?: \\S+){0,2} \\d+|anbieten können|stellen wir uns|einig|kataloganforderung|nennen sie uns(?: \\S+){0,5} preis|interess(?:ieren uns|e an|iert an)|stückpreis|zielpreis|lieferzeit|mindestbestellmenge|was kostet|ihr bester preis|(?:beste|günstig\\p{L}+) (?:preis|angebot|konditionen)|preisliste|preisvorstellung|entgegenkommen|katalog|suchen (?:einen )?(?:lieferanten|hersteller)',
        'interesad[oa]s? en|nos interesa|necesitamos(?: \\S+){0,3} \\d+|(?:su|vuestra) (?:oferta|cotización)|presupuesto (?:para|de)|dejarlo en|el precio de|muestras de|precio (?:unitario|objetivo|por unidad)|cuál (?:es|sería) (?:el|su|vuestro) (?:mejor )?precio|mejor precio|cuánto (?:cuesta|cuestan|costaría)|lista de precios|plazo de entrega|pedido mínimo|catálogo|(?:pueden|podrían) (?:bajar|mejorar|igualar|dejar)|buscamos (?:un )?proveedor',
        'intéress[ée]+s? par|(?:besoin de|nous faut) \\d+|quand pouvez-vous (?:nous )?(?:livrer|expédier)|votre prix|descendre à|un devis pour|échantillons? de|prix (?:unitaire|cible|objectif)|quel (?:est|serait) (?:votre|le) (?:meilleur )?prix|meilleur prix|tarifs?|délai de livraison|quantité minimum|catalogue|(?:pouvez|pourriez)-vous (?:descendre|baisser|faire un geste|nous proposer)|cherchons un fournisseur|recherchons',
        '单价|多少钱|什么价|目标价|预算是|能不能做|出货|色卡|图册|起订量|最低价|最优惠|有意采购|感兴趣|价格(?:表|能|可|多少|是)|能不能便宜|降到|做到|产品目录|给到|报价(?:是|偏|高|能)|贵司(?:的)?报价(?!.{0,6}(?:订购|下单))|急需\\d+|需要\\d+|什么时候能发货|多久能交货|寄.{0,6}样品|心理价|想(?:了解|采购|订购|买)|有兴趣',
      ),
    ],
    [
      1,
      phrases(
        'samples?|price|quotation|quote|cost|muster|preis|angebot|precio|muestras|cotización|prix|échantillons|devis|报价|价格|交期|货期|样品',
      ),
    ],
  ],
  order: [
    [
      4,
      phrases(
        'purchase order|process the attached po|attached po|go ahead with|we have a deal|please book \\d|we(?:.ll| will) take|confirm (?:the|our) purchase|start production|(?:increase|change|amend|reduce|raise)(?: \\w+){0,3} order|rush order|repeat order|po (?:no|number|#|attached)|p\\.o\\.|new order|we (?:hereby |would like to |herewith |want to |now |are pleased to )?(?:place|confirm) (?:an?|the|our|this|following)(?: \\w+){0,2} order|order (?:confirmation|form|attached|as follows|no)|place (?:the following|an|our|this) order|please (?:accept|book|enter|process|register) (?:the following |our |this |an? (?:\\w+ )?)?order|we (?:hereby |herewith )?order|(?:accept|confirm) your (?:quotation|quote|offer|proforma)|please supply',
        'bestellung (?:nr|\\d+|über|von|gemäß|für)|(?:unsere|neue|folgende|anbei die|erhalten sie) bestellung(?! schon)(?= )(?! (?:ist|wird|noch|bereits|steht))|hiermit bestellen|wir bestellen|nachbestellung|folgt hiermit|ordern wir|bestellen wir|bestellen (?:wir )?(?:hiermit|verbindlich|wie folgt)|auftrag(?:serteilung|sbestätigung)?|erteilen (?:wir )?ihnen|nehmen ihr angebot an|bestellnummer|abrufauftrag',
        'orden de compra|hoja de pedido|(?:confirmamos|realizamos|hacemos|adjuntamos|pasamos|queremos hacer|queremos realizar|cursamos)(?: \\p{L}+){0,3} pedido|nuevo pedido|confirmamos la compra|les confirmamos|adjunt\\p{L}+(?: \\p{L}+){0,3} pedido|pedido (?:en firme|según|de \\d+)|hacer un pedido|les pedimos que (?:suministren|sirvan)|aceptamos su (?:oferta|cotización)',
        'bon de commande|(?:passons|confirmons|passer|transmettons|souhaitons passer|adressons)(?: \\p{L}+){0,3} commande|nouvelle commande|commande de \\d+|nous commandons|commande ferme|acceptons votre (?:offre|devis)|veuillez enregistrer',
        '采购订单|下单|订单如下|正式订单|现(?:订购|下单|向贵司|确认)|我们?(?:决定|要|想|现)?(?:订购|下单)|采购合同|请按(?:此|以下|附件)?订单|订货单|下(?:个|一个|新|了)?(?:订)?单|接受(?:贵司|你们?|您)的?报价|追加订单|返单|翻单|确定下单|再来\\d+|下单确认|确认订购',
      ),
    ],
    [
      1.5,
      phrases(
        'order confirmation|ship to|deliver(?:y)? (?:to|by|date)|payment terms|incoterms?|fob|cif|dap|unit price|total amount|qty|lieferadresse|liefertermin|lieferanschrift|menge|dirección de entrega|entrega en|adresse de livraison|livraison (?:au|le|à|souhaitée)|交货地址|收货地址|交货日期|数量|总价|总金额|单价',
      ),
    ],
  ],
  'payment-notice': [
    [
      4,
      phrases(
        "(?:we|i) (?:have|'ve)(?: (?:just|already|today|now))* (?:paid|transferred|wired|remitted|sent (?:the|you the|your) (?:payment|money|deposit|balance)|made (?:the|a|your) payment|settled|effected|arranged (?:the )?payment|initiated)|we (?:paid|transferred|wired|remitted|settled)|payment (?:has been|was)(?: \\w+)? (?:made|sent|transferred|remitted|effected|completed|executed|released|processed|initiated)|remittance advice|tt copy|t/t copy|payment sent|went out (?:yesterday|today|this morning|on)|funds (?:arrive|reach)|payment (?:advice|slip|made|notification|confirmation|proof)|proof of payment|swift copy|bank slip|telegraphic transfer (?:of|for)|t/t (?:of|copy|slip|has been)|wire transfer (?:of|has been|was|confirmation)|transfer (?:has been|was) (?:made|executed|initiated)|deposit (?:has been|was) (?:paid|sent|transferred|wired)|(?:has|have) been (?:paid|transferred|wired|remitted)|money (?:has )?left our account|(?:wire|bank) transfer (?:done|made|sent)|invoices? (?:below )?(?:was|were|have been|has been) paid|(?:balance|deposit) paid",
        'zahlungsavis|zahlungsbeleg|überweisungsbeleg|(?:haben|wurde|wurden|ist|habe)[^.\n]{0,80}(?:überwiesen|bezahlt|gezahlt|angewiesen|beglichen|veranlasst)|zahlung (?:ist|wurde)(?: \\p{L}+){0,3} (?:erfolgt|ausgeführt|angewiesen|veranlasst|raus)|überweisung (?:ist|wurde)(?: \\p{L}+){0,2} (?:erfolgt|ausgeführt|veranlasst)|anzahlung (?:ist|wurde|haben)',
        '(?:hemos|he) (?:realizado|efectuado|hecho|transferido|pagado|abonado|girado|enviado)(?: \\p{L}+){0,4} ?(?:pago|transferencia|importe|anticipo|saldo|factura)?|(?:pago|transferencia|anticipo|depósito)(?: \\p{L}+){0,4} (?:ha sido|fue|se ha|está) (?:realizad[oa]|efectuad[oa]|hech[oa]|enviad[oa])|acabamos de (?:transferir|pagar|abonar|enviar)|comprobante (?:de (?:pago|transferencia|la transferencia)|bancario)|aviso de pago|justificante',
        '(?:avons|ai) (?:effectué|procédé|réglé|viré|payé|versé|émis|transféré)|(?:virement|paiement|acompte|règlement)(?: \\S+){0,6} (?:a été|est) (?:effectué|réalisé|émis|envoyé|exécuté|parti)|avis de (?:paiement|virement|règlement)|preuve de (?:paiement|virement)|ordre de virement|justificatif de (?:paiement|virement)',
        '(?:转|汇|打)了[\\d一二三四五六七八九十万]|已(?:经)?(?:付款|汇款|支付|转账|打款|汇出|付清|安排付款|电汇|付了|汇了|打了|结清|付)|款(?:项)?已(?:付|汇|转|打|出)|付款(?:水单|凭证|通知|底单)|汇款(?:水单|凭证|底单|通知)|银行水单|水单|(?:定金|尾款|货款|余款)已|(?:今天|昨天|刚刚|刚才|上午|下午)(?:已|已经)?(?:汇|付|转|打)',
      ),
    ],
    [1, phrases('swift|remit\\w*|transfer|bank|invoice|überweis\\p{L}+|transferencia|virement|汇款|付款|到账|查收')],
  ],
  'payment-request': [
    [
      4,
      phrases(
        'payment (?:reminder|request|is due|due|overdue|outstanding)|overdue (?:invoice|payment|balance|amount)|past due|outstanding (?:invoice|balance|payment|amount)|(?:invoice|balance|amount|payment|bill)(?: \\S+){0,6} (?:is|are|remains?|became|fell|was|has been|is now|is still)(?: \\w+){0,2} (?:due|overdue|unpaid|outstanding|open)|(?:please|kindly)(?: \\w+){0,2} (?:pay|remit|settle|transfer|arrange (?:the )?payment|make (?:the )?payment|wire)|statement of account|dunning|final (?:notice|reminder|demand)|we have not (?:yet )?(?:received|seen) (?:your |the |any )?payment|(?:attached|enclosed|here) is (?:our|the|your) invoice|our invoice (?:\\S+ )?(?:for|is attached)|remind you(?: \\w+){0,6} (?:payment|invoice)|amount due|please find (?:attached )?(?:our |the )?invoice|deposit (?:is|of \\S+ is) (?:due|required)|friendly reminder',
        'zahlungserinnerung|mahnung|zahlungsaufforderung|(?:rechnung|betrag|zahlung|posten)[^.\n]{0,40}überfällig\\p{L}*|offene[rn]? (?:rechnung|posten|betrag|forderung)|noch nicht (?:beglichen|bezahlt|eingegangen)|(?:bitte|bitten)[^.\n]{0,90}(?:überweisen|begleichen|zahlen|ausgleich|zu überweisen|anweisen|zahlung)|zahlungseingang|fällig(?:keit|en|er|e)?|zahlbar|unsere rechnung|rechnung (?:nr|über|vom)|kontoauszug|zahlungsziel|restbetrag',
        'recordatorio de pago|factura(?:s)?(?: \\S+){0,4} (?:vencid[oa]s?|pendientes?|impagad[oa]s?|vence)|pago pendiente|saldo pendiente|(?:rogamos|por favor|solicitamos|agradecer\\p{L}+|pedimos)[^.\n]{0,90}(?:pago|abon(?:ar|en)|pagar|paguen|transferir|transferencia|liquid\\p{L}+|cancel(?:ar|en) la factura)|no hemos recibido (?:el|su) pago|nuestra factura|adjuntamos (?:la|nuestra) factura|importe adeudado|estado de cuenta|aviso de vencimiento',
        '(?:lettre de )?relance|rappel de (?:paiement|facture|règlement)|facture(?: \\S+){0,5} (?:impayée?s?|échue?s?|en souffrance|reste)|impayée?s?|(?:merci|veuillez|prions|prière)[^.\n]{0,90}(?:régler|règlement|paiement|payer|virement|virer)|sauf erreur|solde (?:dû|restant)|notre facture|mise en demeure|arrive à échéance|arrivée à échéance|en attente de (?:votre )?(?:règlement|paiement)|pas (?:encore )?reçu (?:votre )?(?:règlement|paiement)|relevé de compte',
        '催款|付款提醒|逾期(?:未付|款|账)|尚未(?:支付|付款|收到(?:款|货款|付款|贵司))|未付(?:款|清)?|请(?:贵司|您|尽快|及时|尽早|按时|安排|于|在)*[^。，\n]{0,24}(?:付款|支付|汇款|打款|付清|结清|结算|转账)|账单|对账单|应付|到期(?:未付|款|付款)|欠款|请款|催收|发票金额|应收|还没收到(?:款|付款|货款)|没有收到(?:款|付款|货款)|我司账户',
      ),
    ],
    [
      1,
      phrases(
        'invoice|due|overdue|iban|bank details|rechnung|fällig|mahn\\p{L}+|factura|vencimiento|facture|échéance|règlement|账户|开户行|发票',
      ),
    ],
  ],
  'logistics-delay': [
    [
      4,
      phrases(
        "(?:vessel|ship|shipment|sailing|container|cargo|delivery|eta|etd|flight|departure|arrival|truck|transit|consignment|feeder|voyage|production|order|goods|parts)(?: \\S+){0,7} (?:delayed|postponed|rolled|pushed back|rescheduled|held up|slipped|late|behind schedule|slip|be late|moved to)|(?:delay|delays|delayed|postponement|rollover|roll-over)(?: \\w+){0,3} (?:of|in|to|for|by|notice|due|arrival|departure|vessel|shipment|delivery|sailing)|(?:shipping|delivery|departure|arrival|loading) date (?:moves|moved|changes|slips|shifts|has (?:moved|changed|slipped))|vessel delay|(?:pick-?up|loading|appointment|collection)(?: \\w+){0,3} (?:postponed|moved|delayed)|bad news|ship(?:s|ped)?(?: \\S+){0,3} later|updated schedule|old eta|delay (?:notice|notification|advice)|schedule (?:change|update)|blank(?:ed)? sailing|port congestion|new (?:eta|etd)|revised (?:eta|etd|schedule|delivery date)|(?:cannot|can't|unable to|will not be able to|won't be able to) (?:deliver|ship|meet|keep)(?: \\w+){0,6}(?:time|date|schedule|deadline)?|later than (?:planned|expected|scheduled|agreed|promised)|missed (?:the )?(?:connection|vessel|cut-?off|sailing)",
        '(?:schiff|sendung|lieferung|container|abfahrt|ankunft|ladung|transport|ware|eta|etd|lkw|auslieferung|produktion|termin|liefertermin)[^.\n]{0,80}(?:verzöger\\p{L}+|verspät\\p{L}+|verschieb\\p{L}+|verschoben|später)|verspätung|(?:liefer)?verzögerung(?:smeldung)?|lieferverzug|terminverschiebung|neue[rs]? (?:eta|etd|ankunft\\p{L}*|liefertermin|termin)|hafenüberlastung|nicht (?:rechtzeitig|termingerecht|pünktlich)|verzögert sich|verspätet sich',
        '(?:buque|barco|envío|entrega|contenedor|llegada|salida|carga|pedido|mercancía|zarpe|eta|etd|embarque|producción)[^.\n]{0,80}(?:retras\\p{L}+|demor\\p{L}+|aplaz\\p{L}+|pospuest\\p{L}+|reprogram\\p{L}+)|retraso (?:en|de|del)|aviso de (?:retraso|demora)|nueva (?:eta|etd|fecha)|congestión|no (?:podremos|podemos|vamos a poder) (?:entregar|cumplir|enviar)|sufr\\p{L}+ (?:un )?retraso|cambio de itinerario|fecha de (?:embarque|salida|entrega|llegada)[^.\n]{0,20} (?:pasa|cambia)|pasa del \\d+',
        '(?:navire|envoi|livraison|conteneur|arrivée|départ|cargaison|marchandise|expédition|eta|etd|commande|camion|production|colis)[^.\n]{0,80}(?:retard\\p{L}*|report\\p{L}+|décal\\p{L}+|repouss\\p{L}+)|retard (?:de|du|dans|sur|à)|avis de retard|nouvelle (?:eta|etd|date)|congestion|(?:ne pourrons|ne pouvons|pas en mesure)[^.\n]{0,30}(?:livrer|expédier|respecter|tenir)',
        '船期(?:延误|推迟|变更|调整|延迟|更改)|延误|甩柜|甩箱|推迟(?:到|至|开|交|发|\\d+|两|一|三|约)|延期(?:到|至|交|发|开)|延迟(?:到|至|交|发|开|\\d+)|晚(?:到|开|交|发)|(?:开船|到港|交货|发货|交期|预计到港|预计开航|航班|货柜|货物|生产)[^。\n]{0,18}(?:推迟|延迟|延后|延期|顺延|晚|延误)|塞港|港口拥堵|跳港|空班|无法(?:按期|按时|如期)|不能(?:按期|按时|如期)|赶不上|往后推|推后|限电|晚开|晚到|改(?:为|到|至|配).{0,14}(?:航次|开船|到港)',
      ),
    ],
    [
      1.5,
      phrases(
        'vessel|voyage|eta|etd|carrier|forwarder|port|schedule|schiff|reederei|hafen|buque|naviera|puerto|navire|armateur|port|船公司|船名|航次|港|柜|货代|原定|typhoon|storm|strike|台风|罢工|天气',
      ),
    ],
  ],
  'customs-issue': [
    [
      4.5,
      phrases(
        'customs (?:hold|held|inspection|examination|issue|problem|query|clearance (?:issue|problem|failed|is (?:blocked|pending|stuck|on hold))|has|have|authority|authorities|requires?|officer|broker (?:needs|requires|asks)|detained|stopped|rejected|requests?|is asking|wants?|office|delay)|(?:held|stuck|stopped|detained|blocked|seized|retained|hold)(?: \\w+){0,4} (?:by|at|in) (?:the )?(?:\\w+ )?customs|clearance (?:problem|issue|suspended|refused|failed|is suspended|cannot)|anti-?dumping|undervalu\\w+|hs code (?:is |was |does )?(?:wrong|mismatch|incorrect|not match|questioned|disputed|query)|x-?ray (?:inspection|exam)|customs',
        '(?:beim |vom |im |der |den |durch den )?zoll(?!stock|\\p{L}*tarif allein)(?:abfertigung|beschau|amt|problem|kontrolle|prüfung|behörde|beamte|freigabe|verwahrung|unterlagen|wert|anmeldung|tarifnummer)?|verzollung|beschlagnahm\\p{L}+',
        '(?:retenid[oa]s?|detenid[oa]s?|bloquead[oa]s?|parad[oa]s?|inspección|problema|incidencia|incidente)[^.\n]{0,40}(?:aduanas?|aduaner[oa])|aduanas?|despacho (?:de aduanas?|aduanero)|agente de aduanas?|levante',
        '(?:bloqué\\p{L}*|retenu\\p{L}*|contrôle|immobilisé\\p{L}*|problème|litige)[^.\n]{0,40}(?:douan\\p{L}+)|douanes?|dédouanement|douanier\\p{L}*|déclarant en douane',
        '清关(?:异常|问题|受阻|失败|遇到|卡|不了|被|延误|出现)|海关(?:查验|扣留|扣货|扣押|要求|质疑|布控|审价|退单|扣|查|怀疑|通知|说|认为)|被海关|(?:扣关|扣货|查验|退单|改单)|海关|清关|报关',
      ),
    ],
    [
      1,
      phrases(
        'customs|clearance|hs code|duty|duties|declared value|import licen[cs]e|zoll\\p{L}*|arancel\\p{L}*|hold|归类|申报|税号|许可证|放行',
      ),
    ],
  ],
  'arrival-notice': [
    [
      4,
      phrases(
        'arrival notice|notice of arrival|(?:has|have) (?:arrived|berthed|been discharged|docked|landed|been unloaded)|arrived (?:at|in) (?!perfect|good|excellent|great|fine|order|time)(?:the )?(?:port|terminal|warehouse|airport|destination|\\p{L}+)|(?:is|are) (?:now )?(?:available|ready) for (?:pick-?up|collection|delivery)|ready for (?:collection|pick-?up)|will (?:arrive|berth|dock) (?:on|at|in|tomorrow)|(?:expected|scheduled) to (?:arrive|berth)|free (?:time|days)|last free day|demurrage|storage (?:charges|fees)|delivery order|container(?: \\S+){0,3} (?:discharged|available|arrived)|cargo arrival',
        'ankunfts?(?:anzeige|meldung|avis|mitteilung|benachrichtigung)|avis|(?:ist|sind|wurde)(?: \\p{L}+){0,6} (?:eingetroffen|angekommen|entladen|gelöscht)|(?:zur abholung|abholbereit|abgeholt werden)|bereit zur abholung|standgeld|lagergeld|freie? lager\\p{L}*|liegegeld',
        'aviso de llegada|notificación de llegada|(?:ha|han) (?:llegado|arribado|atracado)|(?:llegó|arribó|llegaron)|lista? para (?:retirar|recoger|su retiro|recogida)|disponible para (?:retiro|recogida|su recogida)|días libres|sobrestadía|almacenaje|demoras por',
        "avis d'arrivée|(?:est|sont) (?:bien )?(?:arrivée?s?|à quai|déchargée?s?|disponibles? (?:pour|à) l'enlèvement)|prête?s? (?:à être|pour l'enlèvement|à l'enlèvement)|à disposition|surestaries|franchise|frais de (?:magasinage|stationnement)|enlèvement",
        '到货通知|到港通知|到港预告|抵港通知|预计[^。\n]{0,14}靠泊|(?:货物|货柜|柜子|集装箱|船|货|包裹|快件)[^。\n]{0,14}(?:已|已经|于)[^。\n]{0,12}(?:到港|到达|抵达|靠泊|到仓|卸船|到了|抵港|到货)|已(?:经)?(?:到港|抵港|抵达|靠泊|卸船|到货|到仓)|提货通知|可(?:以)?(?:提货|提柜|安排提)|免(?:柜|箱|仓|堆)期|免费(?:堆存|箱|柜|用箱)|滞港费|滞箱费|堆存费|换单|请安排提货|请(?:尽快|及时)?提货',
      ),
    ],
    [
      1,
      phrases(
        'terminal|pick-?up|collect|warehouse|consignee|abhol\\p{L}+|terminal|recog\\p{L}+|retir\\p{L}+|enlev\\p{L}+|提货|码头|仓库|收货人|靠泊',
      ),
    ],
  ],
  complaint: [
    [
      4,
      phrases(
        "complaint|complain|arrived (?:\\w+ )?(?:shattered|broken|damaged|cracked|bent|wet|scratched|torn|incomplete)|money back|still waiting|heard nothing|(?:days?|weeks?) late|had to reject|out of tolerance|(?:not|isn't) what we (?:agreed|ordered|expected|bought|asked)|peel(?:s|ing|ed)? off|you sent us|where are our goods|nobody (?:answers|replies)|(?:grey|red|blue|black|white|green|brown|beige) instead of|(?:goods|products?|items?|chairs?|parts?|units?|pieces?|pcs|delivery|shipment|order|they|these|them|which|cartons?|boxes)(?: \\S+){0,7} (?:defective|damaged|broken|faulty|cracked|scratched|wrong|missing|incomplete|unusable|rusty|dented|bent|leaking|rejected)|quality (?:problem|issue|complaint|defect)s?|(?:not|isn't|aren't) (?:acceptable|what we ordered|as (?:ordered|agreed|described))|unacceptable|disappointed|dissatisfied|unhappy|claim|defects?|defective|faulty|do(?:es)? not (?:match|meet|correspond|work|comply)|(?:wrong|incorrect) (?:item|colou?r|size|product|article|model|goods|parts?|quantity)s?|short(?: shipped| delivery|-shipped)|non-?conform\\w+",
        'reklamation|wo bleibt (?:die|unsere) (?:ware|lieferung)|(?:lieferung|ware|sendung)[^.\n]{0,30}überfällig|statt (?:in )?(?:grün|grau|rot|blau|schwarz|weiß|braun)\\p{L}*|reklamier\\p{L}+|beanstand\\p{L}+|mängel(?:rüge)?|mangelhaft\\p{L}*|beschädigt\\p{L}*|defekt\\p{L}*|fehlerhaft\\p{L}*|beschwer\\p{L}+|zerkratzt\\p{L}*|zerbrochen\\p{L}*|gerissen|falsche?[rn]? (?:ware|artikel|farbe|teile|größe|modell|menge)|fehlmenge|nicht (?:akzeptabel|hinnehmbar|hinnehmen|in ordnung|zufrieden)|unzufrieden|enttäuscht|qualitäts(?:problem|mangel|mängel)\\p{L}*|unbrauchbar|inakzeptabel',
        'reclamación|reclamo|queja|reclamamos|defectuos\\p{L}+|dañad[oa]s?|rot[oa]s? |rotas?|averiad\\p{L}+|en mal estado|mala calidad|problemas? de calidad|(?:producto|artículo|color|modelo|talla|mercancía) (?:equivocad|incorrect|erróne)[oa]s?|inaceptable|insatisfech\\p{L}+|decepcionad\\p{L}+|agrietad\\p{L}+|rayad\\p{L}+|faltan|incomplet[oa]s?|no (?:funciona|corresponde|coincide|cumple)n?',
        'réclamation|plainte|défectueu\\p{L}+|endommagée?s?|cassée?s?|abîmée?s?|non[- ]conforme?s?|mauvaise (?:qualité|couleur|référence|taille)|(?:problème|défaut)s? de qualité|inacceptable|mécontent\\p{L}*|déçu\\p{L}*|fissurée?s?|rayée?s?|manquant\\p{L}*|(?:produit|article|modèle) erroné|erreur de (?:livraison|référence|couleur)|litige|insatisf\\p{L}+|ne fonctionn\\p{L}+|défauts?',
        '投诉|少货|少了\\s?\\d|质量问题|不良(?:品|率)?|次品|破损|损坏|开裂|划痕|瑕疵|与(?:样品|合同|订单|要求)不符|不合格|退货|发错|错发|少发|漏发|短装|短少|不满|索赔|货不对板|质量太差|不能接受|无法接受|无法使用|坏了|裂了|断了|缺件|客诉|有问题',
      ),
    ],
    [
      1.5,
      phrases(
        'replacement|refund|compensation|credit note|photos? attached|ersatz|gutschrift|erstattung|reposición|reembolso|nota de crédito|remplacement|remboursement|avoir|换货|退款|赔偿|补发|照片',
      ),
    ],
  ],
  'meeting-request': [
    [
      4,
      phrases(
        '(?:schedule|arrange|set up|have|hold|organi[sz]e|book|propose|suggest|request)(?: \\w+){0,4} (?:meeting|call|visit|appointment|conference|video ?call|videoconference)|meeting (?:request|invitation|on|next|about|to)|would like to (?:meet|visit|come|invite|discuss (?:this |it )?(?:in person|on a call))|(?:are|would) you (?:be )?(?:available|free)|could we meet|would(?: \\S+){0,5} work for|teams call|meet at your booth|visit (?:your|you|our)(?: \\w+){0,3}|(?:video|conference|phone|zoom|teams) (?:call|meeting|conference)|invit(?:e|ation)(?: you)? (?:to|for) (?:a |our )?(?:meeting|call|visit|stand|booth)|available (?:for a (?:call|meeting|chat)|next week|on (?:monday|tuesday|wednesday|thursday|friday))|time slots?|(?<!(?:pleasure|nice|great|good|lovely|glad|happy) to )(?<!finally )meet (?:you|us|up|in person|at|with)|appointment|factory (?:visit|tour)',
        'terminanfrage|terminvorschlag|besprechungstermin|(?:termin|treffen|besprechung|gespräch|videokonferenz|telefonat|meeting|videocall|telefontermin)[^.\n]{0,40}(?:vereinbaren|vorschlagen|ausmachen|abstimmen|passen|passt|einladen|möglich|einrichten)|(?:würden|möchten|wollen)[^.\n]{0,50}(?:besuchen|treffen|besprechen|vorbeikommen)|(?:haben|hätten) sie[^.\n]{0,50}zeit|werksbesichtigung|besuch (?:in|bei|ihres|unser)|besprechung|videokonferenz',
        '(?:concertar|agendar|programar|organizar|convocar|tener|mantener|proponer|coordinar|fijar)[^.\n]{0,30}(?:reunión|cita|llamada|videollamada|visita|videoconferencia)|reunión|reunirnos|visitar(?:les|los|nos)?(?: su| la)?|estarían? disponibles?|videollamada|disponibilidad para|tendrían? disponibilidad',
        "(?:fixer|organiser|convenir|planifier|programmer|proposer|prévoir)[^.\n]{0,30}(?:rendez-vous|réunion|visio\\p{L}*|appel|rencontre|visite|entretien)|rendez-vous|(?:seriez|êtes)-vous disponibles?|visioconférence|vous rencontrer|vous rendre visite|visiter (?:votre|vos)|réunion|vos disponibilités|visite de (?:votre|l')",
        '会议邀请|约(?:个|一个|定)?(?:时间|会|见)|(?:想|希望|计划|打算|准备)[^。\n]{0,18}(?:拜访|面谈|见面|开会|会面|参观|来访|视频|洽谈|到访|看厂)|视频会议|电话会议|开个?(?:视频|会|电话)|方便(?:的话)?(?:见|会|约|开|安排)|来访|到(?:你们|贵)[^。\n]{0,6}(?:看看|参观|考察|走走)|拜访(?:贵|您|你)|参观(?:贵|工厂|你们)|会面|面谈',
      ),
    ],
    [
      1,
      phrases(
        'meeting|call|visit|agenda|besprechung|termin|besuch|reunión|agenda|visita|réunion|rendez-vous|会议|拜访|见面|时间',
      ),
    ],
  ],
  'approval-request': [
    [
      4,
      phrases(
        '(?:for |need |request(?:ing)? |awaiting |pending |requires? |seek(?:ing)? )(?:your |the |management |manager |budget |internal |final )*(?:approval|sign-?off|authori[sz]ation)|approval (?:request|needed|required|form|for|workflow)|please (?:approve|sign off|authori[sz]e|review and approve)|(?:leave|vacation|holiday|travel|expense|purchase|budget|overtime|discount|business trip) (?:request|requisition|approval|application|claim)|can you approve|submitted for (?:your )?approval|waiting for your (?:approval|signature|sign-?off)|approve',
        '(?:bitte |zur |um |ihre |deine |eure )*(?:genehmig\\p{L}+|freigabe|freigeben)|urlaubsantrag|reisekosten\\p{L}*|dienstreise(?:antrag)?|(?:urlaubs|beschaffungs|budget|investitions|reise|spesen)\\p{L}*(?:antrag|freigabe)|zur (?:unterschrift|genehmigung|freigabe)|absegnen|spesenabrechnung',
        '(?:solicit\\p{L}+|pid\\p{L}+|necesit\\p{L}+|requier\\p{L}+|espera\\p{L}*)[^.\n]{0,30}(?:aprobación|autorización|visto bueno)|(?:aprobar|apruebes?|apruebe|autoriz(?:ar|a|as|es|ación))[^.\n]{0,40}|solicitud de (?:vacaciones|compra|gasto|aprobación|autorización|viaje|presupuesto)|pendiente de (?:tu|su) aprobación|visto bueno',
        "(?:demande|besoin|attente|soumis\\p{L}*|pour)[^.\n]{0,30}(?:d'approbation|approbation|validation|d'autorisation|accord|signature)|(?:valider|approuver|autoriser)|demande (?:de congés?|d'achat|de validation|de budget|de remboursement de frais)|note de frais|bon pour accord|votre validation",
        '(?:请|待|申请|需要?|提交|等待|麻烦|烦请)[^。\n]{0,14}(?:审批|批准|批示|核准|审核|签批|批复)|(?:请假|报销|采购|出差|加班|用款|付款|费用|用章|折扣|预算|特价)申请|审批|呈批|请领导|OA流程|待办|批一下',
      ),
    ],
    [1, phrases('approval|approve|budget|genehmigung|freigabe|aprobación|validation|审批|批准|领导|预算')],
  ],
  promotion: [
    [
      4,
      phrases(
        "unsubscribe|newsletter|verified leads|claim your|business proposal|reply (?:today|now) to|special offer|limited[- ]time|(?:up to )?\\d+ ?% (?:off|discount|rabatt|de descuento|de remise|de réduction)|discount code|promo(?:tion|tional)?(?: code)?|sale ends|last chance|buy now|shop now|order now|act now|free trial|webinar|exclusive (?:deal|offer|discount)|black friday|flash sale|don't miss|view (?:this email )?in (?:your )?browser|new arrivals|clearance sale|today only|best deals?|(?:we are|we're|as) an? (?:professional|leading|reliable|experienced)(?: \\w+){0,3} (?:manufacturer|supplier|factory|company|agency|forwarder|provider)|grow your business|rank(?:ing)? (?:higher|on google)|seo|leads? generation|book (?:your )?(?:stand|booth)|early bird|register now|sign up|subscribe",
        'abbestellen|abmelden|newsletter|sonderangebot|nur (?:heute|noch|für kurze zeit)|rabatt(?:aktion|code)?|jetzt (?:bestellen|kaufen|zugreifen|sichern|anmelden|testen|buchen)|gutschein(?:code)?|aktion(?:spreis|sangebot|swoche)?|exklusiv\\p{L}* (?:angebot|rabatt|vorteil)|letzte chance|schnäppchen|% (?:rabatt|sparen|günstiger)|frühbucher|kostenlos(?:es|e)? (?:webinar|testen|demo)|messe\\p{L}*rabatt|verpassen sie nicht|im browser ansehen',
        'darse de baja|boletín|newsletter|oferta especial|promoción|descuentos? (?:exclusiv|de hasta|del)\\p{L}*|\\d+ ?% (?:de )?(?:descuento|dto)|solo (?:hoy|por tiempo|esta semana|hasta)|compre ahora|compra ahora|aproveche|última oportunidad|oferta (?:limitada|exclusiva|por tiempo)|rebajas|no se pierda|no te pierdas|regístrese|inscríbase|gratis|ver en (?:el )?navegador|cupón',
        'se désabonner|désinscri\\p{L}+|désabonn\\p{L}+|newsletter|offre (?:spéciale|exclusive|limitée|promotionnelle|flash)|promotion|promo|soldes|\\d+ ?% de (?:remise|réduction|rabais)|profitez|dernière chance|achetez maintenant|commandez (?:maintenant|vite)|ne manquez pas|inscrivez-vous|voir (?:ce mail |la version )?(?:dans|en ligne)|code promo|bon plan|vente privée|-\\d+ ?%',
        '促销|特惠|优惠(?:活动|券|价|大)|限时|限量|秒杀|(?:全场|低至)?\\d(?:\\.\\d+)?折|退订|取消订阅|立即(?:购买|抢购|注册|报名|下单|领取|咨询|点击)|免费(?:试用|领取|体验|注册|报名)|满\\d+减|双十一|双11|活动(?:火热|仅|截止)|最后(?:一天|机会|\\d天)|清仓|大促|专业(?:生产|从事|提供|代理)|诚招|欢迎(?:来电|选购|参观展位)|不容错过|抢购|展会邀请|我们是一家|展位预订|名额有限|买一送',
      ),
    ],
    [
      1,
      phrases(
        'offer|deal|discount|free|click|rabatt|angebote|gratis|descuento|ofertas|offre|réduction|优惠|特价|活动|点击',
      ),
    ],
  ],
  'auto-reply': [
    [
      5,
      phrases(
        "out of (?:the )?office|auto(?:matic)?[- ]?(?:reply|response|generated|responder|mated reply)|(?:i am|i'm|we are) (?:currently |now |presently )?(?:away|on (?:vacation|leave|holiday|annual leave|a business trip|maternity leave|parental leave)|out of|travel+ing|not in the office|unavailable)|(?:limited|no) access to (?:my )?e-?mails?|this is an automat(?:ic|ed)|do not reply to this|on my return|when i(?:'m| am)? (?:return|back|am back)|(?:we have )?received your (?:message|e-?mail|inquiry|request|enquiry)(?: and will)?|will (?:be )?(?:back|return(?:ing)?) (?:in the office |to the office )?on|ticket (?:has been|number)|your request has been received|thank you for (?:your (?:message|e-?mail)|contacting)(?: \\w+){0,6}[.,!] (?:i am|i'm|we (?:are|will)|our)",
        'abwesenheit\\p{L}*|automatische (?:antwort|abwesenheits\\p{L}*)|nicht (?:im (?:büro|haus|hause)|erreichbar)|(?:bin|befinde)[^.\n]{0,50}(?:abwesend|im urlaub|außer haus|auf dienstreise|nicht im|in elternzeit|zurück)|im urlaub|e-?mails? (?:werden|wird) nicht (?:gelesen|weitergeleitet)|nicht weitergeleitet|wieder (?:erreichbar|im büro|für sie da|zurück)|automatisch (?:erstellt|generiert|versandt)\\p{L}*|eingangsbestätigung',
        'respuesta automática|fuera de la oficina|(?:estoy|estaré|me encuentro|estamos) (?:ausente|de vacaciones|fuera|de viaje|de baja|cerrados?)|mensaje (?:automático|generado automáticamente)|acceso limitado|(?:volveré|regreso|regresaré|reincorporo|vuelvo|estaré de vuelta)|hemos recibido su (?:mensaje|correo|consulta)|autorespuesta|no responda a este',
        "réponse automatique|(?:absent|absente)(?: \\p{L}+){0,3}(?: du bureau|jusqu'au|du)?|(?:je suis|je serai|nous sommes) (?:actuellement |en )?(?:absente?|congés?|en congés?|en vacances|en déplacement|fermés?)|de retour le|message (?:automatique|généré automatiquement)|accès (?:limité|restreint)|accusons? (?:bonne )?réception automatique|à mon retour|ne pas répondre à ce",
        '自动(?:回复|答复|应答)|(?:我|本人)?(?:正在|目前|现在|暂时)?(?:休假|出差|外出|不在办公室|休年假|休产假)(?:中|期间)?|无法(?:及时)?(?:查看|回复)(?:邮件)?|(?:返回|回到|回)(?:公司|办公室|岗位)|系统自动(?:发送|回复)|请勿(?:直接)?回复|已收到(?:您|你)的(?:邮件|来信|咨询|留言)|不在(?:办公室|公司)|放假期间',
      ),
    ],
  ],
  other: [
    [
      2.5,
      phrases(
        'where (?:is|are) (?:my|our|the)|status (?:of|update|on)|any (?:news|update)s?|track(?:ing)? (?:number|information|no)|has (?:the|my|our)(?: \\w+){0,4} (?:shipped|left|been (?:shipped|sent|dispatched))|how is(?: \\w+){0,5} (?:going|coming along|progressing)|could you (?:tell|let) (?:me|us)(?: \\w+){0,3} (?:status|where)|current status|just wondering|missing invoice|where we are with|(?:resend|copy of)(?: \\w+){0,3} invoice|just checking|checking in|follow(?:ing)? up on',
        'wie (?:ist )?der (?:aktuelle )?stand|stand (?:bei|der|unserer) |sachstand|status|wo (?:ist|bleibt|befindet sich)|sendungsnummer|sendungsverfolgung|wurde(?:n)?[^.\n]{0,30}(?:schon|bereits) (?:versandt|verschickt)|neuigkeiten|kurze (?:rück)?frage|zwischenstand',
        'estado (?:de|del) (?:nuestro |mi |la |el )?(?:pedido|orden|envío)|estado está|dónde está|número de (?:seguimiento|guía)|alguna novedad|cómo va|en qué estado|ya salió|ya (?:ha|han) salido',
        "où en est|état (?:de|d'avancement)|suivi (?:de|du)|numéro de suivi|des nouvelles (?:de|du)|statut (?:de|du)|a-t-elle (?:été expédiée|bien)|avez-vous des nouvelles",
        '进度(?:如何|怎么样|到)|到哪(?:里|儿|了)|什么情况|快递单号|跟踪号|物流信息|查一下|进展(?:如何|怎样|到)|发货了吗|发出了吗|目前(?:状态|进度|什么)|订单(?:状态|进度|情况)|到了(?:没有|吗|没)|生产到',
      ),
    ],
    [
      2.5,
      phrases(
        "thank you for (?:your )?(?:help|(?:kind )?hospitality|(?:kind )?support|visit|business|patience|warm welcome)|thank you both|it was a pleasure|(?:great|nice|good|lovely) to (?:finally )?(?:meet|have met|see)|(?:thanks|thank you) so (?:very )?much(?: for)?|arrived in perfect (?:condition|order)|thanks for (?:the|your|all)(?: \\w+){0,2} (?:tea|tour|visit|help|hospitality|support|welcome|lunch|dinner|time)|change of address|new (?:address|phone|contact|colleague)|happy (?:new year|holidays|birthday)|merry christmas|season'?s greetings|congratulations|introduc(?:e|ing) (?:myself|our new|my)|new contact person|job application|curriculum|my cv|we (?:have )?moved|office (?:hours|closed|will be closed)|holiday (?:notice|schedule)|for our (?:files|records)",
        '(?:vielen )?dank für (?:ihre|die|das|den|ihren) (?:\\p{L}+ )?(?:gastfreundschaft|aufnahme|führung|besuch|hilfe|unterstützung|gespräch|mühe)|neue (?:anschrift|adresse|telefonnummer|ansprechpartner\\p{L}*)|frohe weihnachten|gutes neues jahr|bewerbung|lebenslauf|umgezogen|betriebsferien|für unsere unterlagen|glückwunsch',
        'gracias por (?:su|la|el|todo)|cambio de (?:dirección|domicilio)|nuev[oa] (?:dirección|contacto|teléfono)|feliz (?:navidad|año)|felices fiestas|currículum|nos hemos mudado|para (?:nuestro|el) archivo|felicidades|enhorabuena',
        "merci (?:encore )?(?:pour|de) votre (?:\\p{L}+ )?(?:accueil|visite|aide|soutien)|changement d'adresse|nouvel(?:le)? (?:adresse|interlocut\\p{L}+|numéro)|joyeux noël|bonne année|meilleurs v(?:œ|oe)ux|candidature|curriculum|déménag\\p{L}+|pour nos (?:dossiers|archives)|félicitations",
        '感谢(?:您|你|贵|上次|对|热情)|谢谢(?:你们|您)的|地址变更|新(?:地址|电话|联系人|同事)|新年快乐|圣诞快乐|中秋|春节(?:快乐|放假)|节日快乐|祝贺|恭喜|简历|应聘|搬迁|放假通知|存档|对接人|人事变动',
      ),
    ],
    [
      1,
      phrases(
        'certificate|data ?sheet|zertifikat|zeugnis|datenblatt|certificado|ficha técnica|certificat|fiche technique|产地证|证书|检测报告',
      ),
    ],
  ],
};

/** How much speaks for each kind, before any classifier is asked. */
export function signsOf(letter: Letter): { readonly [kind in Kind]: number } {
  const { said, subjectEnd } = letter;
  const scores = Object.fromEntries(
    KINDS.map((kind) => [kind, SIGNS[kind].reduce((sum, sign) => sum + weightIn(said, subjectEnd, sign), 0)]),
  ) as { [kind in Kind]: number };
  if (letter.isAutomatic) scores['auto-reply'] += 8;
  if (letter.isBulk) scores.promotion += 5;
  if (letter.isInside) {
    scores['approval-request'] += 3;
    // Whoever speaks of a discount among colleagues sells nothing to them.
    if (!letter.isBulk) scores.promotion *= 0.3;
  } else scores['approval-request'] *= 0.55;
  return scores;
}

/** Said twice it counts a little more; in the subject it counts more. */
function weightIn(text: string, subjectEnd: number, [weight, pattern]: Sign): number {
  let times = 0;
  let inSubject = false;
  for (const found of text.matchAll(pattern)) {
    times++;
    if (found.index < subjectEnd) inSubject = true;
    if (times > 4) break;
  }
  if (!times) return 0;
  return weight * (1 + 0.2 * (times - 1) + (inSubject ? 0.4 : 0));
}
