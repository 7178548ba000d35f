import { expect, test } from 'vitest';
import { fileNameOfLink, mediaKindOf, mimeTypeOfName } from '../../domain/mediaType.ts';

test.each([
  ['danfe.PDF', 'application/pdf'],
  ['https://erp.example/nf/57.pdf?token=a.b', 'application/pdf'],
  ['https://loja.example/foto.jpeg#x', 'image/jpeg'],
  ['https://erp.example/nf/57', null],
  ['https://erp.example', null],
])('%s is %s', (name, type) => {
  expect(mimeTypeOfName(name)).toBe(type);
});

test.each([
  ['application/pdf', 'document'],
  ['image/png', 'image'],
  ['video/mp4', 'video'],
  ['audio/ogg; codecs=opus', 'audio'],
  [null, 'document'],
])('%s is shown as %s', (type, kind) => {
  expect(mediaKindOf(type)).toBe(kind);
});

test('a link that ends like a file names it', () => {
  expect(fileNameOfLink('https://erp.example/nf/danfe-57.pdf?x=1')).toBe('danfe-57.pdf');
  expect(fileNameOfLink('https://erp.example/nf/57')).toBeNull();
  expect(fileNameOfLink('https://erp.example')).toBeNull();
});
