/** What is simulated, and how sure we are of each. */
import { sefazTruths } from '../../fiscal/truths.mts';
import type { Truth, TruthLabel } from '../../world/simulator.mts';
import { documented as sourced, harmless } from '../../world/truths.mts';

const labelled = (label: TruthLabel, behaviours: readonly string[]): Truth[] => behaviours.map((behaviour) => ({ behaviour, label }));

const documented = [
  'AlterarCliente changes what is sent of a customer, named by its id or key, and leaves the rest.',
  'Every method is a POST to the path of its service with call, app_key, app_secret and a param list of one object.',
  'The same question may be asked once in 60 seconds; before, the answer is 500, SOAP-ENV:Client-6, with the seconds to wait.',
  'Who misuses the API is blocked for about 30 minutes with MISUSE_API_PROCESS and the seconds to wait.',
  'IncluirPedido takes the key codigo_pedido_integracao and answers codigo_pedido and codigo_status "0".',
  'FaturarPedidoVenda is asynchronous; StatusPedido tells faturada, cancelada and ListaNfe with numero_nfe, chave_nfe, status_nfe, mensagens, danfe, xml_distr.',
  'IncluirAjusteEstoque with a cod_int_ajuste that was used is refused with the ID of the first adjustment.',
  'ObterNfe answers cXmlNfe and cPdf for nIdNfe.',
  'Faults are faultstring and faultcode.',
  'ListarNF takes pages, order, period of issue, direction, environment and whether cancelled, and answers nfCadastro with ide and compl.',
];

const assumed = [
  'A second sale with the same codigo_pedido_integracao is refused, naming the first.',
  'StatusPedido answers under produtos/pedido and under produtos/pedidovendafat (sources differ), by codigo_pedido or nCodPed and the client’s key.',
  'In ListaNfe status_nfe is SEFAZ’s number as text (100, 101, 302, 778 …; empty while it is thinking) and mensagens a list of texts.',
  'A rejected invoice keeps its number and the sale may be billed again; processing, authorized, denied or cancelled ones are refused.',
  'An authorized invoice takes its goods out of the default location by itself, and cancelling brings them back; an adjustment for the same order counts twice.',
  'ListarNF has what SEFAZ decided for good: authorized, cancelled (dCan) and denied (cDeneg S, third parties) invoices, none that it rejected.',
  'The client’s own code of goods (cod_int) is their SKU.',
];

/** What was looked up since: it has a source, or nothing leans on it. */
const lookedUp = [
  ...sourced(
    'records of clientes_cadastro in public repositories',
    'A customer’s info.uAlt names who changed it last: WEBSERVICE where it was the API.',
  ),
  ...sourced(
    'ajuda.omie.com.br/pt-BR/articles/8112984-limites-de-consumo-da-api-do-omie',
    'An address may make 960 requests a minute, a key 240 a minute and 4 at once of each method.',
    'More requests than allowed are answered 429; some methods take one request at a time.',
  ),
  ...sourced(
    'ajuda.omie.com.br/pt-BR/articles/8001888-tratando-os-erros-de-api',
    'Requests that write are not taken side by side: one at a time of each method.',
  ),
  ...harmless(
    'Customers are named by the id that Omie tells with its refusal, and their address is written anew for each order that says another.',
    'A customer who was made by hand has no key and keeps the address until UpsertCliente changes it.',
  ),
  ...harmless(
    'The code of the fault goes first; 401, 403, 425, 429 and 500 are all read, whichever comes.',
    'Ordinary faults are answered 500, wrong keys 403, a block 425 (third parties).',
  ),
  ...harmless(
    'A redundant call is waited out as long as Omie says, one that writes like one that asks.',
    'Only Consultar…, Listar…, Status…, Validar…, Obter… and Posicao… can be redundant; a refused repetition does not start the minute anew.',
  ),
  ...harmless(
    'This fault and an empty list are both read as none; any other fault ends the item.',
    'A list without records is the fault SOAP-ENV:Client-5113 (third parties).',
  ),
  ...harmless(
    'Were it taken, the customer would stand twice, and the sale and its invoice be right all the same.',
    'A second customer with the same CPF or CNPJ under another key is refused, naming the first (third parties).',
  ),
  ...harmless(
    'The invoice shows the addresses and does not open them; of cPdf, an address and a file in base64 are both read, and what is no PDF is left out.',
    'The addresses danfe and xml_distr are open to whoever has them; cPdf is such an address.',
  ),
  ...harmless(
    'Only Download asks it, and where nothing is found it has no file.',
    'ConsultarNF finds an issued invoice by sale, key or id and tells its nIdNF.',
  ),
  ...harmless(
    'Reserved units are read and taken off, below zero as above; a refusal would be passed on.',
    'Stock may fall below zero; nothing is reserved.',
  ),
  ...harmless('The adapter keeps to four at once by its own count.', 'Requests are under way for the moment in which they are read.'),

  ...harmless(
    'All three are simulated, and all three are told as a login that is not accepted.',
    'A wrong app key is answered 403, or 200 with a fault in it, or 500 with Client-101, as the world chooses (all three were reported).',
  ),
  ...harmless(
    'The adapter obeys each refusal; the number only decides how soon a block comes.',
    'Ten refusals for redundant or too many requests in a minute block the key.',
  ),
  ...harmless(
    'Stricter than the vendor may be: the adapter sends nothing of the kind, and passes a refusal on.',
    'A tag that the method does not have is refused (third parties).',
    'A sale whose customer lacks document or address is refused when it is validated or billed.',
  ),
  ...harmless(
    'The adapter cancels nothing with Omie.',
    'CancelarPedidoVenda cancels the sale with its NF-e, for 24 hours (third parties).',
  ),
  ...harmless(
    'How the books of the sandbox name an order: no adapter reads them.',
    'The shop’s order number is numero_pedido_cliente, else what follows the last colon of the key.',
  ),
];

export const truths: readonly Truth[] = [
  ...labelled('documented', documented),
  ...labelled('assumed', assumed),
  ...sefazTruths,
  ...lookedUp,
];
