import type { Letter } from './letter.ts';
import { covers, has, phrases, type Span } from './phrase.ts';
import type { Ask, Kind } from './schema.ts';

/** By language, in this order; a mail in another language than English has English words, too. */
const ORDER = ['en', 'de', 'es', 'fr', 'zh'];

/** One pattern for each language that is read, made of that language's phrases and the English ones. */
function byLanguage(...sources: readonly string[]): ReadonlyMap<string, RegExp> {
  return new Map(
    ORDER.map((language, at) => [language, at === 0 ? phrases(sources[0]!) : phrases(sources[0]!, sources[at]!)]),
  );
}

const patternFor = (patterns: ReadonlyMap<string, RegExp>, language: string): RegExp =>
  patterns.get(language) ?? patterns.get('en')!;

/** What makes a request of a sentence that is no question. */
const WANTS = byLanguage(
  "please|pls|kindly|could you|can you|would you|will you|may (?:we|i)|can (?:we|i)|need|needs|wants?|wish|request(?:ed|s|ing)?|require[sd]?|looking for|look(?:ing)? forward to (?:your|receiving)|interested in|let (?:us|me) know|send (?:us|me|over)|tell (?:us|me)|asks? (?:you )?for|asking (?:you )?for|expect (?:a|an|your|you|compensation|replacement)|demand|claim|await(?:ing)?|waiting for|appreciate|hope to (?:hear|receive|get)|(?:just |was |am )wondering|propose|suggest|(?:we|i)'d (?:like|need|love|appreciate)|would like|can i get|do you (?:have|hold|offer)|invite|missing|by return|if you (?:can|could)|give us|what about",
  'bitte|bitten|könn(?:t)?en sie|würden sie|möchten|benötigen|brauchen|brauche|wünschen|erbitten|interessieren|interesse|anfrage|fordern|verlang(?:en|t)|erwarten|fehlt|schlagen|hätten gern|gern(?:e)?|vorstellen|stellen wir uns|wenn sie|einladen|lade sie|würden (?:sie )?gern',
  'por favor|favor|podría[ns]?|puede[ns]?|quisiéramos|quisiera|queremos|queríamos|necesitamos|necesito|solicit\\p{L}+|rogamos|ruego|agradece\\p{L}+|envíen\\p{L}*|mándenos|interesa[n]?|interesad[oa]s?|confirmen|exig\\p{L}+|esperamos (?:su|una|recibir)|reclam\\p{L}+|falta[n]?|indiquen\\p{L}*|nos gustaría|me gustaría|propon\\p{L}+|sería posible|pedimos|precisamos|invitamos',
  "merci de|merci d'\\p{L}+|veuillez|pou(?:vez|rriez|rrions|vons)-(?:vous|nous)|peux-tu|s'il vous pla[iî]t|svp|souhait\\p{L}+|voudri\\p{L}+|aimeri\\p{L}+|besoin|demand\\p{L}+|il (?:nous |me )?faut|exig\\p{L}+|attendons|réclam\\p{L}+|manque|prions|prière|propos\\p{L}+|invit\\p{L}+|intéressés? par",
  '请(?!知悉|谅解|查收|勿|注意|留意)|麻烦|能否|可否|能不能|可不可以|是否|希望|想(?:要|了解|约|去|请|订|买)|需要|要求|吗|烦请|盼|恳请|敬请(?!期待|谅解)|请求|告诉我|告知我|给我|给个|帮(?:我|忙)|发我|发给我|求购|询价|感兴趣|索取|缺',
);

/** Words that look like a request, and tell something. */
const TOLD = phrases(
  'please (?:be (?:informed|advised|aware)|note|find|disregard|ignore|accept our apolog\\w+|excuse)|bitte beachten sie|bitte entschuldigen|anbei (?:finden|erhalten)|wir bitten um (?:entschuldigung|verständnis|ihr verständnis)|les informamos|rogamos disculpen|disculpen|veuillez (?:noter|trouver|excuser)|prions de (?:nous )?excuser|请知悉|请谅解|特此通知|敬请谅解|请查收',
);

