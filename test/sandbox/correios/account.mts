/** A contract with Correios in a world of its own, for the stories of this folder. */
import { createCorreios, type CorreiosOptions } from '../../../sandbox/simulators/correios/index.mts';
import { handWorld } from '../support/handWorld.mts';

export const invoiceKey = '35261190021382000122550010000010011234567891';
export const posting = 'prepostagem/v1/prepostagens';

export async function openContract(options: CorreiosOptions = {}) {
  const world = handWorld((services) => createCorreios(services, options));
  const { secrets } = world.simulator;
  const basic = `Basic ${Buffer.from(`${secrets.user}:${secrets.accessCode}`).toString('base64')}`;
  const raw = (method: string, path: string, headers: Record<string, string>, body?: unknown) =>
    world.fetch(`https://api.correios.com.br/${path}`, {
      method,
      headers: { ...headers, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const login = (path = '/cartaopostagem', numero: string | null = secrets.card, authorization = basic) =>
    raw('POST', `token/v1/autentica${path}`, { Authorization: authorization }, numero === null ? {} : { numero });
  const { token } = (await login()).body;
  const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    raw(method, path, { Authorization: `Bearer ${token}`, ...headers }, body);
  /** Pre-posts and waits until it is worked on. */
  const prePost = async (change: Record<string, unknown> = {}) => {
    const { body } = await call('POST', posting, prePosting(secrets.card, change));
    await world.clock.advance(6_000);
    return { id: body.id as string, code: body.codigoObjeto as string };
  };
  return { ...world, secrets, raw, login, call, prePost };
}

const address = (change: Record<string, unknown>) => ({
  cep: '80010000',
  logradouro: 'Rua das Flores',
  numero: '12',
  complemento: '',
  bairro: 'Centro',
  cidade: 'Curitiba',
  uf: 'PR',
  ...change,
});

export const ana = (change: Record<string, unknown> = {}) => ({
  nome: 'Ana Souza',
  dddCelular: '41',
  celular: '987654321',
  cpfCnpj: '52998224725',
  endereco: address({}),
  ...change,
});

export const prePosting = (card: string, change: Record<string, unknown> = {}) => ({
  idCorreios: 'lojaponte',
  remetente: {
    nome: 'Loja Ponte',
    cpfCnpj: '90021382000122',
    endereco: address({ cep: '01310100', cidade: 'São Paulo', uf: 'SP' }),
  },
  destinatario: ana(),
  codigoServico: '03298',
  numeroCartaoPostagem: card,
  chaveNFe: invoiceKey,
  pesoInformado: '400',
  codigoFormatoObjetoInformado: '2',
  alturaInformada: '5',
  larguraInformada: '15',
  comprimentoInformado: '20',
  cienteObjetoNaoProibido: 1,
  pedidoExternoOrigem: 'shopify:1001',
  ...change,
});
