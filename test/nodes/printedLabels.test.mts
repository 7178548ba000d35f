/** What Print Label brings can be opened and printed: rendered to a picture, it shows what it should. */
import { describe, expect, test } from 'vitest';
import type { IDataObject } from 'n8n-workflow';
import type { Shipment } from '../../domain/documents/shipment.ts';
import type { LabelSeller } from '../../domain/ports/carrier.ts';
import * as printLabel from '../../nodes/CarrierShipment/shipment/printLabel.operation.ts';
import { shipmentRequest } from '../contracts/carrier.contract.mts';
import { correiosWorld } from '../contracts/support/correiosWorld.mts';
import { failureOf } from '../contracts/support/failureOf.mts';
import { melhorEnvioWorld } from '../contracts/support/melhorEnvioWorld.mts';
import { superFreteWorld } from '../contracts/support/superFreteWorld.mts';
import { pdfPicture } from '../support/pdfPicture.mts';
import { oneItem } from './support/fakeN8n.mts';

const printed = async (carrier: LabelSeller, shipment: Shipment, printForm: string) => {
  const item = { shipment: shipment as unknown as IDataObject };
  const { binary = {} } = await printLabel.execute(oneItem(item, { shipmentFrom: 'item', printForm }), 0, carrier);
  const [[field, { data, fileName, mimeType }]] = Object.entries(binary) as [
    [string, { data: string; fileName: string; mimeType: string }],
  ];
  return { field, fileName, mimeType, file: Buffer.from(data, 'base64') };
};

/** An empty page has nothing dark on it, and one that was rendered wrongly is dark all over. */
async function expectPage(file: Buffer, words: readonly string[]) {
  const { pages, png, dark, text } = await pdfPicture(file);
  expect(pages).toBe(1);
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(dark).toBeGreaterThan(0.0001);
  expect(dark).toBeLessThan(0.5);
  for (const word of words) expect(text).toContain(word);
}

describe.each([
  ['Melhor Envio', melhorEnvioWorld],
  ['SuperFrete', superFreteWorld],
  ['Correios', correiosWorld],
] as const)('a label of %s', (_, openWorld) => {
  test('opens, and shows the number that the parcel is followed by', async () => {
    const world = openWorld();
    const shipment = await world.open().create(shipmentRequest());
    const { field, fileName, mimeType, file } = await printed(world.open(), shipment, 'label');
    expect({ field, fileName, mimeType }).toEqual({ field: 'label', fileName: `label ${shipment.id}.pdf`, mimeType: 'application/pdf' });
    await expectPage(file, [shipment.trackingNumber!]);
    expect(world.violations).toEqual([]);
  });
});

describe('Melhor Envio prints', () => {
  test('the DACE of a parcel without a nota fiscal: it opens, and shows the goods', async () => {
    const world = melhorEnvioWorld();
    const shipment = await world.open().create(shipmentRequest());
    const { field, fileName, file } = await printed(world.open(), shipment, 'dace');
    expect({ field, fileName }).toEqual({ field: 'dace', fileName: `dace ${shipment.id}.pdf` });
    await expectPage(file, ['DACE', '2 x Camiseta']);
    expect(world.violations).toEqual([]);
  });

  test('no DACE where there is a nota fiscal: that is said before it is asked for', async () => {
    const world = melhorEnvioWorld();
    const invoice = { id: '1', status: 'authorized', model: 55, accessKey: '35220390021382000122550010000000011000000014' } as never;
    const shipment = await world.open().create(shipmentRequest('1001', { invoice }));
    expect((await failureOf(printed(world.open(), shipment, 'dace'))).failure).toMatchObject({ code: 'noDeclaration' });
    expect(world.operations()).not.toContain('dace.file');
  });

  test('a label for label printers', async () => {
    const world = melhorEnvioWorld();
    const shipment = await world.open().create(shipmentRequest());
    const { fileName, mimeType, file } = await printed(world.open(), shipment, 'zpl');
    expect({ fileName, mimeType }).toEqual({ fileName: `label ${shipment.id}.zpl`, mimeType: 'text/plain' });
    expect(file.toString()).toMatch(/^\^XA.*\^XZ$/s);
    expect(file.toString()).toContain(shipment.trackingNumber);
    expect(world.violations).toEqual([]);
  });
});
