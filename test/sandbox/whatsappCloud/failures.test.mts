import { describe, expect, test } from 'vitest';
import { ana, fate, listening, openBusiness, paid } from './business.mts';

/** Meta documentation: codes that are answered, with their HTTP status. */
const answered: [number, number][] = [
  [0, 401],
  [190, 401],
  [4, 429],
  [80007, 429],
  [130429, 429],
  [131056, 429],
  [131048, 429],
  [131021, 400],
  [132000, 400],
  [132001, 404],
  [132012, 400],
  [132015, 400],
  [132016, 400],
  [133010, 400],
];

describe('failures on demand', () => {
  test.each(answered)('answer %i with %i, and send nothing', async (code, status) => {
    const business = openBusiness();
    business.vendor.setFailure({ code });
    expect(await business.send(paid())).toMatchObject({ status, data: { error: { code } } });
    expect(business.vendor.messages()).toEqual([]);
    expect((await business.send(paid())).status).toBe(200);
  });

  test.each([1, 2, 131000, 131016])('answer %i although the message was sent', async (code) => {
    const business = openBusiness();
    business.vendor.setFailure({ code });
    expect((await business.send(paid())).data.error.code).toBe(code);
    expect(business.vendor.messages()).toHaveLength(1);
  });

  test.each([131026, 131047, 131049, 131050, 131053])('let a message fail with %i after it was accepted', async (code) => {
    const business = await listening();
    business.vendor.setFailure({ code });
    expect(await fate(business, paid())).toEqual(['failed', code]);
  });

  test('can make any code come late', async () => {
    const business = await listening();
    business.vendor.setFailure({ code: 131048, late: true });
    expect(await fate(business, paid())).toEqual(['failed', 131048]);
    expect((await fate(business, paid()))[1]).toBeUndefined();
  });
});

describe('files that do not fit', () => {
  const upload = async (business: ReturnType<typeof openBusiness>, type: string, size: number) => {
    const form = new FormData();
    form.set('messaging_product', 'whatsapp');
    form.set('type', type);
    form.set('file', new File([new Uint8Array(size)], 'file', { type }));
    return await business.request('POST', `/v25.0/${business.phoneNumberId}/media`, { body: form });
  };

  test('are refused at the upload where they are too large', async () => {
    const business = openBusiness();
    expect((await upload(business, 'image/png', 5 * 1_048_576)).status).toBe(200);
    expect((await upload(business, 'image/png', 5 * 1_048_576 + 1)).data.error.code).toBe(131053);
    expect(business.rules()).toEqual(['media-upload']);
  });

  test('fail at the delivery where the kind of message takes no such type', async () => {
    const business = await listening();
    business.vendor.openWindow(ana);
    const { data } = await upload(business, 'application/pdf', 8);
    expect(await fate(business, { type: 'image', image: { id: data.id } })).toEqual(['failed', 131053]);
    expect((await fate(business, { type: 'document', document: { id: data.id } }))[1]).toBeUndefined();
  });

  test('fail at the delivery where the file behind a link is too large or of a wrong type', async () => {
    const business = await listening();
    business.vendor.openWindow(ana);
    const link = 'https://loja.example/foto.png';
    business.vendor.hostFile(link, { mimeType: 'image/png', size: 6_000_000 });
    expect(await fate(business, { type: 'image', image: { link } })).toEqual(['failed', 131053]);
    business.vendor.hostFile(link, { mimeType: 'image/svg+xml', size: 600 });
    expect(await fate(business, { type: 'image', image: { link } })).toEqual(['failed', 131053]);
    business.vendor.hostFile(link, { mimeType: 'image/png', size: 600 });
    expect((await fate(business, { type: 'image', image: { link } }))[1]).toBeUndefined();
    expect(business.violations).toEqual([]);
  });

  test('are forgotten after 30 days', async () => {
    const business = openBusiness();
    const { data } = await upload(business, 'application/pdf', 8);
    await business.clock.advance(30 * 86_400_000);
    expect((await business.send({ type: 'document', document: { id: data.id } })).data.error.code).toBe(131009);
  });
});