/** What is asked for, by its words. */
const TOPICS: readonly (readonly [Ask, ReadonlyMap<string, RegExp>])[] = [
  [
    'price',
    byLanguage(
      'price|prices|pricing|quote|quotes|quotation|quotations|rfq|cost|costs|offer(?! letter)|best offer|rate(?! of)|rates|discount|how much|ballpark|figure|price ?list|cheaper|fob|cif|exw|ddp|unit price',
      'bieten sie(?: uns)?|was würden|preis(?:e|es|en|liste|angebot|anfrage|nachlass|vorstellung)?|angebot(?:e|s)?|konditionen|kosten|rabatt|offerte|was kostet|stückpreis|staffelpreise|zielpreis',
      'precio(?:s)?|cotiz\\p{L}+|presupuesto(?:s)?|oferta(?:s)?|tarifa(?:s)?|coste(?:s)?|costo(?:s)?|descuento|cuánto (?:cuesta|cuestan|valen|sería|costaría|costarían)|lista de precios|proforma de precios',
      'prix|tarif(?:s)?|devis|chiffr(?:er|ez|age)|offre(?:s)? de prix|offre|cotation|coût(?:s)?|remise|rabais|combien|grille tarifaire',
      '报价|价格|单价|多少钱|价位|报个价|询价|优惠|折扣|降价|便宜|价钱|报一下|报下|底价|最低价|什么价|目标价|让利|做到(?!哪|什么)',
    ),
  ],
  [
    'delivery date',
    byLanguage(
      'delivery (?:date|time|dates|times|schedule|window|period)|lead ?times?|when (?:can|could|will|would|do|are) (?:you|the|we|our|it|they|these)(?: \\w+){0,4} (?:deliver(?:ed)?|ship(?:ped)?|send|sent|dispatch(?:ed)?|ready|expect|arrive|leave)|ship(?:ping|ment)? date|ready date|how (?:soon|quickly|fast|long)|earliest (?:delivery|shipping|shipment|possible|date|ship\\w*)|(?:new|revised|firm|realistic|binding|updated|confirmed|latest) (?:eta|etd|delivery|ship\\w*|date|schedule)|date of (?:delivery|shipment)|eta|etd|time of delivery|production time|fastest|soonest|urgent delivery',
      'liefer(?:zeit(?:en)?|termin(?:e|s)?|datum|frist|zeitpunkt|fähigkeit)|wann (?:können|kann|werden|wird|kommt|liefern|ist|dürfen)(?: \\p{L}+){0,6} (?:liefern|geliefert|versenden|verschicken|versandt|fertig|lieferbar|rechnen|ankommen|an)|versandtermin|neue[rn]? termin|verbindliche[rn]? termin|wie (?:schnell|lange)|frühestens|frühestmöglich\\p{L}*',
      '(?:plazo|fecha|tiempo|tiempos|plazos|fechas)(?: \\p{L}+)? de (?:entrega|envío|producción|despacho|fabricación)|cuándo (?:pueden|podrían|puede|podrán|van a|estará|llegará|saldrá|entregan|recibiremos)(?: \\p{L}+)*|nueva (?:fecha|eta)|fecha (?:de (?:llegada|embarque|salida)|estimada|firme|definitiva|confirmada)|cuánto (?:tardan|tardaría|tiempo)|entrega urgente',
      "délai(?:s)? (?:de livraison|d'expédition|de production|de fabrication|d'approvisionnement)|délais?|date (?:de livraison|d'expédition|d'arrivée|ferme|prévue)|nouvelle (?:date|eta)|quand (?:pouvez|pourriez|serez|sera|seront|pensez|recevrons|comptez)(?:[- ]\\p{L}+)*|combien de temps|sous quel délai|au plus tôt livr\\p{L}+",
      '交期|工期|要多久|交货期|交货时间|交货日期|货期|发货时间|发货日期|什么时候(?:能|可以|可)?(?:发|交|到|出|装)|何时(?:能|可以|可)?(?:发|交|到|出|装)|多久(?:能|可以|可)?(?:发|交|到|出)|几天(?:能|可以)|多长时间|最快(?:什么|何时|多久|几|能)|船期|新的?(?:交期|到港|预计|时间|日期)|生产周期|预计(?:到|发|交)(?:货|港)?(?:时间|日期)',
    ),
  ],
  [
    'sample',
    byLanguage(
      'samples?|swatch(?:es)?|prototype',
      '(?:\\p{L}*-?)muster\\p{L}*',
      'muestras?|muestrario',
      'échantillons?',
      '样品|样板|样件|打样|寄样|送样|小样',
    ),
  ],
  [
    'catalogue',
    byLanguage(
      'catalogues?|catalogs?|brochures?|product (?:range|list|overview)|leaflets?|lookbook|portfolio',
      '(?:produkt)?katalog(?:e|s)?|prospekt(?:e)?|broschüren?|produktübersicht|sortimentsübersicht',
      'catálogos?|folletos?',
      'catalogues?|brochures?|plaquette',
      '目录|产品册|图册|画册|产品手册|宣传册|样本册|产品资料',
    ),
  ],
  [
    'certificate',
    byLanguage(
      'certificat(?:e|es|ion|ions)|certs?|test reports?|ce (?:mark|declaration|conformity|certificate)|declaration of conformity|coc|co(?:a|o)|form (?:a|e)|reach|rohs|fsc|iso ?9001|fumigation|phytosanitary|eur\\.?1|c/o|msds',
      '(?:\\p{L}*)zertifikat(?:e|s|en)?|zertifizierung|konformitätserklärung|prüfbericht(?:e)?|ursprungszeugnis(?:se)?|werkszeugnis|prüfzeugnis|ce-(?:kennzeichnung|erklärung)|bescheinigung|zeugnis|lieferantenerklärung|ursprungsnachweis',
      'certificad[oa]s?|certificaciones|certificación|declaración de conformidad|informe de ensayo|certificado de origen',
      "certificats?|certification(?:s)?|déclaration de conformité|rapports? d'essai|attestation|certificat d'origine",
      '证书|认证|检测报告|检验报告|测试报告|产地证|原产地证|原产地证明|合格证|质检报告|报关资质|熏蒸证|植检证|FORM E|CO证',
    ),
  ],
  [
    'meeting',
    byLanguage(
      'meet (?:you|us|up|with|in person)|meetings?|appointment|(?:video|phone|conference|zoom|teams|short|quick|a|online) (?:call|conference|meeting)|visit(?:ing)?(?: you| your| us| our)?|factory (?:tour|visit)|schedule (?:a|some) (?:call|time)|available (?:on|for a|next)|slot|get together|come by|drop by|teams|zoom|catch up|invited|attendance',
      '(?:besprechungs|gesprächs|besuchs)?termin(?:e|s|vorschlag|vorschläge)?(?! für die lieferung)|besprech(?:en|ung)|treffen|videokonferenz|telefonat|telefonieren|besuch(?:en)?|meeting|videocall|werksbesichtigung|gespräch',
      'reunión|reunirnos|reunirme|reuniones|videollamada|videoconferencia|cita|visita(?:r(?:les|los)?)?|llamada|encuentro|vernos|encontrarnos',
      'réunion|rendez-vous|rdv|visio(?:conférence)?|visite|rencontr\\p{L}+|entretien|point téléphonique|appel',
      '会议|开会|见面|面谈|拜访|来访|参观|约个|约一?个?时间|视频(?:会议|通话)?|电话会|洽谈|碰面|会面|到访|看厂|验厂',
    ),
  ],
  [
    'invoice',
    byLanguage(
      '(?:proforma|pro-forma|commercial|corrected|revised|vat|copy of the|the|an?|your|our|missing|original|correct|final|new) (?:\\w+ )?invoices?|invoice (?:copy|again|for)|proforma|send(?: \\w+){0,4} invoices?|invoice us|pi',
      '(?:handels|proforma|korrigierte |korrektur|die |eine |ihre |neue )?-?rechnung(?:skopie|en|skorrektur)?|proformarechnung|handelsrechnung|rechnungskopie',
      'factura(?:s)?(?: proforma| comercial| corregida| rectificativa)?|proforma',
      'facture(?:s)?(?: proforma| commerciale| rectificative| corrigée)?|proforma',
      '发票|形式发票|商业发票|开票|PI|专票|增值税',
    ),
  ],
  [
    'refund',
    byLanguage(
      'refund(?:s|ed)?|credit ?notes?|credit memo|money back|reimburse(?:ment|d)?|compensat(?:ion|e|ed)|credit us|credit (?:our|the) account|deduct(?:ion|ed)?|give us credit|indemn\\w+|chargeback|partial credit',
      '(?:rück)?erstatt(?:ung|en|et)|gutschrift(?:en)?|gutschreiben|geld zurück|schadens?ersatz|rückzahlung|entschädigung|minderung|kaufpreisminderung|vergüten',
      'reembols\\p{L}+|devolución del (?:dinero|importe|pago)|devolver(?:nos)? el (?:dinero|importe)|nota(?:s)? de crédito|abono|indemnización|compensación|compensen|nota de abono|reintegro|devuelvan',
      'rembours\\p{L}+|avoir(?! (?:des|de|une?|le|la|les|reçu|été|votre|plus))|note de crédit|dédommagement|indemnis\\p{L}+|compensation|geste commercial',
      '退款|退钱|赔偿|赔付|补偿|退还|贷记|红字|索赔|扣款|抵扣|credit note|冲账|退货款',
    ),
  ],
  [
    'status',
    byLanguage(
      'status|where (?:is|are)|track(?:ing)?(?: number| no\\.?)?|progress|any (?:news|updates?)|updates?(?: on| me| us)|up to date|how (?:is|are)(?: \\w+){0,4} (?:going|coming along|progressing|doing)|has (?:the|my|our|it)(?: \\w+){0,4} (?:shipped|left|arrived|been (?:shipped|sent|dispatched|received|processed|booked))|have you (?:received|shipped|sent|already|had)|stand(?:s)? (?:with|on)|did you (?:receive|get|ship|send)|still on (?:track|schedule)|on schedule|latest on|what is happening|where we are with',
      'stand(?! (?:by|heute))(?: der dinge)?|status|sendungsnummer|wo (?:ist|sind|befindet|bleibt|bleiben)|sachstand|schon (?:versandt|verschickt|unterwegs|raus|erhalten)|neuigkeiten|wie weit|tracking|sendungsverfolgung|bereits (?:versandt|verschickt|erhalten|eingegangen|verladen)|im (?:zeit)?plan|zwischenstand|aktuelle[rn]? stand',
      'estado(?! de cuenta)|situación|dónde (?:está|están|se encuentra)|seguimiento|novedad(?:es)?|alguna noticia|ya (?:ha|han) (?:salido|enviado|recibido|sido)|cómo va(?:n)?|número de guía|avance|al día|han recibido|tracking|progreso',
      "statut|où en (?:est|sont|êtes|sommes)|état(?: d'avancement)?|suivi|des nouvelles|avancement|numéro de suivi|avez-vous (?:reçu|expédié|déjà|pu)|est-elle (?:partie|déjà)|a-t-elle été|où se trouve",
      '进度|状态|到哪|物流信息|跟踪号|单号|快递单号|进展|情况如何|怎么样了|有没有消息|发出了吗|发货了吗|到了吗|收到了吗|到货了吗|安排了吗|近况|最新(?:情况|消息|进展)|目前(?:的)?(?:情况|进度|状态)|查一下|查询',
    ),
  ],
  [
    'confirmation',
    byLanguage(
      'confirm(?:ation|ed|s|ing)?|acknowledg(?:e|ement|ment)|approv(?:e|al|ed)|order acknowledgement|sign(?:ed)? (?:off|back|and return)|go-?ahead|green light|countersign(?:ed)?|ok from you|reconfirm|authoris(?:e|ation)|authoriz(?:e|ation)',
      'bestätig(?:en|ung|t|e)|auftragsbestätigung|freigabe|freigeben|genehmig(?:en|ung|t|e)|zustimmung|gegenzeichnen|rückbestätigung|empfangsbestätigung|zusage|absegnen|okay',
      'confirm(?:ar|en|ación|e|arnos|ado|arlo|en nos|enos)|aprobar|aprobación|aprueb\\p{L}+|acuse de recibo|acusen recibo|visto bueno|autoriz\\p{L}+|acusar recibo',
      'confirm(?:er|ation|ez)|accusé de réception|approuver|approbation|valid(?:er|ation)|accord|bon pour accord|accuser réception|autoris\\p{L}+|feu vert',
      '确认(?!样)|批准|审批|审核|回签|签字|签回|批示|核准|批复|盖章',
    ),
  ],
  [
    'document',
    byLanguage(
      'documents?|paperwork|papers|packing lists?|bills? of lading|b/l|bl (?:draft|copy|copies)|commercial invoice|customs (?:declaration|documents|papers)|data ?sheets?|drawings?|specifications? sheet|spec sheets?|manual|contract|msds|power of attorney|import licen[cs]e|hs codes?|licen[cs]e|bank details|shipping instructions|telex release|vgm|declaration|photos?|pictures?|warranty card|forms?(?: [a-z])?',
      'dokumente?|(?<!für unsere )unterlagen|packliste|frachtbrief|konnossement|datenblatt|datenblätter|zeichnung(?:en)?|zollanmeldung|zollunterlagen|papiere|vollmacht|betriebsanleitung|handbuch|vertrag|lieferschein|einfuhrlizenz|zolltarifnummer|bankverbindung|fotos?|bilder|ausfuhranmeldung|formular',
      'document(?:o|os|ación)|lista de empaque|packing list|conocimiento de embarque|ficha(?:s)? técnica(?:s)?|plano(?:s)?|poder|manual|contrato|licencia|declaración|fotos?|fotografías|albarán|formulario|datos bancarios|partida arancelaria|papeles',
      "documents?|documentation|liste de colisage|connaissement|fiche(?:s)? technique(?:s)?|plans?(?! d')|pouvoir|notice|contrat|licence|déclaration en douane|photos?|bon de livraison|papiers|formulaire|coordonnées bancaires|rib|code douanier|pièces? (?:justificatives?|manquantes?)",
      '文件|单证|单据|装箱单|提单|箱单|报关(?:资料|单|单据)|资料|图纸|规格书|说明书|合同|委托书|许可证|声明|成分说明|HS编码|海关编码|电放|照片|图片|清关(?:文件|资料|单据)',
    ),
  ],
];
/** Something to be done for which there is no word of its own. */
const DEED = phrases(
  'replace(?:ment|ments)?|re-?send|reship|repair|pick(?: it| them)? up|collect|arrange|release|unload|cancel|change|amend|correct|investigate|solution|explain|explanation|root cause|8d|corrective|return label|pay|settle|resolve|clarify|advise|unblock|instructions?|ship the|book|update (?:our|the)|check|take back|missing (?:parts|pieces)|process|deduct|proceed|solve|fix',
  'ersatz(?:lieferung)?|ersetz(?:en|t)|nachliefer(?:n|ung)|abhol(?:en|ung)|stornier(?:en|ung)|ändern|korrigieren|umtausch(?:en)?|lösung|stellungnahme|ursache|veranlassen|anweisung(?:en)?|zahlen|begleichen|klären|reparier\\p{L}*|freistellen|prüfen|abwickel\\p{L}*|kümmern',
  'reposición|reponer|reemplaz\\p{L}+|sustitu\\p{L}+|recog(?:er|ida)|cancel\\p{L}+|cambi(?:ar|o|en)|correg\\p{L}+|solución|solucion\\p{L}+|explica\\p{L}+|pagar|abonar|instrucciones|repar\\p{L}+|liberar|retirar|gestion\\p{L}+|revis\\p{L}+|proced\\p{L}+|tramit\\p{L}+',
  'remplac\\p{L}+|échang\\p{L}+|récupérer|enlèvement|enlever|annul\\p{L}+|modifi\\p{L}+|corrig\\p{L}+|solution|expliqu\\p{L}+|explication|régl\\p{L}+|payer|instructions|répar\\p{L}+|libérer|reprendre|vérifi\\p{L}+|procéder|traiter|organis\\p{L}+',
  '补发|换货|更换|重发|维修|提货|安排|取消|更改|修改|改正|解决|处理|说明原因|原因|整改|付款|支付|结清|结算|放货|指示|退货|返工|补货|核实|查实|检查|发货|订舱|跟进',
);

