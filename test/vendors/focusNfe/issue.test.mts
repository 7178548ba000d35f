import { describe, expect, test } from 'vitest';
import { refOf } from '../../../vendors/focusNfe/invoice/ref.ts';
import { failureOf } from '../../contracts/support/failureOf.mts';
import { focusNfeWorld } from '../../contracts/support/focusNfeWorld.mts';
import { paidOrder } from '../../contracts/support/order.mts';
import { onWrite } from '../../contracts/support/simulatedVendor.mts';
import { issued, issueRequest } from './issuing.mts';

describe('the ref of a document', () => {
  test('is letters and digits, whatever the key', () => {
    for (const key of ['shopify:1001:invoice', 'loja é nº 7 / 2', '', 'x'.repeat(500)]) expect(refOf(key)).toMatch(/^[A-Za-z0-9]{20,44}$/);
  });

  test('is one for each key, and the same one each time', () => {
    const keys = ['shopify:1001:invoice', 'shopify:100:1invoice', 'shopify1001invoice', 'SHOPIFY:1001:INVOICE'];
    expect(new Set(keys.map(refOf)).size).toBe(keys.length);
    expect(refOf(keys[0]!)).toBe(refOf(keys[0]!));
  });

  test('shows people the order', () => {
    expect(refOf('shopify:1001:invoice')).toMatch(/^shopify1001invoice/);
  });
});

describe('how often Focus NFe is asked for one order', () => {
  test('twice for a new one, once for each look while SEFAZ decides, once for a repeated event', async () => {
    const world = focusNfeWorld();
    const issuer = world.open();
    const { id } = await issuer.issue(issueRequest());
    expect(world.operations()).toEqual(['nfe.get', 'nfe.create']);
    await issuer.get(id, 55);
    expect(world.operations().slice(2)).toEqual(['nfe.get']);
    await issuer.issue(issueRequest());
    expect(world.operations().slice(3)).toEqual(['nfe.get']);
  });

  test('three times for the files, twice to cancel, twice to correct, once to void', async () => {
    const { world, issuer, invoice } = await issued();
    const costOf = async (work: Promise<unknown>, before = world.calls.length) => {
      await work;
      return world.operations().slice(before);
    };
    expect(await costOf(issuer.download(invoice.id, 55))).toEqual(['nfe.get', 'file.get', 'file.get']);
    expect(await costOf(issuer.correct(invoice.id, 'O volume correto é de duas caixas'))).toEqual(['nfe.get', 'nfe.correct']);
    expect(await costOf(issuer.correct(invoice.id, 'O volume correto é de três caixas'))).toEqual(['nfe.get', 'file.get', 'nfe.correct']);
    expect(await costOf(issuer.cancel(invoice.id, 55, 'O cliente desistiu da compra'))).toEqual(['nfe.get', 'nfe.cancel']);
    const range = { model: 55, series: '9', first: 1, last: 2, justification: 'Numeração pulada por engano' } as const;
    expect(await costOf(issuer.voidNumbers(range))).toEqual(['nfe.void']);
  });

  test('a hundred times a minute at most, and never refused', async () => {
    const world = focusNfeWorld();
    const issuer = world.open({ deadline: Infinity });
    const start = world.clock.now();
    for (let number = 1; number <= 120; number++) await issuer.issue(issueRequest(paidOrder(String(number))));
    expect(world.violations).toEqual([]);
    expect(world.simulator.invoices()).toHaveLength(120);
    // 240 calls: two full minutes, and the rest at once.
    expect((world.clock.now() - start) / 1000).toBeLessThanOrEqual(121);
  });
});

