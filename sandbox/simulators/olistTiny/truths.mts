/** What is simulated, and how sure we are of each. Nearly all of it comes from third parties: the vendor publishes little. */
import { sefazTruths } from '../../fiscal/truths.mts';
import type { Truth, TruthLabel } from '../../world/simulator.mts';
import { documented as sourced, harmless } from '../../world/truths.mts';

const labelled = (label: TruthLabel, behaviours: readonly string[]): Truth[] => behaviours.map((behaviour) => ({ behaviour, label }));

const documented = [
  'The login is OpenID Connect with the scope openid; access tokens live about four hours, refresh tokens about a day.',
  'Errors have mensagem and detalhes with campo and mensagem; lists have itens and paginacao with limit, offset and total.',
  'Unknown fields are ignored without a word.',
  'Goods are found by codigo, a contact by cpfCnpj.',
  'Creating a sale answers id and numeroPedido, making its invoice id, numero and serie, emitting it id, chaveAcesso, linkAcesso, situacao and xml.',
  'Stock is changed by POST /estoque/{idProduto} with tipo B, E or S.',
];

const assumed = [
  'A sale has one invoice; a second is refused (third parties).',
  'Neither sale nor invoice moves stock by itself; posting both doubles the movement, posting one twice is refused (third parties saw 400 and 409).',
  'A row of the list of invoices has valor, valorFrete and ecommerce; both days of the filter are included.',
];

/** What was looked up since: it has a source, or nothing leans on it. */
const lookedUp = [
  ...sourced(
    'OpenAPI document of the Olist ERP API v3 (api.tiny.com.br/public-api/v3), in copies in public repositories',
    'Status numbers of an invoice: 1 pending, 2 issued, 3 cancelled, 4 awaiting receipt, 5 rejected, 6 authorized, 7 DANFE issued, 8 registered, 9 awaiting protocol, 10 denied.',
    'An expired or unknown token is answered 401.',
    'A sale is found by numeroPedidoEcommerce, and so is an invoice; no list takes the id of a sale.',
    'The list of invoices takes dataInicial and dataFinal, the days on which they were made (“data de criação”), not on which they were issued.',
    'A page has 100 records unless told otherwise; orderBy is asc or desc.',
    'A sale shows its enderecoEntrega; what a request calls enderecoNro is numero there.',
    'What is refused is answered 400 with the error; no method has a 409 among its answers.',
  ),
  ...harmless(
    'The reading under which most can go wrong. Were the second one refused, the item would end red and its next run would find the first.',
    'A second contact with the same document and a second sale with the same number of the same shop are accepted: the doubling is the client’s.',
  ),
  ...harmless(
    'Only a pending or rejected invoice is sent; after a refusal, 400 or 409, it is read again, and of an invoice that is sent twice SEFAZ takes one (same key).',
    'An invoice is emitted while it is pending or rejected.',
  ),
  ...harmless(
    '4 and 9 are both read as processing; where no reason is found the status is told all the same, and that it stands in Olist Tiny.',
    'While SEFAZ is thinking the status is 4 and xml of the answer has no protocol; a rejection is read from protNFe of GET /notas/{id}/xml.',
  ),
  ...harmless(
    'The adapter asks for 100 and says in which order it wants them.',
    'A page holds no more than 100 records; without orderBy the newest stand first.',
  ),
  ...harmless(
    'Where no location is named the balances before and after tell which one moved; the id is told where there is one.',
    'Without a location, stock is changed in the default one; the answer is idLancamento.',
  ),
  ...harmless(
    'The pace is a setting of the credential, and the adapter waits where it is refused all the same.',
    'A plan allows 60 requests a minute unless told otherwise (sources say 30 to 240); answers carry X-RateLimit-Limit, -Remaining and -Reset.',
  ),

  ...harmless(
    'Tokens are fetched and renewed by the OAuth2 client of n8n, not by the adapter.',
    'Each refresh gives a new refresh token with a day of its own; the old one stays valid until its day is over.',
    'The client of the token endpoint stands in the form or in an Authorization: Basic header; a code lives a minute and once.',
  ),
  ...harmless(
    'Stricter than the vendor may be: the adapter sends nothing of the kind, and passes a refusal on.',
    'An NF-e whose recipient lacks document or address is refused when it is emitted, with the fields.',
  ),
  ...harmless(
    'The adapter takes the file only where the link leads to a PDF.',
    'The link of an authorized invoice opens a PDF on erp.tiny.com.br for whoever has it.',
  ),
  ...harmless('The adapter calls nothing of the kind.', 'No call cancels an NF-e, corrects it or voids a number.'),
];

export const truths: readonly Truth[] = [
  ...labelled('documented', documented),
  ...labelled('assumed', assumed),
  ...sefazTruths,
  ...lookedUp,
];
