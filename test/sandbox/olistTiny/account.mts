/** An Olist Tiny account in a world that the test moves by hand, and a client of it. */
import { createOlistTiny } from '../../../sandbox/simulators/olistTiny/index.mts';
import type { OlistTinyOptions } from '../../../sandbox/simulators/olistTiny/index.mts';
import { seededSale } from '../support/customers.mts';
import { handWorld } from '../support/handWorld.mts';

export function openAccount(options: OlistTinyOptions = {}) {
  const world = handWorld((services) => createOlistTiny(services, options));
  const { simulator: tiny } = world;
  const tokens = tiny.issueTokens();

  const send = (method: string, path: string, body?: unknown, token = tokens.access_token) => {
    // As a client that keeps to sixty requests a minute.
    world.pass(1000);
    return world.fetch(`https://api.tiny.com.br/public-api/v3${path}`, {
      method,
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  };

  const form = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
    world.fetch('https://accounts.tiny.com.br/realms/tiny/protocol/openid-connect/token', {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams(fields).toString(),
    });

  return {
    ...world,
    tiny,
    tokens,
    send,
    form,
    client: { client_id: tiny.secrets.clientId, client_secret: tiny.secrets.clientSecret },
    get: (path: string) => send('GET', path),
    post: (path: string, body?: unknown) => send('POST', path, body),
    seed: (orderNumber = '1001', over: object = {}) => tiny.seedSale(seededSale(orderNumber, over)),
  };
}

export type Account = ReturnType<typeof openAccount>;

export const contactBody = (over: object = {}) => ({
  nome: 'Ana Souza',
  tipoPessoa: 'F',
  cpfCnpj: '11144477735',
  endereco: { endereco: 'Rua das Palmeiras', numero: '7', bairro: 'Centro', municipio: 'São Paulo', cep: '01001-000', uf: 'SP' },
  ...over,
});

/** A sale as a client may create it; makes its contact. */
export async function saleBody(account: Account, over: object = {}) {
  const { id } = (await account.post('/contatos', contactBody())).body;
  const [product] = (await account.get('/produtos?codigo=CAM-ALG-P')).body.itens;
  return {
    idContato: id,
    data: '2026-11-24',
    valorFrete: 19.9,
    ecommerce: { id: account.tiny.fixtures.shopId, numeroPedidoEcommerce: '2001' },
    itens: [{ produto: { id: product.id }, quantidade: 2, valorUnitario: 79.9 }],
    ...over,
  };
}

/** An invoice that waits to be emitted. */
export async function pendingInvoice(account: Account, orderNumber = '1001', over: object = {}) {
  const sale = account.seed(orderNumber, over);
  const { body } = await account.post(`/pedidos/${sale.id}/gerar-nota-fiscal`, { modelo: 55 });
  return { saleId: sale.id, id: body.id as number };
}

export async function emitted(account: Account, id: number) {
  const answer = await account.post(`/notas/${id}/emitir`, { enviarEmail: false });
  await account.clock.advance(5000);
  return answer;
}