describe('an invoice', () => {
  test('has key, number, series, protocol and its two files', async () => {
    const { world, invoice } = await issued();
    const [made] = world.simulator.invoices();
    expect(invoice).toMatchObject({ accessKey: made!.accessKey, number: String(made!.number), series: '1', vendor: 'focusNfe' });
    expect(invoice.protocol).toMatch(/^\d{15}$/);
    expect([invoice.xmlUrl, invoice.pdfUrl].map((url) => new URL(url!).hostname)).toEqual(['api.focusnfe.com.br', 'api.focusnfe.com.br']);
    expect(made!.total).toBe(212.25);
  });

  test('is denied for good: running the order again sends nothing', async () => {
    const world = focusNfeWorld();
    world.simulator.setSefaz({ denyProbability: 1 });
    const { issuer, invoice } = await issued({}, world);
    expect(invoice).toMatchObject({ status: 'denied', rejection: { code: '302' } });
    expect(await issuer.issue(issueRequest())).toMatchObject({ status: 'denied', found: true });
    expect(world.operations().filter((operation) => operation === 'nfe.create')).toHaveLength(1);
  });

  test('that was cancelled is not issued again under the same key', async () => {
    const { world, issuer, invoice } = await issued();
    await issuer.cancel(invoice.id, 55, 'O cliente desistiu da compra');
    expect(await issuer.issue(issueRequest())).toMatchObject({ status: 'cancelled', found: true });
    const again = await issuer.issue(issueRequest(paidOrder(), { key: 'shopify:1001:invoice:2' }));
    expect(again).toMatchObject({ status: 'processing', found: false });
    expect(world.violations).toEqual([]);
  });

  test('of one model is not issued as the other one under the same key', async () => {
    const { world, issuer } = await issued();
    const { failure, message } = await failureOf(issuer.issue(issueRequest(paidOrder(), { model: 65 })));
    expect(failure).toMatchObject({ class: 'conflict', code: 'nfe_autorizada', hint: expect.stringContaining('Idempotency Key') });
    expect(message).toContain('1001');
    expect(world.simulator.invoices()).toHaveLength(1);
  });

  test.each([
    [0, 'em_processamento'],
    [10_000, 'nfe_autorizada'],
  ])('that another process sent since we looked (%i ms before) is found', async (ms) => {
    const world = focusNfeWorld();
    const { transport } = world.connect();
    const other = world.open({ account: 'another-process' });
    let looks = 0;
    const issuer = world.open({
      transport: async (request) => {
        const answer = await transport(request);
        if (request.method === 'GET' && ++looks === 1) {
          await other.issue(issueRequest());
          await world.clock.sleep(ms);
        }
        return answer;
      },
    });
    expect(await issuer.issue(issueRequest())).toMatchObject({ status: ms === 0 ? 'processing' : 'authorized', found: true });
    expect(world.simulator.invoices()).toHaveLength(1);
  });

  test("whose sending was answered by nothing is known to be this call's own", async () => {
    const world = focusNfeWorld();
    world.inject(onWrite(1, 'lostAnswer'));
    expect(await world.open().issue(issueRequest())).toMatchObject({ status: 'processing', found: false });
    expect(world.operations()).toEqual(['nfe.get', 'nfe.create', 'nfe.get']);
  });

  test('with a new word for its status is unknown, and its number still read', async () => {
    const { world, issuer, invoice } = await issued();
    world.alterAnswers((body) => ({ ...(body as object), status: 'em_contingencia' }));
    expect(await issuer.get(invoice.id, 55)).toMatchObject({ status: 'unknown', accessKey: invoice.accessKey, number: invoice.number });
  });

  test('that went out while SEFAZ was away (NFC-e) is authorized when SEFAZ has had it, and not before', async () => {
    const world = focusNfeWorld();
    const issuer = world.open();
    const request = issueRequest(paidOrder(), { model: 65 });
    world.simulator.setOffline(true);
    const issued = await issuer.issue(request);
    expect(issued).toMatchObject({ status: 'processing', accessKey: expect.any(String), found: false });
    expect(await issuer.issue(request)).toMatchObject({ id: issued.id, status: 'processing', found: true });
    world.simulator.setOffline(false);
    expect(await issuer.get(issued.id, 65)).toMatchObject({ status: 'authorized' });
    expect(world.simulator.invoices()).toHaveLength(1);
  });

  test('that went out while SEFAZ was away may be rejected when SEFAZ has it', async () => {
    const world = focusNfeWorld();
    const issuer = world.open();
    world.simulator.setOffline(true);
    const { id } = await issuer.issue(issueRequest(paidOrder(), { model: 65 }));
    world.simulator.setSefaz({ rejectProbability: 1, rejections: [{ code: '778', reason: 'Informado NCM inexistente' }] });
    world.simulator.setOffline(false);
    expect(await issuer.get(id, 65)).toMatchObject({ status: 'rejected', rejection: { code: '778' } });
  });

  test('whose key has a wrong check digit has no key', async () => {
    const { world, issuer, invoice } = await issued();
    const broken = `${invoice.accessKey!.slice(0, 43)}${(Number(invoice.accessKey![43]) + 1) % 10}`;
    world.alterAnswers((body) => ({ ...(body as object), chave_nfe: `NFe${broken}` }));
    expect((await issuer.get(invoice.id, 55)).accessKey).toBeNull();
  });
});
