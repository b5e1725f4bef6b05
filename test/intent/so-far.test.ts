import { expect, it } from 'vitest';
import { readOffline } from '../../connectors/intent/offline/provider.ts';
import { bytes, ENVELOPE } from '../facts/mail.ts';

const deadlineOf = (text: string) =>
  readOffline(
    bytes(
      `From: a@x.example\r\nSubject: Payment\r\nDate: Tue, 10 Mar 2026 10:00:00 +0100\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n`,
    ),
    ENVELOPE,
  ).deadline;

it.each([
  'Leider konnten wir bis heute keinen Zahlungseingang feststellen. Wir bitten Sie, den Betrag bis zum 20. März zu begleichen.',
  'Hasta hoy no hemos recibido el pago. Rogamos lo efectúen antes del 20 de marzo.',
  'We have not received your payment until today. Please pay by 20 March.',
  "Jusqu'à aujourd'hui, nous n'avons reçu aucun paiement. Merci de régler avant le 20 mars.",
  '贵司货款到今天还没有到账，请在3月20日前付清。',
])('what has not come until now is no deadline: %s', (text) => expect(deadlineOf(text)).toBe('2026-03-20'));

it.each([
  'Wenn bis heute keine Zahlung eingeht, stornieren wir den Auftrag.',
  'Tienen hasta hoy para confirmar el pedido, por favor.',
  'As we have not received your payment for invoice 771, please pay by today.',
  '请在今天之前付清货款。',
])('today is the deadline: %s', (text) => expect(deadlineOf(text)).toBe('2026-03-10'));
