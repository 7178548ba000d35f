import { describe, expect, test } from 'vitest';
import type { IssueRequest, ServiceDetails } from '../../../domain/ports/invoiceIssuer.ts';
import type { Order } from '../../../domain/documents/order.ts';
import { noAnswer } from '../../../runtime/client/http.ts';
import { failureOf } from '../../contracts/support/failureOf.mts';
import { focusNfeWorld, nationalRepair, repair, type FocusNfeWorld } from '../../contracts/support/focusNfeWorld.mts';
import { address, paidOrder } from '../../contracts/support/order.mts';
import { issueRequest, sentBody } from './issuing.mts';

const serviceRequest = (change: Partial<Order> = {}, service: Partial<ServiceDetails> = {}, over: Partial<IssueRequest> = {}) =>
  issueRequest(paidOrder('1001', change), { model: 'nfse', service: { ...repair, ...service }, ...over });

const national = (service: Partial<ServiceDetails> = {}, change: Partial<Order> = {}) =>
  serviceRequest(change, { ...nationalRepair, ...service });

/** Sent, decided by the city hall and read again. */
async function issued(request = serviceRequest(), world = focusNfeWorld()) {
  const issuer = world.open();
  const { id } = await issuer.issue(request);
  await world.clock.sleep(60_000);
  return { world, issuer, invoice: await issuer.get(id, 'nfse') };
}

async function bodyOf(request: IssueRequest, world: FocusNfeWorld = focusNfeWorld(), settings: object = {}) {
  await world.open({ settings: { ...world.settings, ...settings } }).issue(request);
  expect(world.violations).toEqual([]);
  return sentBody(world);
}

