import { describe, expect, test } from 'vitest';
import { hasClass, IntegrationError } from '../../../runtime/errors/integrationError.ts';
import { shipmentRequest } from '../../contracts/carrier.contract.mts';
import { freshAccount } from '../../contracts/support/freshAccount.mts';
import { paidOrder } from '../../contracts/support/order.mts';
import { melhorEnvioSettings, melhorEnvioWorld } from '../../contracts/support/melhorEnvioWorld.mts';
import { openMelhorEnvio } from '../../../vendors/melhorEnvio/label/carrier.ts';

/** Issued in March 2022 by the simulated shop's CNPJ, number 1. */
const accessKey = '35220390021382000122550010000000011000000014';
const invoice = {
  vendor: 'bling',
  id: '1',
  number: '1',
  series: '1',
  model: 55 as const,
  status: 'authorized' as const,
  accessKey,
  protocol: null,
  issuedAt: null,
  xmlUrl: null,
  pdfUrl: null,
  rejection: null,
  orderNumber: '1001',
  found: false,
};

const failureOf = async (work: Promise<unknown>): Promise<IntegrationError['failure']> => {
  const error: unknown = await work.catch((thrown: unknown) => thrown);
  if (error instanceof IntegrationError) return error.failure;
  throw new Error('It did not fail');
};

