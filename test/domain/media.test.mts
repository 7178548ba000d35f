import { describe, expect, test } from 'vitest';
import { fileExtensionOf, fileNameOf, fileNameOfLink, mediaKindOf, mimeTypeOf, mimeTypeOfName } from '../../domain/messaging/media.ts';
import type { Media } from '../../domain/ports/messenger.ts';

const media = (change: Partial<Media>): Media => ({
  kind: 'document',
  source: { bytes: Buffer.from('x') },
  mimeType: null,
  fileName: null,
  ...change,
});

const link = (address: string) => media({ source: { link: address } });

describe('what a file is called', () => {
  test.each<[string, Media, string, string]>([
    ['its own name', media({ fileName: 'danfe 1001.pdf' }), 'danfe 1001.pdf', 'pdf'],
    ['the end of its link', link('https://loja.example/nf/danfe%201001.pdf?token=a.b'), 'danfe 1001.pdf', 'pdf'],
    ['a link that is written wrong', link('https://loja.example/%E0%A4%A.pdf'), '%E0%A4%A.pdf', 'pdf'],
    ['a link that names none', link('https://loja.example/nf/1001'), 'document.bin', 'bin'],
    ['its type', media({ mimeType: 'application/pdf' }), 'document.pdf', 'pdf'],
    ['its kind', media({ kind: 'image' }), 'image.jpg', 'jpg'],
    ['a name without ending', media({ fileName: 'danfe', mimeType: 'application/pdf' }), 'danfe', 'pdf'],
    ['a type that is no ending', media({ mimeType: 'application/vnd.ms-excel' }), 'document.bin', 'bin'],
  ])('%s', (_from, file, name, extension) => {
    expect(fileNameOf(file)).toBe(name);
    expect(fileExtensionOf(file)).toBe(extension);
  });

  test('knows the type without its parameters', () => {
    expect(mimeTypeOf(media({ mimeType: 'Text/CSV; charset=utf-8' }))).toBe('text/csv');
    expect(mimeTypeOf(media({ kind: 'video' }))).toBe('video/mp4');
  });
});

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

test('takes the end of a link that looks like a file', () => {
  expect(fileNameOfLink('https://erp.example/nf/danfe-57.pdf?x=1')).toBe('danfe-57.pdf');
  expect(fileNameOfLink('https://erp.example/nf/57')).toBeNull();
  expect(fileNameOfLink('https://erp.example')).toBeNull();
});