describe('an NFS-e of the city hall', () => {
  test('says who did what for whom, where, and for how much', async () => {
    const world = focusNfeWorld();
    expect(await bodyOf(serviceRequest(), world)).toEqual({
      data_emissao: '2026-11-24T12:00:00-03:00',
      natureza_operacao: '1',
      optante_simples_nacional: true,
      regime_especial_tributacao: '6',
      prestador: { cnpj: world.settings.cnpj, inscricao_municipal: '12345678', codigo_municipio: '3550308' },
      tomador: {
        cpf: '52998224725',
        razao_social: 'Ana Souza',
        telefone: '31988887777',
        endereco: {
          logradouro: 'Rua da Bahia',
          numero: '1148',
          bairro: 'Centro',
          codigo_municipio: '3106200',
          uf: 'MG',
          cep: '30160011',
        },
      },
      servico: {
        discriminacao: 'Conserto de máquinas: 2 × Camiseta de algodão M; 1 × Café moído 250 g; Pedido: 1001',
        item_lista_servico: '14.01',
        codigo_municipio: '3550308',
        valor_servicos: 212.25,
        aliquota: 5,
        // 5 % of 212.25 is 10.6125.
        valor_iss: 10.61,
        iss_retido: false,
      },
    });
  });

  test('has the description, the codes and the remarks that the user gives', async () => {
    const details = { description: 'Troca do motor', cityTaxCode: '620910000', cnae: '3314702' };
    const { servico } = await bodyOf(serviceRequest({}, details, { overrides: { additionalInformation: 'Garantia de 90 dias' } }));
    expect(servico).toMatchObject({
      discriminacao: 'Troca do motor; Pedido: 1001; Garantia de 90 dias',
      codigo_tributario_municipio: '620910000',
      codigo_cnae: '3314702',
    });
  });

  test('reckons ISS from what is left after deductions, and says who pays it', async () => {
    const taxes = { iss: 2.5, retainIss: true, pis: 0.65, cofins: 3, csll: 1, inss: 11, ir: 1.5 };
    const { servico } = await bodyOf(serviceRequest({}, { deductions: 12.25, taxes }));
    // 2.5 % of 200.00; the others of 212.25.
    expect(servico).toMatchObject({
      valor_deducoes: 12.25,
      base_calculo: 200,
      aliquota: 2.5,
      valor_iss: 5,
      iss_retido: true,
      valor_iss_retido: 5,
      valor_pis: 1.38,
      valor_cofins: 6.37,
      valor_csll: 2.12,
      valor_inss: 23.35,
      valor_ir: 3.18,
    });
  });

  test.each([
    ['mei', { optante_simples_nacional: true, regime_especial_tributacao: '5' }],
    ['regular', { optante_simples_nacional: false }],
  ])('of a company under the regime "%s" says so', async (taxRegime, said) => {
    const { optante_simples_nacional, regime_especial_tributacao } = await bodyOf(serviceRequest(), undefined, { taxRegime });
    expect({ optante_simples_nacional, ...(regime_especial_tributacao ? { regime_especial_tributacao } : {}) }).toEqual(said);
  });

  test('leaves a rate of 0 to the city hall', async () => {
    const { servico } = await bodyOf(serviceRequest({}, { taxes: { ...repair.taxes, iss: 0 } }));
    for (const field of ['aliquota', 'valor_iss', 'valor_iss_retido']) expect(servico).not.toHaveProperty(field);
  });

  test('is for a company by its CNPJ, and is mailed only where that is wanted', async () => {
    const customer = { ...paidOrder().customer, taxId: { type: 'CNPJ', value: '12ABC34501DE35' } as const };
    const { tomador } = await bodyOf(serviceRequest({ customer }, {}, { sendEmail: true }));
    expect(tomador).toMatchObject({ cnpj: '12ABC34501DE35', email: 'ana@cliente.example' });
    expect(tomador).not.toHaveProperty('cpf');
  });

  test('is cut where the city hall has no more room', async () => {
    const long = 'x'.repeat(3000);
    const billingAddress = { ...address, street: long, number: long, complement: long, district: long };
    const customer = { ...paidOrder().customer, name: long };
    const { tomador, servico } = await bodyOf(serviceRequest({ customer, billingAddress }, { description: long }));
    const lengths = (record: object) => Object.fromEntries(Object.entries(record).map(([name, value]) => [name, String(value).length]));
    expect(lengths(tomador as object)).toMatchObject({ razao_social: 115 });
    expect(lengths((tomador as { endereco: object }).endereco)).toMatchObject({
      logradouro: 125,
      numero: 10,
      complemento: 60,
      bairro: 60,
    });
    expect(lengths(servico as object)).toMatchObject({ discriminacao: 2000 });
  });

  test('has the municipal registration without its punctuation', async () => {
    const { prestador } = await bodyOf(serviceRequest(), undefined, { municipalRegistration: '1.234.567-8' });
    expect(prestador).toMatchObject({ inscricao_municipal: '12345678' });
  });

  test('takes an operation nature by its number, and no other', async () => {
    expect(await bodyOf(serviceRequest({}, {}, { overrides: { operationNature: '2' } }))).toMatchObject({ natureza_operacao: '2' });
    const world = focusNfeWorld();
    const { failure } = await failureOf(world.open().issue(serviceRequest({}, {}, { overrides: { operationNature: 'Venda' } })));
    expect(failure).toMatchObject({ class: 'validation', code: 'operationNature', hint: expect.stringContaining('1') });
    expect(world.operations()).not.toContain('nfse.create');
  });
});

describe('an NFS-e of the national system', () => {
  const world = () => focusNfeWorld({ serviceSystem: 'national' });

  test('says the same in one level', async () => {
    const asked = world();
    expect(await bodyOf(national(), asked)).toEqual({
      data_emissao: '2026-11-24T12:00:00-03:00',
      data_competencia: '2026-11-24',
      codigo_municipio_emissora: '3550308',
      cnpj_prestador: asked.settings.cnpj,
      inscricao_municipal_prestador: '12345678',
      codigo_opcao_simples_nacional: 3,
      regime_tributario_simples_nacional: 1,
      regime_especial_tributacao: 0,
      cpf_tomador: '52998224725',
      razao_social_tomador: 'Ana Souza',
      telefone_tomador: '31988887777',
      logradouro_tomador: 'Rua da Bahia',
      numero_tomador: '1148',
      bairro_tomador: 'Centro',
      codigo_municipio_tomador: '3106200',
      cep_tomador: '30160011',
      codigo_municipio_prestacao: '3550308',
      codigo_tributacao_nacional_iss: '140101',
      descricao_servico: 'Conserto de máquinas: 2 × Camiseta de algodão M; 1 × Café moído 250 g; Pedido: 1001',
      valor_servico: 212.25,
      tributacao_iss: 1,
      tipo_retencao_iss: 1,
    });
  });

  test.each([
    ['mei', 2],
    ['regular', 1],
  ])('of a company under the regime "%s" has option %i', async (taxRegime, option) => {
    const body = await bodyOf(national(), world(), { taxRegime, municipalRegistration: '' });
    expect(body).toMatchObject({ codigo_opcao_simples_nacional: option });
    expect(body).not.toHaveProperty('regime_tributario_simples_nacional');
    expect(body).not.toHaveProperty('inscricao_municipal_prestador');
  });

  test("has the city's own code, too, where there is one", async () => {
    expect(await bodyOf(national({ cityTaxCode: '001' }), world())).toMatchObject({ codigo_tributacao_municipal_iss: '001' });
  });

  test('says who withholds, and a rate only where one is given', async () => {
    const taxes = { ...nationalRepair.taxes, iss: 3, retainIss: true };
    expect(await bodyOf(national({ taxes }), world())).toMatchObject({ tipo_retencao_iss: 2, percentual_aliquota_relativa_municipio: 3 });
  });

  test('is not sent with what it could not say', async () => {
    const asked = world();
    const taxes = { ...nationalRepair.taxes, pis: 0.65 };
    const request = { ...national({ code: '14.01', deductions: 10, cnae: '3314702', taxes }), overrides: { operationNature: '2' } };
    const { failure, message } = await failureOf(asked.open().issue(request));
    expect(failure).toMatchObject({ class: 'validation', code: 'serviceIncomplete' });
    for (const field of ['Service Code', 'Deductions', 'PIS', 'CNAE', 'Operation Nature']) expect(message).toContain(field);
    expect(asked.operations()).not.toContain('nfsen.create');
  });
});

