/** Stories of a label at Correios. */
import { describe, expect, test } from 'vitest';
import { shipmentRequest } from '../../contracts/carrier.contract.mts';
import { correiosWorld } from '../../contracts/support/correiosWorld.mts';
import { failureOf } from '../../contracts/support/failureOf.mts';
import { address, paidOrder } from '../../contracts/support/order.mts';

/** Issued in March 2022 by the simulated shop's CNPJ, number 1. */
const accessKey = '35220390021382000122550010000000011000000014';
const invoice = { id: '1', status: 'authorized', model: 55, accessKey } as never;
const order = paidOrder();
const key = 'shopify:1001:shipment';

const sent = (world: ReturnType<typeof correiosWorld>) =>
  world.calls.find(({ method, body }) => method === 'POST' && typeof body === 'object' && body !== null && 'destinatario' in body)!
    .body as Record<string, unknown>;

describe('what a label says', () => {
  test('the goods, for the DC-e that Correios files, where there is no nota fiscal', async () => {
    const world = correiosWorld();
    await world.open().create(shipmentRequest());
    expect(sent(world)).toMatchObject({
      emiteDCe: 'S',
      itensDeclaracaoConteudo: [
        { conteudo: 'Camiseta de algodão M', quantidade: '2', valor: '79.90' },
        { conteudo: 'Café moído 250 g', quantidade: '1', valor: '32.45' },
      ],
      listaServicoAdicional: [{ valorDeclarado: '192.25' }],
      pesoInformado: '640',
      remetente: { nome: 'Loja Ponte', cpfCnpj: '90021382000122', dddCelular: '11', celular: '988887777' },
      destinatario: { nome: 'Ana Souza', cpfCnpj: '52998224725', dddCelular: '31', celular: '988887777' },
    });
  });

  test('the nota fiscal with key and number, and no declaration', async () => {
    const world = correiosWorld();
    await world.open().create(shipmentRequest('1001', { invoice }));
    expect(sent(world)).toMatchObject({ chaveNFe: accessKey, numeroNotaFiscal: '1' });
    expect(sent(world)).not.toHaveProperty('emiteDCe');
  });

  test('a key of any length in the 25 characters that Correios takes, and the order for people', async () => {
    const world = correiosWorld();
    await world.open().create(shipmentRequest('1001', { key: `shopify:loja-com-um-nome-comprido.myshopify.com/${'9'.repeat(60)}#1001` }));
    const { pedidoExternoOrigem, observacao } = sent(world) as Record<string, string>;
    expect(pedidoExternoOrigem!.length).toBeLessThanOrEqual(25);
    expect(observacao).toBe(`shopify:1001 ${pedidoExternoOrigem}`);
    expect(observacao!.length).toBeLessThanOrEqual(50);
  });

  test('no address that does not fit: that is told before anything is asked', async () => {
    const world = correiosWorld();
    const shippingAddress = { ...address, number: '1148-fundos' };
    const { failure } = await failureOf(world.open().create(shipmentRequest('1001', { order: paidOrder('1001', { shippingAddress }) })));
    expect(failure).toMatchObject({ class: 'validation', code: 'recipientIncomplete' });
    expect(world.calls).toEqual([]);
  });
});

describe('a contract', () => {
  test('without one of the services quotes the others, and says why none is left', async () => {
    const world = correiosWorld();
    world.simulator.removeService('03298');
    expect((await world.open().quote(shipmentRequest())).map(({ service }) => service)).toEqual(['SEDEX']);
    const { failure } = await failureOf(world.open().quote(shipmentRequest('1001', { serviceIds: ['03298'] })));
    expect(failure).toMatchObject({ class: 'rejected', code: 'noService' });
    expect(failure.message).toContain('PAC: Correios does not allow this');
  });

  test('asks for Mini Envios where the parcel is one', async () => {
    const items = [{ ...order.items[1]!, total: 60, unitPrice: 60, weightGrams: 200 }];
    const parcel = { heightCm: 3, widthCm: 15, lengthCm: 20, weightGrams: 200 };
    const world = correiosWorld();
    const quotes = await world.open().quote(shipmentRequest('1001', { order: paidOrder('1001', { items }), parcel }));
    expect(quotes.map(({ service }) => service)).toContain('Mini Envios');
    expect(world.violations).toEqual([]);
  });

  test('whose token has ended asks for another one, and does the work once', async () => {
    const world = correiosWorld();
    await world.open().quote(shipmentRequest());
    await world.clock.sleep(30 * 60_000);
    world.simulator.expireTokens();
    expect(await world.open().create(shipmentRequest())).toMatchObject({ status: 'label_ready' });
    expect(world.bought()).toBe(1);
    expect(world.operations().filter((name) => /token/.test(name))).toHaveLength(2);
  });

  test('whose token ends a moment after it has worked asks for another one, too', async () => {
    const world = correiosWorld();
    await world.open().quote(shipmentRequest());
    world.simulator.expireTokens();
    expect(await world.open().create(shipmentRequest())).toMatchObject({ status: 'label_ready' });
    world.simulator.expireTokens();
    expect(await world.open().create(shipmentRequest())).toMatchObject({ status: 'label_ready', found: true });
    expect(world.bought()).toBe(1);
    expect(world.operations().filter((name) => /token/.test(name))).toHaveLength(3);
  });

  test('without one of the services asks for a token no oftener because of it', async () => {
    const world = correiosWorld();
    world.simulator.removeService('03298');
    for (let quotes = 0; quotes < 5; quotes++) await world.open().quote(shipmentRequest());
    expect(world.operations().filter((name) => /token/.test(name)).length).toBeLessThanOrEqual(2);
  });

  test('behind a firewall that turns calls away now and then gets its label, once', async () => {
    for (let calls = 1; calls <= 6; calls++) {
      const world = correiosWorld();
      world.simulator.block(calls);
      expect(await world.open().create(shipmentRequest()), `${calls} calls turned away`).toMatchObject({ status: 'label_ready' });
      expect(world.bought()).toBe(1);
    }
  });

  test('whose access code was taken back says so', async () => {
    const world = correiosWorld();
    world.simulator.revokeCredentials();
    expect((await failureOf(world.open().quote(shipmentRequest()))).failure).toMatchObject({ class: 'auth', code: 'loginRefused' });
  });
});