describe('a shop buys a label at Melhor Envio', () => {
  test('in few calls: ten and the wait when nothing is known, two when the label is there', async () => {
    const world = melhorEnvioWorld();
    await world.open().create(shipmentRequest());
    expect(world.operations().filter((name) => name !== 'orders.get')).toEqual([
      'orders.search',
      'cart.list',
      'account.get',
      'shipment.calculate',
      'cart.add',
      // The election: whether another worker has put one there, too.
      'cart.list',
      'orders.search',
      'shipment.checkout',
      'shipment.generate',
      'shipment.print',
    ]);
    const before = world.calls.length;
    await world.open().create(shipmentRequest());
    expect(world.operations().slice(before)).toEqual(['orders.search', 'shipment.print']);
  });

  test('leaves a payment that another process has begun its time', async () => {
    const world = melhorEnvioWorld();
    // That process dies in the middle of paying: nobody waits for the answer, and Melhor Envio does the work 20 seconds later.
    const dies = new Promise<void>((resolve) => {
      world.inject(({ operation }) => {
        if (operation !== 'shipment.checkout') return undefined;
        resolve();
        return { kind: 'lateEffect', delayMs: 20_000, silence: 'reset' };
      });
    });
    const dead = world.openInProcess(freshAccount()).create(shipmentRequest());
    void dead.catch(() => {});
    await dies;
    world.inject(() => undefined);
    await world.openInProcess(freshAccount()).create(shipmentRequest());
    expect(world.operations().filter((name) => name === 'shipment.checkout')).toHaveLength(1);
    expect([world.bought(), world.violations]).toEqual([1, []]);
  });

  test('asks for what an account hardly ever changes again after ten minutes, and not before', async () => {
    const world = melhorEnvioWorld();
    const asked = () => world.operations().filter((name) => name === 'account.get').length;
    await world.open().create(shipmentRequest('1001'));
    await world.clock.sleep(8 * 60_000);
    await world.open().create(shipmentRequest('1002'));
    expect(asked()).toBe(1);
    await world.clock.sleep(2 * 60_000);
    await world.open().create(shipmentRequest('1003'));
    expect(asked()).toBe(2);
  });

  test('asks for the services and for the shops of an account again after ten minutes, and not before', async () => {
    const world = melhorEnvioWorld();
    const asked = (operation: string) => world.operations().filter((name) => name === operation).length;
    const work = async (number: string) => {
      await world.open().services!();
      await world.open().create(shipmentRequest(number, { invoice }));
    };
    await work('1001');
    await world.clock.sleep(8 * 60_000);
    await work('1002');
    expect([asked('services.list'), asked('companies.list')]).toEqual([1, 1]);
    await world.clock.sleep(2 * 60_000);
    await work('1003');
    expect([asked('services.list'), asked('companies.list')]).toEqual([2, 2]);
  });

  test('sends the nota fiscal with it, in the name of the company that issued it', async () => {
    const world = melhorEnvioWorld();
    await world.open().create(shipmentRequest('1001', { invoice }));
    expect(world.labels()).toMatchObject([{ orderNumber: '1001', detail: { invoiceKey: accessKey } }]);
    expect(world.operations()).toContain('companies.list');
    expect(world.violations).toEqual([]);
  });

  test('sends a declaration of content where there is no nota fiscal', async () => {
    const world = melhorEnvioWorld();
    await world.open().create(shipmentRequest());
    expect(world.labels()).toMatchObject([{ detail: { invoiceKey: null } }]);
    expect(world.operations()).not.toContain('companies.list');
  });

  test('ships to a company by its CNPJ', async () => {
    const world = melhorEnvioWorld();
    const order = paidOrder('1001');
    const company = { ...order.customer, taxId: { type: 'CNPJ' as const, value: '90021382000122' }, stateRegistration: '110042490114' };
    const request = shipmentRequest('1001', { order: { ...order, customer: company } });
    const first = await world.open().create(request);
    expect(await world.open().create(request)).toMatchObject({ id: first.id, found: true });
    expect(world.violations).toEqual([]);
  });

  test('finds the label of a company whose CNPJ has letters, although the search knows digits alone', async () => {
    const world = melhorEnvioWorld();
    const order = paidOrder('1001');
    const company = { ...order.customer, taxId: { type: 'CNPJ' as const, value: '12ABC34501DE35' } };
    const request = shipmentRequest('1001', { order: { ...order, customer: company } });
    const first = await world.open().create(request);
    for (const number of ['1002', '1003']) await world.open().create(shipmentRequest(number));
    expect(await world.open().create(request)).toMatchObject({ id: first.id, found: true });
    expect(world.bought()).toBe(3);
    expect(world.violations).toEqual([]);
  });

  test('runs out of credit, adds some, and goes on with the label that waits in the cart', async () => {
    const world = melhorEnvioWorld({ balance: 3 });
    const failure = await failureOf(world.open().create(shipmentRequest()));
    expect(failure).toMatchObject({ class: 'rejected', code: 'notEnoughCredit', hint: expect.stringContaining('Add credit') });
    expect(failure.message).toContain('R$ 3,00');
    world.simulator.setBalance(500);
    expect(await world.open().create(shipmentRequest())).toMatchObject({ status: 'label_ready', found: false });
    expect(world.labels()).toHaveLength(1);
  });

  test.each(['canceled', 'expired'] as const)(
    'has a label %s; the order is not shipped again by itself, nor told as done',
    async (status) => {
      const world = melhorEnvioWorld();
      const { id } = await world.open().create(shipmentRequest());
      world.simulator.progress(id, status);
      const failure = await failureOf(world.open().create(shipmentRequest()));
      expect(failure).toMatchObject({ class: 'conflict', code: 'labelVoid', hint: expect.stringContaining('Idempotency Key') });
      expect(world.bought()).toBe(1);
      const again = { ...shipmentRequest(), key: `${shipmentRequest().key}-2` };
      expect(await world.open().create(again)).toMatchObject({ status: 'label_ready', found: false });
      expect(world.bought()).toBe(2);
      expect(world.violations).toEqual([]);
    },
  );

  test('comes back when the parcel is on its way', async () => {
    const world = melhorEnvioWorld();
    const { id } = await world.open().create(shipmentRequest());
    world.simulator.progress(id, 'posted');
    expect(await world.open().create(shipmentRequest())).toMatchObject({ id, status: 'posted', found: true });
  });

  test('is told as being made when that takes longer than the node may wait, and found when it is run again', async () => {
    const world = melhorEnvioWorld();
    // Never made within the time: the label stays what the payment made of it.
    world.alterAnswers((body) => (isOrder(body) ? { ...body, status: 'released', generated_at: null } : body));
    const before = world.clock.now();
    expect(await failureOf(world.open().create(shipmentRequest()))).toMatchObject({ class: 'transient', code: 'labelBeingMade' });
    expect(world.clock.now() - before).toBeLessThanOrEqual(120_000);
    expect(world.operations().filter((name) => name === 'orders.get').length).toBeLessThan(15);
    world.alterAnswers((body) => body);
    expect(await world.open().create(shipmentRequest())).toMatchObject({ status: 'label_ready', found: true });
    expect(world.bought()).toBe(1);
  });

  test('whose payment was not refused and bought nothing is no label', async () => {
    const world = melhorEnvioWorld();
    const connection = world.connect({ settings: melhorEnvioSettings });
    const transport: typeof connection.transport = async (request) =>
      request.url.endsWith('/shipment/checkout')
        ? { answered: true, status: 200, headers: {}, body: { purchase: null, purchased: [] } }
        : await connection.transport(request);
    const broken = openMelhorEnvio({ ...connection, transport });
    expect(await failureOf(broken.create(shipmentRequest()))).toMatchObject({ class: 'rejected', code: 'notBought' });
    // It waits in the cart, and is bought once.
    expect(await world.open().create(shipmentRequest())).toMatchObject({ status: 'label_ready' });
    expect(world.bought()).toBe(1);
  });

  test('whose state comes hours late waits, and is not refused because the label is made already', async () => {
    const world = melhorEnvioWorld();
    await world.open().create(shipmentRequest());
    const late = (body: unknown): unknown => {
      if (Array.isArray(body)) return body.map(late);
      if (isOrder(body)) return { ...body, status: 'released', generated_at: null };
      return typeof body === 'object' && body !== null && 'data' in body ? { ...body, data: late(body.data) } : body;
    };
    world.alterAnswers(late);
    expect(await failureOf(world.open().create(shipmentRequest()))).toMatchObject({ class: 'transient', code: 'labelBeingMade' });
    // It was asked for, and answered "O envio já está gerado".
    expect(world.operations().filter((name) => name === 'shipment.generate')).toHaveLength(2);
    expect(world.bought()).toBe(1);
  });

  test('hears each carrier’s reason when none takes the parcel', async () => {
    const world = melhorEnvioWorld();
    const heavy = { heightCm: 10, widthCm: 15, lengthCm: 20, weightGrams: 500_000 };
    const failure = await failureOf(world.open().quote(shipmentRequest('1001', { parcel: heavy })));
    expect(failure).toMatchObject({ class: 'rejected', code: 'noService' });
    expect(failure.message).toContain('Correios PAC: Peso');
    expect(failure.message).toContain('1001');
  });

  test('buys the service that was chosen', async () => {
    const world = melhorEnvioWorld();
    expect(await world.open().create(shipmentRequest('1001', { serviceIds: ['2'] }))).toMatchObject({
      carrier: 'Correios',
      service: 'SEDEX',
    });
  });

  test('is told what the customer lacks before any call', async () => {
    const world = melhorEnvioWorld();
    const order = paidOrder('1001', { customer: { name: 'Ana', email: null, phone: null, taxId: null, stateRegistration: null } });
    const failure = await failureOf(world.open().create(shipmentRequest('1001', { order })));
    expect(failure).toMatchObject({ class: 'validation', code: 'recipientIncomplete' });
    expect(failure.message).toContain('order.customer.phone');
    expect(failure.message).toContain('order.customer.taxId');
    expect(world.calls).toEqual([]);
  });

  test('has no contact e-mail in the credential, and is told so', () => {
    const world = melhorEnvioWorld();
    let thrown: unknown;
    try {
      world.openWith({ contactEmail: '' });
    } catch (error) {
      thrown = error;
    }
    expect(hasClass(thrown, 'auth')).toBe(true);
  });

  test('names itself to Melhor Envio even with accents in its name', async () => {
    const world = melhorEnvioWorld();
    await world.openWith({ applicationName: 'Loja São João' }).quote(shipmentRequest());
    expect(world.violations).toEqual([]);
  });
});