describe('how often Focus NFe is asked for one NFS-e', () => {
  test('four times where it has to tell both towns, twice where it has told them, once for a look and for a repeated event', async () => {
    const world = focusNfeWorld();
    const issuer = world.open();
    const { id } = await issuer.issue(serviceRequest());
    expect(world.operations()).toEqual(['nfse.get', 'town.list', 'postalCode.get', 'nfse.create']);
    await issuer.issue({ ...serviceRequest(), orderNumber: '1002', key: 'shopify:1002:invoice' });
    expect(world.operations().slice(4)).toEqual(['nfse.get', 'nfse.create']);
    await issuer.get(id, 'nfse');
    await issuer.issue(serviceRequest());
    expect(world.operations().slice(6)).toEqual(['nfse.get', 'nfse.get']);
  });

  test('twice to cancel, twice for the XML and once more for a PDF', async () => {
    for (const [serviceSystem, request, files] of [
      ['city', serviceRequest(), ['nfse.get', 'file.get']],
      ['national', national(), ['nfsen.get', 'file.get', 'file.get']],
    ] as const) {
      const { world, issuer, invoice } = await issued(request, focusNfeWorld({ serviceSystem }));
      const before = world.calls.length;
      await issuer.download(invoice.id, 'nfse');
      expect(world.operations().slice(before)).toEqual(files);
      await issuer.cancel(invoice.id, 'nfse', 'O serviço não foi prestado');
      expect(world.operations().slice(before + files.length)).toEqual([files[0], files[0].replace('get', 'cancel')]);
      expect(world.violations).toEqual([]);
    }
  });
});