const BY_KIND: { readonly [kind in Kind]?: readonly Ask[] } = {
  'payment-request': ['other'],
  'approval-request': ['confirmation'],
  promotion: [],
  'auto-reply': [],
};

/** Whatever is wanted in these, something has to be done. */
const ANSWERED: readonly Kind[] = ['complaint', 'arrival-notice', 'customs-issue', 'logistics-delay', 'payment-notice'];

/** What each kind cannot be meant to ask, though it names it. */
const NOT_OF: { readonly [kind in Kind]?: readonly Ask[] } = {
  order: ['price', 'sample'],
  complaint: ['price', 'sample', 'catalogue'],
  'payment-notice': ['price', 'refund', 'sample', 'catalogue'],
  'logistics-delay': ['price', 'sample', 'catalogue', 'invoice', 'refund', 'certificate'],
  'arrival-notice': ['price', 'sample', 'catalogue', 'status', 'delivery date', 'refund'],
  'customs-issue': ['price', 'sample', 'catalogue', 'status', 'refund', 'delivery date'],
  'meeting-request': ['price', 'sample', 'catalogue', 'refund', 'invoice', 'status', 'document'],
};

/** What is asked for by its words, whatever kind of mail it is. */
export function topicsIn({ sentences, language }: Letter): ReadonlySet<Ask> {
  const texts = sentences.map(({ text }) => text).filter((text) => wants(text, language));
  const asked = TOPICS.filter(([, patterns]) => texts.some((text) => has(patternFor(patterns, language), text)));
  return new Set(asked.map(([ask]) => ask));
}

