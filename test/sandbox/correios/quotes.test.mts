/** Tokens, prices, deadlines. */
import { describe, expect, test } from 'vitest';
import { truths } from '../../../sandbox/simulators/correios/truths.mts';
import { openContract } from './account.mts';

const way = 'cepOrigem=01310100&cepDestino=80010000';
const box = 'psObjeto=400&tpObjeto=2&comprimento=20&largura=15&altura=5';
const hourMs = 3_600_000;

describe('a token', () => {
  test('of the card comes with the directorate, lives a day, and a bad one is 403 in JSON', async () => {
    const { login, call, clock, secrets } = await openContract();
    const { status, body } = await login();
    expect([status, body.cartaoPostagem]).toMatchObject([201, { numero: secrets.card, contrato: secrets.contract, dr: 72 }]);
    expect(body.expiraEm).toBe('2026-11-25T12:00:00');
    await clock.advance(24 * hourMs - 1);
    expect((await call('GET', `preco/v1/nacional/03298?${way}&${box}`)).status).toBe(200);
    await clock.advance(1);
    const late = await call('GET', `preco/v1/nacional/03298?${way}&${box}`);
    expect([late.status, late.body.msgs]).toEqual([403, ['GTW-012: Token inválido ou expirado.']]);
  });

  test('asks for the right user and card', async () => {
    const { login, simulator, rules } = await openContract();
    expect((await login('/cartaopostagem', '123')).status).toBe(400);
    expect((await login('/cartaopostagem', undefined, 'Basic eDp5')).status).toBe(401);
    simulator.revokeCredentials();
    expect((await login()).status).toBe(401);
    expect(rules()).toEqual(['token-body', 'credentials']);
  });

  test('of the user alone opens tracking, and no prices', async () => {
    const { login, raw, rules } = await openContract();
    const { token } = (await login('', null)).body;
    const headers = { Authorization: `Bearer ${token}` };
    expect((await raw('GET', 'srorastro/v1/objetos/AA123456785BR', headers)).status).toBe(200);
    expect((await raw('GET', `preco/v1/nacional/03298?${way}&${box}`, headers)).status).toBe(403);
    expect(rules()).toEqual(['token-rights']);
  });
});

