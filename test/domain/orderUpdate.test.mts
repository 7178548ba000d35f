import { expect, test } from 'vitest';
import type { MessageTemplate, TemplateParameter } from '../../domain/documents/message.ts';
import { fillsItself, orderUpdates } from '../../domain/messaging/orderUpdate.ts';

const template = (...parameters: TemplateParameter[]): MessageTemplate => ({
  name: 'n',
  language: 'pt_BR',
  category: 'UTILITY',
  body: '',
  parameters,
});

const named = (name: string): TemplateParameter => ({ name, named: true, place: 'body' });

const update = (id: string) => orderUpdates.find((each) => each.id === id)!;

test('an update offers the templates that its documents fill', () => {
  const tracking = template(named('first_name'), named('order_number'), named('tracking_url'));
  expect(fillsItself(tracking, update('shipped'))).toBe(true);
  expect(fillsItself(tracking, update('paid'))).toBe(false);
  expect(fillsItself(template(named('appointment_time'), named('first_name')), update('appointmentReminder'))).toBe(true);
});

test('but none with a name of its own or with a number, which only the shop can fill', () => {
  expect(fillsItself(template(named('first_name'), named('voucher')), update('shipped'))).toBe(false);
  expect(fillsItself(template({ name: '1', named: false, place: 'body' }), update('shipped'))).toBe(false);
  const button: TemplateParameter = {
    name: 'button_1',
    named: false,
    place: 'url_button',
    buttonIndex: 0,
    urlPrefix: 'https://r.example/',
  };
  expect(fillsItself(template(named('first_name'), button), update('shipped'))).toBe(true);
});
