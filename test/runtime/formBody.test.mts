import { describe, expect, test } from 'vitest';
import { formBody, multipartBody } from '../../runtime/client/formBody.ts';

describe('a form', () => {
  test('is read back as it was given, and has nothing of a field without a value', async () => {
    const { body, headers } = formBody({ To: 'whatsapp:+5511912345678', Body: 'Olá & até já', MediaUrl: undefined });
    const read = await new Request('https://acme.test', { method: 'POST', body, headers }).formData();
    expect([...read]).toEqual([
      ['To', 'whatsapp:+5511912345678'],
      ['Body', 'Olá & até já'],
    ]);
  });
});

describe('a form with a file', () => {
  const bytes = Buffer.from([0, 255, 13, 10, 45, 45, 1]);

  test('is read back by somebody else as it was given', async () => {
    const { body, headers } = multipartBody({
      type: 'application/pdf',
      file: { bytes, fileName: 'nota 1.pdf', mimeType: 'application/pdf' },
    });
    const read = await new Request('https://acme.test', { method: 'POST', body, headers }).formData();
    const file = read.get('file') as File;
    expect(read.get('type')).toBe('application/pdf');
    expect([file.name, file.type]).toEqual(['nota 1.pdf', 'application/pdf']);
    expect(Buffer.from(await file.arrayBuffer())).toEqual(bytes);
  });

  test('lets no file name end its own header', async () => {
    const { body, headers } = multipartBody({ file: { bytes, fileName: 'a"\r\nX: 1', mimeType: 'text/plain' } });
    const read = await new Request('https://acme.test', { method: 'POST', body, headers }).formData();
    expect((read.get('file') as File).name).not.toContain('\n');
  });
});