describe('an NFS-e', () => {
  test('has number, series, code of verification, and the links to its files', async () => {
    const { world, invoice } = await issued();
    const [made] = world.simulator.invoices();
    expect(invoice).toMatchObject({ vendor: 'focusNfe', model: 'nfse', number: String(made!.number), series: '1', accessKey: null });
    expect(invoice.protocol).toMatch(/^[0-9A-F]{8}$/);
    expect(invoice.orderNumber).toBe('1001');
    expect(new URL(invoice.xmlUrl!).hostname).toBe('api.focusnfe.com.br');
    // This town makes no PDF: there is its page.
    expect(invoice.pdfUrl).toBe(`https://notas.prefeitura.example/?cod=${invoice.protocol}`);
    expect(made!.total).toBe(212.25);
  });

  test('and the NF-e of one order do not keep each other away', async () => {
    const { world, issuer, invoice } = await issued();
    const goods = await issuer.issue(issueRequest());
    expect(goods).toMatchObject({ model: 55, found: false });
    expect(goods.id).not.toBe(invoice.id);
    await world.clock.sleep(10_000);
    expect(world.simulator.invoices().map(({ model, status }) => [model, status])).toEqual([
      ['nfse', 'authorized'],
      [55, 'authorized'],
    ]);
  });

  test('that the city hall refuses tells every mistake and what to do about it', async () => {
    const customer = { ...paidOrder().customer, taxId: { type: 'CPF', value: '52998224726' } as const };
    const { invoice, world } = await issued(serviceRequest({ customer }, { code: '99.99' }));
    expect(invoice).toMatchObject({ status: 'rejected', rejection: { code: 'E30' }, orderNumber: '1001', number: null, issuedAt: null });
    expect(invoice.rejection!.reason).toMatch(/lista de serviço.* → .*; CPF\/CNPJ do tomador inválido/);
    expect(world.simulator.invoices()).toHaveLength(1);
  });

  test.each([
    ['substituido', 'cancelled'],
    ['erro_cancelamento', 'authorized'],
    ['em_analise', 'unknown'],
  ])('with the status %s is %s', async (status, read) => {
    const { world, issuer, invoice } = await issued();
    world.alterAnswers((body) => ({ ...(body as object), status }));
    expect(await issuer.get(invoice.id, 'nfse')).toMatchObject({ status: read, number: invoice.number });
  });

  test.each([
    [{ codigo: 'erro_validacao', mensagem: 'Já existe um DPS com esta referência.' }, 422],
    [{ codigo: 'em_processamento', mensagem: 'Nota fiscal em processamento' }, 422],
  ])('that another process sent since we looked is found (%o)', async (body, status) => {
    const world = focusNfeWorld();
    const { transport } = world.connect();
    const other = world.open({ account: 'another-process' });
    const issuer = world.open({
      transport: async (request) => {
        if (request.method !== 'POST') return await transport(request);
        await other.issue(serviceRequest());
        return { answered: true, status, headers: {}, body };
      },
    });
    expect(await issuer.issue(serviceRequest())).toMatchObject({ status: 'processing', found: true });
    expect(world.simulator.invoices()).toHaveLength(1);
  });

  test('with a mistake that Focus NFe itself sees is refused with its words, and nothing is there', async () => {
    const world = focusNfeWorld();
    const { transport } = world.connect();
    const body = { codigo: 'erro_validacao', mensagem: 'Parâmetro "tomador" inválido' };
    const issuer = world.open({
      transport: async (request) =>
        request.method === 'POST' ? { answered: true, status: 422, headers: {}, body } : await transport(request),
    });
    const { failure, message } = await failureOf(issuer.issue(serviceRequest()));
    expect(failure).toMatchObject({ class: 'validation', code: 'erro_validacao' });
    expect(message).toContain('tomador');
    expect(world.simulator.invoices()).toEqual([]);
  });
});

describe('cancelling an NFS-e', () => {
  test('after the term of the city tells what the city hall says', async () => {
    const { world, issuer, invoice } = await issued();
    world.simulator.setCityHall({ cancellableMs: 0 });
    const { failure, message } = await failureOf(issuer.cancel(invoice.id, 'nfse', 'O serviço não foi prestado'));
    expect(failure).toMatchObject({ class: 'rejected', code: 'erro_cancelamento' });
    expect(message).toMatch(/The city hall refused the cancellation: .*prazo/);
    expect(await issuer.get(invoice.id, 'nfse')).toMatchObject({ status: 'authorized' });
  });
});

describe('the files of an NFS-e', () => {
  test("come without the token from Focus NFe's file store, and with it from its own host", async () => {
    const world = focusNfeWorld({ serviceSystem: 'national' });
    const { transport } = world.connect();
    const asked: [string, boolean][] = [];
    const issuer = world.open({
      transport: async (request) => {
        if (request.expect === 'binary') asked.push([new URL(request.url).hostname, request.withoutLogin === true]);
        return await transport(request);
      },
    });
    const { id } = await issuer.issue(national());
    await world.clock.sleep(60_000);
    expect((await issuer.download(id, 'nfse')).pdf!.subarray(0, 5).toString()).toBe('%PDF-');
    expect(asked).toEqual([
      ['api.focusnfe.com.br', false],
      ['focusnfe.s3.sa-east-1.amazonaws.com', true],
    ]);
  });

  test.each(['https://notas.prefeitura.example/nota.pdf', 'https://focusnfe.s3.sa-east-1.amazonaws.com.evil.example/a.pdf'])(
    'are not fetched from %s',
    async (url_danfse) => {
      const { world, issuer, invoice } = await issued();
      world.alterAnswers((body) => (Buffer.isBuffer(body) ? body : { ...(body as object), url_danfse }));
      expect(await issuer.get(invoice.id, 'nfse')).toMatchObject({ pdfUrl: url_danfse });
      const before = world.calls.length;
      expect((await issuer.download(invoice.id, 'nfse')).pdf).toBeNull();
      expect(world.operations().slice(before)).toEqual(['nfse.get', 'file.get']);
    },
  );
});