/** What the writer asks for, in the order of {@link TOPICS}. @param dates where days are named: a date that is given is not asked for */
export function asksIn(letter: Letter, kind: Kind, dates: readonly Span[] = []): readonly Ask[] {
  const fixed = BY_KIND[kind];
  if (fixed) return fixed;
  const { language } = letter;
  const own = letter.sentences.filter(({ start }) => start > letter.subjectEnd);
  const wanting = own.filter(({ text }) => wants(text, language));
  // What customs lack is named in one sentence and asked for in the next.
  const body = kind === 'customs-issue' ? own : wanting;
  const barred = NOT_OF[kind] ?? [];
  const found = new Set<Ask>();
  for (const { text, start } of body) {
    for (const [ask, patterns] of TOPICS) {
      if (barred.includes(ask) || !has(patternFor(patterns, language), text)) continue;
      if (ask !== 'delivery date' || isOpen(patternFor(patterns, language), text, start, dates)) found.add(ask);
    }
  }
  settle(found, body.map(({ text }) => text).join('\n'), kind);
  if (kind === 'inquiry' && !found.size) found.add('price');
  if (kind === 'meeting-request') found.add('meeting');
  const isDeed = ANSWERED.includes(kind) || (kind !== 'order' && body.some(({ text }) => has(DEED, text)));
  if (!found.size && wanting.length && isDeed) found.add('other');
  return TOPICS.map(([ask]) => ask)
    .concat('other')
    .filter((ask) => found.has(ask));
}

