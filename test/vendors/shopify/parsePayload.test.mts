/** Long ids of a payload come as texts, digit by digit, and nothing else of it is touched. */
import { expect, test } from 'vitest';
import { parsePayload } from '../../../vendors/shopify/events/parsePayload.ts';

const read = (json: string) => parsePayload(Buffer.from(json));

test('an id of 16 digits or more comes as a text with all of its digits, a shorter one as a number', () => {
  expect(read('{"id":820982911946154508,"ids": [ 9007199254740993 ,1234567890123456],"short":5991234567890}')).toEqual({
    id: '820982911946154508',
    ids: ['9007199254740993', '1234567890123456'],
    short: 5991234567890,
  });
});

test.each([
  ['what looks like an id in a text', '{"note":"pedido: 820982911946154508, pago"}', 'pedido: 820982911946154508, pago'],
  ['behind a quotation mark in the text', String.raw`{"note":"ele disse \" 820982911946154508 ,"}`, 'ele disse " 820982911946154508 ,'],
  ['behind backslashes that end a text', String.raw`{"path":"C:\\","note":"x 820982911946154508 ]"}`, 'x 820982911946154508 ]'],
])('%s is left alone', (_case, json, note) => {
  expect(read(json).note).toBe(note);
});

test('an id behind a text that ends with a backslash is one', () => {
  expect(read(String.raw`{"path":"C:\\","id":820982911946154508}`)).toEqual({ path: 'C:\\', id: '820982911946154508' });
});

test('amounts, negative numbers and long fractions stay what they are', () => {
  expect(read('{"a":-1234567890123456,"b":1234567890123456.5,"c":12.5,"d":1e21}')).toEqual({
    a: -1234567890123456,
    b: 1234567890123456.5,
    c: 12.5,
    d: 1e21,
  });
});