describe('a price', () => {
  test('is text with a comma, and a declared value costs', async () => {
    const { call, secrets } = await openContract();
    const final = async (more = '') => {
      const { body } = await call('GET', `preco/v1/nacional/03298?${way}&${box}&nuContrato=${secrets.contract}&nuDR=72${more}`);
      expect(body.pcFinal).toMatch(/^\d+,\d{2}$/);
      return Number(body.pcFinal.replace(',', '.'));
    };
    const bare = await final();
    expect(await final('&vlDeclarado=1000')).toBe(bare);
    expect(await final('&vlDeclarado=1000&servicosAdicionais=064')).toBeGreaterThan(bare);
    expect(await final('&servicosAdicionais=001&servicosAdicionais=002')).toBeGreaterThan(bare);
  });

  test.each<[string, string, string]>([
    ['a box is too small', '03298', 'psObjeto=400&tpObjeto=2&comprimento=10&largura=10&altura=1'],
    ['a side is too long', '03298', 'psObjeto=400&tpObjeto=2&comprimento=101&largura=15&altura=5'],
    ['a parcel is too heavy', '03298', 'psObjeto=30001&tpObjeto=2&comprimento=20&largura=15&altura=5'],
    ['Mini Envios are too heavy', '04227', 'psObjeto=301&tpObjeto=2&comprimento=20&largura=15&altura=4'],
    ["the declared value is another service's", '03298', `${box}&vlDeclarado=100&servicosAdicionais=019`],
    ['the declared value is too small', '03298', `${box}&vlDeclarado=10&servicosAdicionais=064`],
    ['the contract is another', '03298', `${box}&nuContrato=1`],
  ])('is refused where %s', async (_, service, query) => {
    const { call, rules } = await openContract();
    const { status, body } = await call('GET', `preco/v1/nacional/${service}?${way}&${query}`);
    expect([status, body.msgs]).toEqual([400, [expect.stringMatching(/^PRC-\d+: /)]]);
    expect(rules()).toEqual(['price-query']);
  });

  test('counts volume from 5 kg on', async () => {
    const { call } = await openContract();
    const charged = async (height: number) => {
      const size = `psObjeto=400&tpObjeto=2&comprimento=60&largura=50&altura=${height}`;
      const { body } = await call('GET', `preco/v1/nacional/03298?${way}&${size}`);
      return [body.inPesoCubico, body.psCobrado];
    };
    expect(await charged(10)).toEqual(['N', '400']);
    expect(await charged(12)).toEqual(['S', '6000']);
  });

  test('outside the contract is 403', async () => {
    const { call, secrets } = await openContract();
    expect((await call('GET', `preco/v1/nacional/03140?${way}&${box}`)).status).toBe(403);
    const { body } = await call('GET', `meucontrato/v1/empresas/${secrets.cnpj}/contratos/${secrets.contract}/servicos`);
    expect(body.itens.map(({ codigo }: { codigo: string }) => codigo)).toContain('03220');
  });

  test('of many comes by row', async () => {
    const { call } = await openContract();
    const row = (nuRequisicao: string, coProduto: string) => ({
      ...{ coProduto, nuRequisicao, cepOrigem: '01310100', cepDestino: '80010000', psObjeto: '400', tpObjeto: '2' },
      ...{ comprimento: '20', largura: '15', altura: '5' },
    });
    const ask = (...rows: object[]) => call('POST', 'preco/v1/nacional', { idLote: '1', parametrosProduto: rows });
    const mixed = await ask(row('1', '03298'), row('2', '04227'));
    expect([mixed.status, mixed.body]).toMatchObject([
      200,
      [
        { coProduto: '03298', nuRequisicao: '1', pcFinal: expect.any(String) },
        { coProduto: '04227', nuRequisicao: '2', txErro: expect.any(String) },
      ],
    ]);
    expect((await ask(row('1', '03140'))).status).toBe(400);
    expect((await ask(...Array.from({ length: 101 }, () => row('1', '03298')))).body.msgs).toHaveLength(1);
  });
});

test('a deadline counts working days, and not every service goes everywhere', async () => {
  const { call } = await openContract();
  const asked = await call('GET', `prazo/v1/nacional/03298?${way}&dtEvento=24-11-2026`);
  expect(asked.body).toMatchObject({ coProduto: '03298', prazoEntrega: 9, dataMaxima: '2026-12-03T23:59:00' });
  const north = await call('GET', 'prazo/v1/nacional/03158?cepOrigem=01310100&cepDestino=69005010');
  expect([north.status, north.body.msgs]).toEqual([400, ['PRZ-008: Serviço indisponível para o trecho informado']]);
  const many = await call('POST', 'prazo/v1/nacional', {
    idLote: '1',
    parametrosPrazo: [{ coProduto: '03158', nuRequisicao: '7', cepOrigem: '01310100', cepDestino: '69005010' }],
  });
  expect([many.status, many.body[0].txErro]).toEqual([400, 'PRZ-008: Serviço indisponível para o trecho informado']);
});

test('the firewall answers with a page', async () => {
  const { call, simulator } = await openContract();
  simulator.block(1);
  const blocked = await call('GET', `prazo/v1/nacional/03298?${way}`);
  expect([blocked.status, blocked.headers.get('content-type'), blocked.text]).toEqual([
    403,
    'text/html',
    expect.stringContaining('Access Denied'),
  ]);
  expect((await call('GET', `prazo/v1/nacional/03298?${way}`)).status).toBe(200);
});

test('what is simulated is labelled, each behaviour once', () => {
  expect(new Set(truths.map(({ behaviour }) => behaviour)).size).toBe(truths.length);
});
