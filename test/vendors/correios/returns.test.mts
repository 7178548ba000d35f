/** Goods of an order that come back with Correios (*logística reversa*). */
import { describe, expect, test } from 'vitest';
import type { ReturnRequest } from '../../../domain/ports/carrier.ts';
import { shipmentRequest } from '../../contracts/carrier.contract.mts';
import { correiosWorld } from '../../contracts/support/correiosWorld.mts';
import { failureOf } from '../../contracts/support/failureOf.mts';
import { openCorreios } from '../../../vendors/correios/label/carrier.ts';
import { onWrite } from '../../contracts/support/simulatedVendor.mts';
import { paidOrder } from '../../contracts/support/order.mts';

const returnRequest = (change: Partial<ReturnRequest> = {}): ReturnRequest => ({
  order: paidOrder(),
  parcel: { heightCm: 10, widthCm: 15, lengthCm: 20, weightGrams: 640 },
  key: 'shopify:1001:return',
  choose: 'cheapest',
  outwardNumber: null,
  ...change,
});

const sent = (world: ReturnType<typeof correiosWorld>) =>
  world.calls
    .filter(({ method, body }) => method === 'POST' && typeof body === 'object' && body !== null && 'destinatario' in body)
    .map(({ body }) => body as Record<string, unknown>);

describe('a return', () => {
  test('goes from the customer to the shop, with a declaration of its goods, and can be printed', async () => {
    const world = correiosWorld();
    const made = await world.open().createReturn(returnRequest({ outwardNumber: 'AD123456785BR' }));
    expect(made).toMatchObject({ status: 'label_ready', service: 'PAC Reverso', found: false, price: null });
    expect(sent(world)).toMatchObject([
      {
        logisticaReversa: 'S',
        codigoServico: '03301',
        codigoObjetoIda: 'AD123456785BR',
        emiteDCe: 'S',
        remetente: { nome: 'Ana Souza', cpfCnpj: '52998224725', endereco: { cep: '30160011' } },
        destinatario: { nome: 'Loja Ponte', cpfCnpj: '90021382000122', endereco: { cep: '01310100' } },
      },
    ]);
    const [file] = await world.open().print([{ id: made.id }]);
    expect(file?.subarray(0, 5).toString()).toBe('%PDF-');
    expect(world.violations).toEqual([]);
  });

  test('stands beside the label of the same order, and neither is taken for the other', async () => {
    const world = correiosWorld();
    const outward = await world.open().create(shipmentRequest());
    const back = await world.open().createReturn(returnRequest({ choose: 'fastest' }));
    expect(back).toMatchObject({ service: 'SEDEX Reverso', found: false });
    expect(await world.open().create(shipmentRequest())).toMatchObject({ id: outward.id, found: true });
    expect(await world.open().createReturn(returnRequest())).toMatchObject({ id: back.id, found: true });
    expect(world.good()).toHaveLength(2);
  });

  test('is made once, also where the answer to making it is lost', async () => {
    const world = correiosWorld();
    // Write 1 gives out a token, write 2 makes the label.
    world.inject(onWrite(2, 'lostAnswer'));
    expect(await world.open().createReturn(returnRequest())).toMatchObject({ status: 'label_ready' });
    expect(await world.open().createReturn(returnRequest())).toMatchObject({ found: true, status: 'label_ready' });
    expect(world.good()).toHaveLength(1);
  });

  test('of other goods under the same key is told, and neither made nor taken for it', async () => {
    const world = correiosWorld();
    await world.open().createReturn(returnRequest());
    const order = paidOrder();
    const other = returnRequest({ order: { ...order, items: order.items.slice(0, 1) } });
    expect((await failureOf(world.open().createReturn(other))).failure).toMatchObject({ class: 'conflict', code: 'returnOfOtherGoods' });
    const second = await world.open().createReturn({ ...other, key: 'shopify:1001:return-2' });
    expect(second).toMatchObject({ found: false });
    expect(world.good()).toHaveLength(2);
  });

  test('is made once by two workers', async () => {
    const world = correiosWorld();
    const settings = { ...world.settings, processes: 2 };
    const work = async (account: string) => await openCorreios(world.connect({ account, settings })).createReturn(returnRequest());
    const [one, other] = await Promise.all([work('a'), work('b')]);
    expect(one.id).toBe(other.id);
    expect(world.good()).toHaveLength(1);
  });

  test('of a customer without a CPF is refused before anything is asked', async () => {
    const world = correiosWorld();
    const order = paidOrder();
    const request = returnRequest({ order: { ...order, customer: { ...order.customer, taxId: null } } });
    expect((await failureOf(world.open().createReturn(request))).failure).toMatchObject({ code: 'recipientIncomplete' });
    expect(world.calls).toEqual([]);
  });

  test('that was cancelled is told as void, and not made again by itself', async () => {
    const world = correiosWorld();
    const { id } = await world.open().createReturn(returnRequest());
    await world.open().cancel({ id }, 'Desistiu');
    expect((await failureOf(world.open().createReturn(returnRequest()))).failure).toMatchObject({ code: 'labelVoid' });
  });
});