function isOrder(body: unknown): body is Record<string, unknown> {
  return typeof body === 'object' && body !== null && 'generated_at' in body && 'paid_at' in body && body.paid_at !== null;
}

describe('a refusal inside a success', () => {
  test('of an empty wallet names what is missing, and nothing is made', async () => {
    const world = melhorEnvioWorld({ balance: 1, errorsInOk: true });
    expect(await failureOf(world.open().create(shipmentRequest()))).toMatchObject({ class: 'rejected', code: 'notEnoughCredit' });
    expect(world.operations()).not.toContain('shipment.generate');
    expect(world.violations).toEqual([]);
    world.simulator.setBalance(500);
    expect(await world.open().create(shipmentRequest())).toMatchObject({ status: 'label_ready' });
    expect(world.bought()).toBe(1);
  });

  test.each([true, false])('of more labels than may wait to be posted says so (in a 200: %s)', async (errorsInOk) => {
    const world = melhorEnvioWorld({ unpostedLabels: 1, errorsInOk });
    await world.open().create(shipmentRequest('1001'));
    const failure = await failureOf(world.open().create(shipmentRequest('1002')));
    expect(failure.class).toBe('rejected');
    expect(failure.message).toContain('não postadas');
    if (errorsInOk) expect(failure).toMatchObject({ code: 'unpostedLabels', hint: expect.stringContaining('waits in the cart') });
    expect(world.bought()).toBe(1);
    expect(world.violations).toEqual([]);
  });

  test.each([
    ['a list of texts', { errors: ['Saldo insuficiente'] }],
    ['by field', { errors: { orders: ['Saldo insuficiente'] } }],
    ['one text', { errors: 'Saldo insuficiente' }],
  ])('is read as %s', async (_form, body) => {
    const world = melhorEnvioWorld();
    world.alterAnswers((answer) => (typeof answer === 'object' && answer !== null && 'purchase' in answer ? body : answer));
    // The simulator has sold it: the look behind the refusal finds that.
    expect(await world.open().create(shipmentRequest())).toMatchObject({ status: 'label_ready' });
    const operations = world.operations();
    expect(operations[operations.indexOf('shipment.checkout') + 1]).toBe('orders.get');
  });

  test('that lists no error is none', async () => {
    const world = melhorEnvioWorld();
    world.alterAnswers((answer) =>
      typeof answer === 'object' && answer !== null && 'purchase' in answer ? { ...answer, errors: [] } : answer,
    );
    expect(await world.open().create(shipmentRequest())).toMatchObject({ status: 'label_ready' });
  });
});