describe('an order that cannot be invoiced as a service', () => {
  test('names all that is missing before anything is sent', async () => {
    const world = focusNfeWorld();
    const abroad = { billingAddress: { ...address, country: 'AR' } };
    const { failure, message } = await failureOf(world.open().issue(serviceRequest(abroad, { code: null, name: ' ', deductions: 300 })));
    expect(failure).toMatchObject({ class: 'validation', code: 'serviceIncomplete', hint: expect.stringContaining('ERP Invoice') });
    for (const said of ['order.billingAddress.country', 'Service Name', 'Service Code', 'Deductions', '1001'])
      expect(message).toContain(said);
    expect(world.operations()).toEqual(['nfse.get']);
  });

  test.each([
    ['city', { city: '' }, ['City of the Company']],
    ['city', { municipalRegistration: '', city: '' }, ['City of the Company', 'Municipal Registration']],
    ['national', { municipalRegistration: '', city: '' }, ['City of the Company']],
  ] as const)('for lack of the company (%s, %o) names the fields, in the preflight, too', async (serviceSystem, change, fields) => {
    const world = focusNfeWorld({ serviceSystem });
    const issuer = world.open({ settings: { ...world.settings, ...change } });
    const { failure, message } = await failureOf(issuer.issue(serviceRequest()));
    expect(failure).toMatchObject({ class: 'auth', code: 'credentialIncomplete' });
    for (const field of fields) expect(message).toContain(`"${field}"`);
    expect(issuer.missingSettings('nfse').map(({ field }) => field)).toEqual(fields);
    expect(issuer.missingSettings(55)).toEqual([]);
  });
});

describe('the town of an address', () => {
  const livingAt = (change: object) => serviceRequest({ billingAddress: { ...address, ...change } });
  const townIn = async (request: IssueRequest) => ((await bodyOf(request)).tomador as { endereco: object }).endereco;

  test('is told by the CEP, however the town is written', async () => {
    expect(await townIn(livingAt({ city: 'belo horizonte' }))).toMatchObject({ codigo_municipio: '3106200' });
  });

  test('is told by its name where nobody knows the CEP', async () => {
    expect(await townIn(livingAt({ postalCode: '99999999' }))).toMatchObject({ codigo_municipio: '3106200' });
  });

  test('that nobody knows keeps the invoice from being sent', async () => {
    const world = focusNfeWorld();
    const { failure, message } = await failureOf(world.open().issue(livingAt({ postalCode: '99999999', city: 'Pasárgada' })));
    expect(failure).toMatchObject({ class: 'validation', code: 'townUnknown' });
    expect(message).toContain('order.billingAddress.city');
    expect(world.operations()).not.toContain('nfse.create');
  });

  test('is not chosen among several', async () => {
    const world = focusNfeWorld();
    const { transport } = world.connect();
    const towns = ['3106200', '3166600'].map((codigo_municipio) => ({ codigo_municipio }));
    const issuer = world.open({
      transport: async (request) =>
        request.url.includes('/municipios') ? { answered: true, status: 200, headers: {}, body: towns } : await transport(request),
    });
    expect((await failureOf(issuer.issue(serviceRequest()))).failure.code).toBe('townUnknown');
  });

  test('of the company is named by the field of the credential', async () => {
    const world = focusNfeWorld();
    const issuer = world.open({ settings: { ...world.settings, city: 'Sao Paulo' } });
    expect((await failureOf(issuer.issue(serviceRequest()))).message).toContain('City of the Company');
  });

  test('is not guessed where Focus NFe is out of reach', async () => {
    const world = focusNfeWorld();
    const { transport } = world.connect();
    const issuer = world.open({
      transport: async (request) => (request.url.includes('/ceps/') ? noAnswer('ECONNRESET') : await transport(request)),
    });
    expect((await failureOf(issuer.issue(serviceRequest()))).failure.class).toBe('transient');
    expect(world.operations()).not.toContain('nfse.create');
  });
});