describe('a label that Correios looks closer at', () => {
  test('and refuses is told with its words; what was put right is made anew', async () => {
    const world = correiosWorld();
    world.simulator.failNext('CEP do destinatário não atendido');
    const { failure } = await failureOf(world.open().create(shipmentRequest()));
    expect(failure).toMatchObject({ class: 'rejected', code: 'labelNotMade' });
    expect(failure.message).toContain('não atendido');
    expect(await world.open().create(shipmentRequest())).toMatchObject({ status: 'label_ready', found: false });
  });
});

describe('a label that somebody touched between two runs', () => {
  test.each([
    ['cancelled in the portal', (world: ReturnType<typeof correiosWorld>, id: string) => world.simulator.cancelInPortal(id)],
    ['expired', (world: ReturnType<typeof correiosWorld>, id: string) => world.simulator.expire(id)],
  ])('%s is void', async (_, end) => {
    const world = correiosWorld();
    const { id } = await world.open().create(shipmentRequest());
    end(world, id);
    expect((await failureOf(world.open().create(shipmentRequest()))).failure).toMatchObject({ class: 'conflict', code: 'labelVoid' });
  });

  test('posted is found with its scans, and not called off any more', async () => {
    const world = correiosWorld();
    const { id } = await world.open().create(shipmentRequest());
    world.simulator.post(id);
    expect(await world.open().create(shipmentRequest())).toMatchObject({ id, found: true, status: 'posted' });
    expect(await world.open().get({ key, order })).toMatchObject({ id, status: 'posted', events: [{ status: 'posted' }] });
    expect((await failureOf(world.open().cancel({ id }, 'x'))).failure).toMatchObject({ code: 'notCancellable' });
    expect((await failureOf(world.open().print([{ id }]))).failure).toMatchObject({ code: 'labelNotPrintable' });
  });
});

describe('the printed label', () => {
  test.each([
    ['json', 'message'],
    ['json', 'error'],
    ['pdf', 'accepted'],
  ] as const)('comes as %s, after "%s" while it is made', async (labelAnswer, whileWorking) => {
    const world = correiosWorld({ labelAnswer, whileWorking });
    const one = await world.open().create(shipmentRequest('1001'));
    const other = await world.open().create(shipmentRequest('1002'));
    const files = await world.open().print([{ id: one.id }, { id: other.id }]);
    expect(files).toHaveLength(1);
    expect(files[0]!.toString('latin1')).toMatch(new RegExp(`^%PDF-[\\s\\S]*${other.trackingNumber}`));
    expect(world.violations).toEqual([]);
  });

  test('that Correios does not make is told', async () => {
    const world = correiosWorld();
    const { id } = await world.open().create(shipmentRequest());
    world.simulator.failNextLabel('Erro na geração');
    expect((await failureOf(world.open().print([{ id }]))).failure).toMatchObject({ class: 'transient', code: 'labelNotPrinted' });
  });
});

test('Get Tracking follows any parcel of the contract', async () => {
  const world = correiosWorld();
  const code = world.simulator.strangersObject();
  expect(await world.open().track({ trackingNumber: code, serviceId: null })).toMatchObject({ trackingNumber: code, status: 'posted' });
  expect(world.violations).toEqual([]);
});
