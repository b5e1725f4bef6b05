import type { OpenReason } from '../../plan/first-quote.ts';
import type { Marks } from '../decimal.ts';

type Question = (wanted: string, candidates: string) => string;

/** What a quote says in one language. Open places stand in square brackets. */
export interface Tongue {
  readonly marks: Marks;
  readonly hello: string;
  readonly thanks: string;
  readonly offer: string;
  readonly total: string;
  readonly bye: string;
  readonly readyOpen: string;
  /** Units of the stock list, one and many. */
  readonly units: { readonly [unit: string]: readonly [string, string] };
  sum(quantity: string, unit: string, price: string, total: string): string;
  each(price: string, unit: string): string;
  ready(day: string): string;
  valid(day: string): string;
  readonly ask: { readonly [why in OpenReason]: Question };
  /** Heads of the PDF. */
  readonly heads: {
    readonly title: string;
    readonly item: string;
    readonly quantity: string;
    readonly price: string;
    readonly sum: string;
    readonly ready: string;
    readonly open: string;
  };
}

export const TONGUES: { readonly [language: string]: Tongue } = {
  en: {
    marks: [',', '.'],
    hello: 'Dear [name],',
    thanks: 'thank you for your inquiry.',
    offer: 'Our first quotation:',
    total: 'Total',
    bye: 'Kind regards',
    readyOpen: 'delivery date on request',
    units: { piece: ['piece', 'pieces'], set: ['set', 'sets'], pair: ['pair', 'pairs'], carton: ['carton', 'cartons'] },
    sum: (quantity, unit, price, total) => `${quantity} ${unit} at ${price} = ${total}`,
    each: (price, unit) => `from ${price} per ${unit}, depending on the quantity`,
    ready: (day) => `earliest delivery, ex works: ${day}`,
    valid: (day) => `These prices are valid until ${day}. Availability is as of today.`,
    ask: {
      unknown: (wanted) =>
        `“${wanted}”: we have found nothing under this name. Please send us a part number or a description.`,
      ambiguous: (wanted, these) => `“${wanted}”: please tell us which item you mean: ${these}?`,
      quantity: (wanted) => `“${wanted}”: please tell us the quantity.`,
      unit: (wanted, these) => `“${wanted}”: please tell us the quantity in our unit (${these}).`,
      below: (wanted, these) => `“${wanted}”: this is below our minimum quantity (${these}).`,
      unpriced: (wanted) => `“${wanted}”: we will send you our price separately: [price].`,
    },
    heads: {
      title: 'First quotation',
      item: 'Item',
      quantity: 'Quantity',
      price: 'Price',
      sum: 'Sum',
      ready: 'Ready, ex works',
      open: 'To be clarified',
    },
  },
  zh: {
    marks: [',', '.'],
    hello: '[称呼]，您好：',
    thanks: '感谢您的询价。',
    offer: '我们的初步报价如下：',
    total: '合计',
    bye: '此致敬礼',
    readyOpen: '交期待确认',
    units: { piece: ['件', '件'], set: ['套', '套'], pair: ['双', '双'], carton: ['箱', '箱'] },
    sum: (quantity, unit, price, total) => `${quantity} ${unit}，单价 ${price}，小计 ${total}`,
    each: (price, unit) => `每${unit} ${price} 起，视数量而定`,
    ready: (day) => `最早交货日期（工厂交货）：${day}`,
    valid: (day) => `以上价格有效期至 ${day}，库存以今日为准。`,
    ask: {
      unknown: (wanted) => `“${wanted}”：未找到对应产品，请提供型号或说明。`,
      ambiguous: (wanted, these) => `“${wanted}”：请确认是哪一款：${these}？`,
      quantity: (wanted) => `“${wanted}”：请告知数量。`,
      unit: (wanted, these) => `“${wanted}”：请按我们的计量单位告知数量（${these}）。`,
      below: (wanted, these) => `“${wanted}”：低于起订量（${these}）。`,
      unpriced: (wanted) => `“${wanted}”：价格将另行告知：[价格]。`,
    },
    heads: {
      title: '初步报价',
      item: '产品',
      quantity: '数量',
      price: '单价',
      sum: '金额',
      ready: '工厂交货日期',
      open: '待确认',
    },
  },
  de: {
    marks: ['.', ','],
    hello: 'Guten Tag [Name],',
    thanks: 'vielen Dank für Ihre Anfrage.',
    offer: 'Unser erstes Angebot:',
    total: 'Summe',
    bye: 'Mit freundlichen Grüßen',
    readyOpen: 'Liefertermin auf Anfrage',
    units: { piece: ['Stück', 'Stück'], set: ['Satz', 'Sätze'], pair: ['Paar', 'Paar'], carton: ['Karton', 'Kartons'] },
    sum: (quantity, unit, price, total) => `${quantity} ${unit} zu je ${price} = ${total}`,
    each: (price, unit) => `ab ${price} je ${unit}, je nach Menge`,
    ready: (day) => `frühester Liefertermin ab Werk: ${day}`,
    valid: (day) => `Die Preise gelten bis ${day}. Bestände: Stand heute.`,
    ask: {
      unknown: (wanted) =>
        `„${wanted}“: Unter diesem Namen haben wir nichts gefunden. Bitte nennen Sie uns Artikelnummer oder Beschreibung.`,
      ambiguous: (wanted, these) => `„${wanted}“: Bitte sagen Sie uns, welchen Artikel Sie meinen: ${these}?`,
      quantity: (wanted) => `„${wanted}“: Bitte nennen Sie uns die Menge.`,
      unit: (wanted, these) => `„${wanted}“: Bitte nennen Sie uns die Menge in unserer Einheit (${these}).`,
      below: (wanted, these) => `„${wanted}“: Das liegt unter unserer Mindestmenge (${these}).`,
      unpriced: (wanted) => `„${wanted}“: Den Preis nennen wir Ihnen gesondert: [Preis].`,
    },
    heads: {
      title: 'Erstes Angebot',
      item: 'Artikel',
      quantity: 'Menge',
      price: 'Preis',
      sum: 'Summe',
      ready: 'Bereit ab Werk',
      open: 'Zu klären',
    },
  },
  es: {
    marks: ['.', ','],
    hello: 'Estimado/a [nombre]:',
    thanks: 'Gracias por su consulta.',
    offer: 'Nuestra primera oferta:',
    total: 'Total',
    bye: 'Saludos cordiales',
    readyOpen: 'plazo de entrega a consultar',
    units: {
      piece: ['unidad', 'unidades'],
      set: ['juego', 'juegos'],
      pair: ['par', 'pares'],
      carton: ['caja', 'cajas'],
    },
    sum: (quantity, unit, price, total) => `${quantity} ${unit} a ${price} = ${total}`,
    each: (price, unit) => `desde ${price} por ${unit}, según la cantidad`,
    ready: (day) => `entrega más temprana, en fábrica: ${day}`,
    valid: (day) => `Los precios son válidos hasta el ${day}. Existencias a día de hoy.`,
    ask: {
      unknown: (wanted) =>
        `«${wanted}»: no hemos encontrado nada con este nombre. Envíenos una referencia o una descripción.`,
      ambiguous: (wanted, these) => `«${wanted}»: indíquenos a qué artículo se refiere: ${these}`,
      quantity: (wanted) => `«${wanted}»: indíquenos la cantidad.`,
      unit: (wanted, these) => `«${wanted}»: indíquenos la cantidad en nuestra unidad (${these}).`,
      below: (wanted, these) => `«${wanted}»: está por debajo de nuestro pedido mínimo (${these}).`,
      unpriced: (wanted) => `«${wanted}»: le enviaremos el precio por separado: [precio].`,
    },
    heads: {
      title: 'Primera oferta',
      item: 'Artículo',
      quantity: 'Cantidad',
      price: 'Precio',
      sum: 'Importe',
      ready: 'Listo en fábrica',
      open: 'Por aclarar',
    },
  },
  fr: {
    marks: [' ', ','],
    hello: 'Bonjour [nom],',
    thanks: 'Merci de votre demande.',
    offer: 'Notre première offre :',
    total: 'Total',
    bye: 'Cordialement',
    readyOpen: 'délai de livraison sur demande',
    units: {
      piece: ['pièce', 'pièces'],
      set: ['jeu', 'jeux'],
      pair: ['paire', 'paires'],
      carton: ['carton', 'cartons'],
    },
    sum: (quantity, unit, price, total) => `${quantity} ${unit} à ${price} = ${total}`,
    each: (price, unit) => `à partir de ${price} par ${unit}, selon la quantité`,
    ready: (day) => `livraison au plus tôt, départ usine : ${day}`,
    valid: (day) => `Ces prix sont valables jusqu’au ${day}. Stocks à ce jour.`,
    ask: {
      unknown: (wanted) =>
        `« ${wanted} » : nous n’avons rien trouvé sous ce nom. Merci de nous indiquer une référence ou une description.`,
      ambiguous: (wanted, these) => `« ${wanted} » : merci de préciser l’article : ${these} ?`,
      quantity: (wanted) => `« ${wanted} » : merci de préciser la quantité.`,
      unit: (wanted, these) => `« ${wanted} » : merci d’indiquer la quantité dans notre unité (${these}).`,
      below: (wanted, these) => `« ${wanted} » : en dessous de notre quantité minimum (${these}).`,
      unpriced: (wanted) => `« ${wanted} » : nous vous communiquerons le prix séparément : [prix].`,
    },
    heads: {
      title: 'Première offre',
      item: 'Article',
      quantity: 'Quantité',
      price: 'Prix',
      sum: 'Montant',
      ready: 'Départ usine le',
      open: 'À préciser',
    },
  },
};