/** Whether some word for a date of delivery has none behind it. */
function isOpen(pattern: RegExp, text: string, start: number, dates: readonly Span[]): boolean {
  return [...text.matchAll(pattern)].some(({ index, 0: word }) => {
    const at = start + index;
    return !covers(dates, at, at + word.length + 16);
  });
}

const isQuestion = (text: string) => /[?？]|吗|呢/u.test(text);

const wants = (text: string, language: string) =>
  isQuestion(text) || has(patternFor(WANTS, language), text.replace(TOLD, ' '));

/** Where two words are of one wish, the nearer one stays. */
function settle(found: Set<Ask>, text: string, kind: Kind): void {
  if (kind === 'meeting-request') {
    found.delete('delivery date');
    return;
  }
  // A date of delivery that is asked for is no meeting (Termin), and an invoice that is complained of is not asked for.
  if (found.has('meeting') && !has(MEETING, text)) found.delete('meeting');
  const isMore = ['certificate', 'catalogue', 'invoice'].some((ask) => found.has(ask as Ask));
  if (found.has('document') && isMore && !has(PAPERS, text)) found.delete('document');
  // What customs want to see is papers, an invoice among them.
  if (kind === 'customs-issue' && found.delete('invoice')) found.add('document');
  if (found.has('status') && (kind === 'inquiry' || kind === 'order')) found.delete('status');
}

const MEETING = phrases(
  'meet(?:ing)?|appointment|call|visit|zoom|teams|besprech\\p{L}+|treffen|videokonferenz|telefon\\p{L}+|besuch\\p{L}*|reunión|reunirnos|videollamada|visita\\p{L}*|réunion|rendez-vous|visio\\p{L}*|visite|rencontr\\p{L}+|会议|开会|见面|面谈|拜访|参观|视频|洽谈|碰面|会面|约',
);
const PAPERS = phrases(
  'packing lists?|bills? of lading|data ?sheets?|drawings?|manual|contract|packliste|datenbl\\p{L}+|zeichnung(?:en)?|lista de empaque|ficha técnica|planos?|fiches? techniques?|liste de colisage|plans?|装箱单|提单|图纸|规格书|说明书',
);
