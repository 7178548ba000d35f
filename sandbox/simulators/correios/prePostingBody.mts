/** What a pre-posting must say. */
import { isAccessKey, isCnpj, isCpf, stateOf } from '../../carriers/brazil.mts';
import type { Checker } from '../../carriers/checker.mts';
import type { Party, PrePosting, Secrets } from './context.mts';
import { isAdditional, isServed, reverseServices, serviceOf, whyNot, type Parcel, type Service } from './services.mts';

export interface ReadPrePosting extends Pick<PrePosting, 'from' | 'to' | 'invoiceKey' | 'declares'> {
  readonly service: Service | undefined;
  readonly parcel: Parcel;
}

export function readPrePosting(checker: Checker, secrets: Secrets, contracted: ReadonlySet<string>): ReadPrePosting {
  const service = readService(checker, contracted);
  if (checker.text('numeroCartaoPostagem') !== null && checker.text('numeroCartaoPostagem') !== secrets.card)
    checker.fail('numeroCartaoPostagem', 'Cartão de postagem inválido.');
  if (checker.text('cienteObjetoNaoProibido') !== '1')
    checker.fail('cienteObjetoNaoProibido', 'É necessário declarar ciência de objeto não proibido.');
  readDirection(checker, service);
  const parcel = readParcel(checker, service);
  readAdditional(checker, service);
  return {
    service,
    parcel,
    from: readParty(checker, 'remetente'),
    to: readParty(checker, 'destinatario'),
    ...readDocument(checker),
  };
}

function readService(checker: Checker, contracted: ReadonlySet<string>): Service | undefined {
  const code = checker.text('codigoServico', { required: true });
  const service = code !== null && contracted.has(code) ? serviceOf(code) : undefined;
  if (code !== null && !service) checker.fail('codigoServico', 'Serviço não pertence ao contrato.');
  return service;
}

/** Goods that come back go by services of their own, and no others do. */
function readDirection(checker: Checker, service: Service | undefined): void {
  const said = checker.text('logisticaReversa');
  if (said !== null && !['S', 'N'].includes(said)) checker.fail('logisticaReversa', 'Informe S ou N.');
  if (service && reverseServices.includes(service.code) !== (said === 'S'))
    checker.fail('codigoServico', 'Serviço não permitido para o tipo de logística.');
}

function readParcel(checker: Checker, service: Service | undefined): Parcel {
  const format = checker.text('codigoFormatoObjetoInformado', { required: true });
  if (format !== null && !['1', '2', '3'].includes(format)) checker.fail('codigoFormatoObjetoInformado', 'Formato inválido.');
  const side = (name: string) => checker.number(name, { required: format === '2', min: 0 }) ?? 0;
  const parcel = {
    weight: checker.number('pesoInformado', { required: true, min: 1 }) ?? 0,
    height: side('alturaInformada'),
    width: side('larguraInformada'),
    length: side('comprimentoInformado'),
  };
  const reason = service && format === '2' ? whyNot(service, parcel) : undefined;
  if (reason !== undefined) checker.fail('pesoInformado', reason);
  return parcel;
}

function readAdditional(checker: Checker, service: Service | undefined): void {
  for (let index = 0; index < checker.list('listaServicoAdicional'); index++) {
    const path = `listaServicoAdicional.${index}`;
    const code = checker.text(`${path}.codigoServicoAdicional`, { required: true });
    if (code === null || !service) continue;
    if (!isAdditional(code, service)) checker.fail(path, `Serviço adicional ${code} não permitido para o serviço.`);
    if (code !== service.declares) continue;
    const declared = checker.number(`${path}.valorDeclarado`, { required: true });
    if (declared !== null && (declared < service.cover.automatic || declared > service.cover.max))
      checker.fail(`${path}.valorDeclarado`, 'Valor declarado fora dos limites do serviço.');
  }
}

function readParty(checker: Checker, side: 'remetente' | 'destinatario'): Party {
  const text = (name: string, max = 50) => checker.text(`${side}.${name}`, { required: true, max }) ?? '';
  const optional = (name: string, max = 50) => checker.text(`${side}.${name}`, { max }) ?? '';
  const cpfCnpj = text('cpfCnpj', 14);
  // Punctuation is not taken.
  if (cpfCnpj !== '' && (/[^0-9A-Z]/.test(cpfCnpj) || (!isCpf(cpfCnpj) && !isCnpj(cpfCnpj))))
    checker.fail(`${side}.cpfCnpj`, `CPF/CNPJ do ${side} inválido.`);
  const cep = text('endereco.cep', 9);
  if (cep !== '' && !isServed(cep)) checker.fail(`${side}.endereco.cep`, `CEP do ${side} inválido.`);
  const uf = text('endereco.uf', 2);
  if (cep !== '' && uf !== '' && isServed(cep) && stateOf(cep) !== uf)
    checker.fail(`${side}.endereco.uf`, `UF do ${side} não corresponde ao CEP.`);
  readPhone(checker, side);
  return {
    nome: text('nome'),
    cpfCnpj,
    endereco: {
      cep,
      logradouro: text('endereco.logradouro'),
      numero: text('endereco.numero', 6),
      complemento: optional('endereco.complemento', 30),
      bairro: text('endereco.bairro', 30),
      cidade: text('endereco.cidade', 30),
      uf,
    },
  };
}

/** Area code and number are two fields, digits only. */
function readPhone(checker: Checker, side: string): void {
  const [area, mobile] = [checker.text(`${side}.dddCelular`), checker.text(`${side}.celular`)];
  if (area !== null && !/^\d{2}$/.test(area)) checker.fail(`${side}.dddCelular`, `DDD do ${side} inválido.`);
  if (mobile !== null && !/^9?\d{8}$/.test(mobile)) checker.fail(`${side}.celular`, `Celular do ${side} inválido.`);
}

/** By law a parcel travels with an NF-e or a DC-e, which Correios issue from the items where they are asked to. */
function readDocument(checker: Checker): { invoiceKey: string | null; declares: boolean } {
  const invoiceKey = checker.text('chaveNFe');
  const declares = checker.text('emiteDCe') === 'S';
  if (invoiceKey !== null && !isAccessKey(invoiceKey)) checker.fail('chaveNFe', 'Chave da NF-e inválida.');
  const items = checker.list('itensDeclaracaoConteudo');
  if (invoiceKey === null && (!declares || items === 0))
    checker.fail('chaveNFe', 'Informe a chave da NF-e, ou os itens e a emissão da DC-e.');
  for (let index = 0; index < items; index++) {
    checker.text(`itensDeclaracaoConteudo.${index}.conteudo`, { required: true, max: 60 });
    checker.number(`itensDeclaracaoConteudo.${index}.quantidade`, { required: true, min: 1, integer: true });
    checker.number(`itensDeclaracaoConteudo.${index}.valor`, { required: true, min: 0.01 });
  }
  return { invoiceKey, declares };
}
