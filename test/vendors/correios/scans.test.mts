/** Pairs of code and type as the tables of Correios have them (public client, 2020). */
import { describe, expect, test } from 'vitest';
import { trackingOf } from '../../../vendors/correios/tracking/track.ts';
import { statusOfScan } from '../../../vendors/correios/tracking/scans.ts';

describe('what a scan means', () => {
  test.each([
    ['PO', '01', 'posted'],
    ['CO', '01', 'posted'],
    ['RO', '01', 'in_transit'],
    ['DO', '02', 'in_transit'],
    ['PAR', '21', 'in_transit'],
    ['OEC', '01', 'out_for_delivery'],
    ['BDE', '20', 'failed_attempt'],
    ['BDI', '25', 'failed_attempt'],
    ['BDR', '04', 'failed_attempt'],
    ['LDI', '01', 'awaiting_pickup'],
    ['BDE', '24', 'awaiting_pickup'],
    ['BDE', '01', 'delivered'],
    ['BDE', '67', 'delivered'],
    ['BDE', '23', 'returned'],
    ['BLQ', '22', 'returned'],
    ['BDE', '09', 'lost'],
    ['BDE', '28', 'lost'],
    ['FC', '51', 'lost'],
    ['BDE', '66', 'in_transit'],
    ['BDE', '1', 'delivered'],
  ])('%s %s is %s', (code, type, status) => {
    expect(statusOfScan(code, type, null)).toBe(status);
  });

  test.each([
    ['Objeto entregue ao destinatário', 'delivered'],
    ['Objeto não entregue - destinatário ausente', 'failed_attempt'],
    ['Objeto entregue ao remetente', 'returned'],
    ['Objeto saiu para entrega ao destinatário', 'out_for_delivery'],
    ['Objeto aguardando retirada no endereço indicado', 'awaiting_pickup'],
    ['Objeto em trânsito - por favor aguarde', 'in_transit'],
    ['Objeto extraviado', 'lost'],
    ['Algo que ninguém conhece', 'unknown'],
  ])('a type that no table has goes by its words: %s', (words, status) => {
    expect(statusOfScan('XYZ', '77', words)).toBe(status);
  });
});

describe('the way of a parcel', () => {
  const scan = (codigo: string, tipo: string, dtHrCriado: string, descricao = 'x') => ({ codigo, tipo, dtHrCriado, descricao });
  const answer = (...eventos: object[]) => ({ objetos: [{ codObjeto: 'AD123456785BR', dtPrevista: '2026-12-01T23:59:59', eventos }] });

  test('of which no scan has a time that can be read is not one without scans', () => {
    const unread = answer(scan('BDE', '01', '24/11/2026 12:00'));
    expect(() => trackingOf('AD123456785BR', unread)).toThrow(/dtHrCriado/);
    expect(trackingOf('AD123456785BR', answer())).toMatchObject({ status: 'unknown', events: [] });
  });

  test('is told oldest first, whatever order the scans come in, in UTC', () => {
    const tracking = trackingOf(
      'AD123456785BR',
      answer(scan('RO', '01', '2026-11-25T08:00:00'), scan('BDE', '01', '2026-11-27T15:30:00'), scan('PO', '01', '2026-11-24T16:00:00')),
    );
    expect(tracking.events.map(({ status, at }) => [status, at])).toEqual([
      ['posted', '2026-11-24T19:00:00.000Z'],
      ['in_transit', '2026-11-25T11:00:00.000Z'],
      ['delivered', '2026-11-27T18:30:00.000Z'],
    ]);
    expect(tracking).toMatchObject({ status: 'delivered', estimatedDelivery: '2026-12-01' });
  });

  test('without the scan that a later one calls a mistake', () => {
    const tracking = trackingOf(
      'AD123456785BR',
      answer(scan('EST', '01', '2026-11-25T09:00:00'), scan('BDE', '01', '2026-11-25T08:00:00'), scan('PO', '01', '2026-11-24T16:00:00')),
    );
    expect(tracking.status).toBe('posted');
    expect(tracking.events).toHaveLength(1);
  });

  test('that has not begun is unknown, and an answer about another parcel is none', () => {
    const body = { objetos: [{ codObjeto: 'AD123456785BR', mensagem: 'SRO-020: Objeto não encontrado na base de dados dos Correios.' }] };
    expect(trackingOf('AD123456785BR', body)).toMatchObject({ status: 'unknown', events: [] });
    expect(() => trackingOf('AD999999999BR', body)).toThrow('unexpected response');
  });
});
