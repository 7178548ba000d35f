import { describe, expect, test } from 'vitest';
import { documentOf, flowVariables } from '../../domain/messaging/flowVariables.ts';
import { fillPlaceholders } from '../../domain/messaging/placeholders.ts';
import { appointment } from '../support/appointments.mts';
import { paidOrder } from '../contracts/support/order.mts';

describe('what a flow has to say to a customer', () => {
  test('comes from the order, ready to read', () => {
    expect(flowVariables({ order: paidOrder('1001') })).toMatchObject({
      first_name: 'Ana',
      customer_name: 'Ana Souza',
      order_number: '1001',
      order_total: 'R$ 212,25',
      order_date: '23/11/2026',
      order_items: '2x Camiseta de algodão M, 1x Café moído 250 g',
      shipping_price: 'R$ 20,00',
      city: 'Belo Horizonte',
    });
  });

  test('grows with the documents of later steps', () => {
    const variables = flowVariables({
      order: paidOrder('1001'),
      invoice: { number: '57', series: '1', accessKey: '352', pdfUrl: 'https://nf.example/57', issuedAt: '2026-11-24T01:30:00Z' },
      shipment: {
        carrier: 'Correios',
        service: 'PAC',
        trackingNumber: 'QA123456785BR',
        trackingUrl: 'https://r.example/QA123456785BR',
        estimatedDelivery: '2026-12-03',
      },
    });
    expect(variables).toMatchObject({
      invoice_number: '57',
      invoice_key: '352',
      invoice_url: 'https://nf.example/57',
      // Half past one in London is still the evening before in São Paulo.
      invoice_date: '23/11/2026',
      carrier: 'Correios',
      service: 'PAC',
      tracking_number: 'QA123456785BR',
      tracking_url: 'https://r.example/QA123456785BR',
      estimated_delivery: '03/12/2026',
    });
  });

  test('comes from a payment alone', () => {
    const customer = { id: null, address: null, name: 'Rui Lima', email: null, phone: null, taxId: null, stateRegistration: null };
    const payment = {
      value: 1234.5,
      dueDate: '2026-12-01',
      invoiceUrl: 'https://asaas.example/i/1',
      orderNumber: '77',
      customer,
      pix: { payload: '00020126', image: null },
      bankSlip: { line: '34191', url: null },
    };
    expect(flowVariables({ payment })).toEqual({
      customer_name: 'Rui Lima',
      first_name: 'Rui',
      order_number: '77',
      payment_value: 'R$ 1.234,50',
      payment_due_date: '01/12/2026',
      payment_url: 'https://asaas.example/i/1',
      pix_code: '00020126',
      bank_slip_line: '34191',
    });
  });

  test('gives an appointment’s time where the customer is', () => {
    const appointment = { title: 'Prova', start: '2026-11-25T17:30:00Z', timeZone: 'America/Manaus', location: 'Loja' };
    expect(flowVariables({ appointment })).toMatchObject({ appointment_date: '25/11/2026', appointment_time: '13:30' });
    expect(flowVariables({ appointment: { ...appointment, timeZone: 'Mars/Base' } })).toMatchObject({ appointment_time: '14:30' });
  });

  test('leaves out what nobody knows', () => {
    expect(flowVariables({ shipment: { carrier: 'Correios', trackingNumber: null }, order: { number: '1' } })).toEqual({
      carrier: 'Correios',
      order_number: '1',
    });
    expect(flowVariables({})).toEqual({});
  });

  test.each([
    ['tracking_url', 'shipment'],
    ['estimated_delivery', 'shipment'],
    ['invoice_url', 'invoice'],
    ['pix_code', 'payment'],
    ['order_total', 'order'],
    ['first_name', 'order'],
  ])('%s comes with the %s', (variable, document) => {
    expect(documentOf(variable)).toBe(document);
  });
});

describe('the document of a name', () => {
  test('is known for each name that the documents offer', () => {
    const everything = {
      order: paidOrder('1001'),
      invoice: { number: '57', series: '1', accessKey: '352', pdfUrl: 'https://nf.example/57', issuedAt: '2026-11-24T01:30:00Z' },
      shipment: { carrier: 'C', service: 'PAC', trackingNumber: 'QA', trackingUrl: 'https://r.example', estimatedDelivery: '2026-12-03' },
      payment: {
        value: 1,
        dueDate: '2026-12-01',
        paidAt: '2026-12-01',
        invoiceUrl: 'https://a.example',
        pix: { payload: '0002', image: null },
        bankSlip: { line: '34191', url: 'https://b.example' },
      },
      appointment: appointment({ location: 'Loja', meetingUrl: 'https://meet.example/a', movedFrom: '2026-11-30T13:00:00.000Z' }),
      lead: { company: 'Ponte' },
    };
    const offered = Object.keys(flowVariables(everything));
    expect(offered).toHaveLength(39);
    expect(offered.filter((name) => documentOf(name) === undefined)).toEqual([]);
    expect(documentOf('voucher')).toBeUndefined();
  });
});

describe('placeholders in a text', () => {
  test('are filled by name, in any case', () => {
    expect(fillPlaceholders('Oi {first_name}, pedido {ORDER_NUMBER}.', { first_name: 'Ana', order_number: '7' })).toEqual({
      text: 'Oi Ana, pedido 7.',
      missing: [],
    });
  });

  test('without a value are told', () => {
    expect(fillPlaceholders('{a} {b} {a}', { b: '2' })).toEqual({ text: '{a} 2 {a}', missing: ['a'] });
  });

  test('are nothing but names in braces', () => {
    const text = 'R$ 5 {} {1x} { a } {a b}';
    expect(fillPlaceholders(text, {})).toEqual({ text, missing: [] });
  });
});
