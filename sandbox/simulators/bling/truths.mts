/** What is simulated, and how sure we are of each. */
import { cityHallTruths, sefazTruths } from '../../fiscal/truths.mts';
import type { Truth, TruthLabel } from '../../world/simulator.mts';
import { documented as sourced, harmless } from '../../world/truths.mts';

const labelled = (label: TruthLabel, behaviours: readonly string[]): Truth[] => behaviours.map((behaviour) => ({ behaviour, label }));

const documented = [
  'Access tokens live 21,600 seconds, refresh tokens 30 days; every refresh gives a new refresh token.',
  'An authorization code lives one minute; using it a second time is refused and revokes the tokens it gave.',
  'The token endpoint takes a form body and the client in an Authorization: Basic header.',
  'With the header enable-jwt: 1 the token endpoint gives a JWT of 1,500 to 3,000 characters, without it an opaque token; opaque tokens work.',
  'An account may make 3 requests a second and 120,000 a day; beyond that the answer is 429 with limit and period in the error.',
  'An IP address is blocked for 10 minutes after 300 errors or 600 requests in 10 seconds, and for 60 minutes after 20 token calls in 60 seconds.',
  'A period filter over more than a year is answered 400.',
  "Parameters and bodies are held against the vendor's OpenAPI document: types, required fields, enumerations and formats.",
  'A call beyond the granted scopes is answered 403 insufficient_scope; an expired or unknown token 401 invalid_token.',
  'A pending or a rejected invoice may be sent; several attempts that end in the same rejection block it.',
  'The API has no call to cancel an NF-e, to correct it or to void a number.',
  'Webhooks carry X-Bling-Signature-256: sha256= and the HMAC-SHA256 of the raw body with the client secret.',
  'A webhook must be answered 2xx within 5 seconds; it is repeated for three days and its subscription is then switched off.',
  'An NFS-e is made by itself, not from a sale; its numeroRPS and serie come from the client, and its contact is told by id, nome, numeroDocumento and email.',
  'Cancelling an NFS-e of the national system needs codigoMotivo (1, 2, 9) and justificativa; a town takes the call without a body.',
  'GET /nfse/configuracoes answers without data; it has the services that the account invoices and the count of the RPS.',
  'No list finds an NFS-e by the number in the shop or by its RPS, and no answer shows its services.',
  'Payload of webhooks v1: eventId, date, version, event, companyId and the data of order, stock, virtual_stock, invoice or consumer_invoice.',
];

const assumed = [
  'The intermediary of a sale (intermediador) is marked and named on its invoice (the OpenAPI document has the field on both and does not say that one becomes the other).',
  'An item of a sale may name a natureza de operação, which has to exist; the invoice has that of the first item that does.',
  'Status ids of a sale are 6 open, 9 served, 12 cancelled, 15 in progress (third parties).',
  'Generating an invoice for a sale that has one is refused with a validation error on notaFiscal.',
  'Stock is posted once for each document (ajuda.bling.com.br/hc/pt-br/articles/29781843928471 shows the mark of it); a second posting is refused with a validation error on estoque, taking back what was not posted too.',
  'By default neither the sale nor its invoice moves stock by itself, and posting both doubles the movement; with the account setting on, authorization posts it once and later postings of sale or invoice are refused.',
  'Lists of sales and invoices begin with the newest.',
];

/** What was looked up since: it has a source, or nothing leans on it. */
const lookedUp = [
  ...harmless('0, null and nothing are all read as no invoice.', 'A sale without invoice shows notaFiscal.id 0.'),
  ...sourced(
    'OpenAPI document of Bling v3 (developer.bling.com.br/referencia)',
    'Errors have type, message, description and fields with code, msg, element, namespace and collection.',
    'Answers are wrapped in data, except that generating an invoice answers 201 with a bare idNotaFiscal.',
    'Creating a sale answers 201 with id and alertas, creating a product 201 with id, variations and warnings.',
    'Deleting a sale answers 204, and 404 when it is gone already.',
    'Status numbers of an invoice: 1 pending, 2 cancelled, 3 awaiting receipt, 4 rejected, 5 authorized, 6 DANFE issued, 8 awaiting protocol, 9 denied, 11 blocked.',
    'GET /nfe/documento/{chaveAcesso} gives XML or PDF, gzipped and in Base64.',
    'Every account has a contact Consumidor Final, which nobody made and nobody can change (GET /contatos/consumidor-final).',
    'Posting and taking back stock (lancar-estoque, estornar-estoque) answer 204 and use the default location where none is named.',
    'A stock movement is B (balance), E (in) or S (out); reading balances needs idsProdutos[].',
    'Sending an NFS-e answers the note; cancelling and deleting one answers 204.',
    'Status numbers of an NFS-e: 0 pending, 1 issued, 2 available for consultation, 3 cancelled; none for a rejected one, and no field for the reason.',
    'Unless they are told which (criterio), the lists of contacts and of products have those that were included last.',
  ),
  ...sourced(
    'developer.bling.com.br/webhooks',
    'Webhooks are unordered and may come twice; an application gets none before it has a token.',
  ),
  ...harmless(
    'The adapter always says which: all contacts, active products and then inactive ones.',
    'Those that were included last are a hundred.',
  ),
  ...harmless(
    'Whatever the answer is, the item ends red: a 403 says in its hint that a block looks like this, a 429 is waited for.',
    'A request from a blocked IP address is answered 403 FORBIDDEN.',
  ),
  ...harmless(
    'The adapter looks a contact up before it makes one, and once more after a refusal; where one stands twice, the first that was made is used, always.',
    'A second contact with the same CPF or numeric CNPJ is refused with "já está cadastrado no contato" (third parties); with letters in the CNPJ Bling creates a duplicate (one third party).',
  ),
  ...harmless(
    'The adapter takes both balances of a location as Bling shows them and knows no sale behind them.',
    'Open sales whose stock was not posted are reserved: saldoVirtual is less by them in the default location, saldoFisico is not (reports; where Bling reserves is assumed).',
  ),
  ...harmless(
    'The contact is written before the invoice is made, and no other order of this process writes it until that was sent: the moment in between at which Bling takes it does not matter.',
    'An invoice names its customer as the contact is when it is sent; a contact that is found keeps its address until PUT /contatos changes it.',
  ),
  ...harmless(
    'The package refuses to invoice a cancelled sale (saleCancelled) before Bling is asked.',
    'A cancelled sale can still be invoiced over the API: nothing was found that says otherwise.',
  ),
  ...harmless(
    'The reading under which most can go wrong. Were the second one refused, the item would end red and its next run would find the first.',
    'A second sale with the same numeroLoja and loja is accepted, and so is a second product with the same codigo.',
  ),
  ...harmless(
    'The adapter puts no stock and no NCM of its own on a product, and passes on what SEFAZ says.',
    'A new product has no stock; without tributacao.ncm SEFAZ rejects what it is on (777).',
  ),
  ...harmless(
    'Only a pending or rejected invoice is sent; after a refusal it is read again, and of an invoice that is sent twice SEFAZ takes one (same key).',
    'Sending an invoice that is being decided, authorized, denied or blocked is refused with a validation error on situacao.',
  ),
  ...harmless(
    'Where no reason is found the status is told all the same, and that it stands in Bling.',
    "A rejection is read from the invoice's XML: protNFe/infProt/cStat and xMotivo, in the file that xml of GET /nfe/{id} points at, in GET /nfe/documento/{chaveAcesso}?formato=xml, and in data.xml of /enviar where SEFAZ answers at once; no JSON field has it.",
  ),
  ...harmless(
    'A link, the document itself and nothing are all read; what is no XML with a protocol and no PDF is left out.',
    'The fields xml, linkDanfe and linkPDF of GET /nfe/{id} are public addresses on www.bling.com.br, as in version 2 of the API; they are empty before sending and, for the DANFE, before authorization.',
  ),
  ...harmless('A refusal of the balance would be passed on, and nothing be moved.', 'Stock may fall below zero.'),
  ...harmless(
    'The adapter asks for 100 at most (the default of the OpenAPI document) and turns pages until one is not full.',
    'A page holds no more than 100 records.',
  ),
  ...sourced(
    'OpenAPI document of Bling v3, examples of ContatosDadosBaseDTO and ContatosDadosDTO',
    'Lists show numeroDocumento with punctuation, the single contact without (examples of the OpenAPI document).',
  ),

  ...harmless(
    'The adapter calls api.bling.com.br alone.',
    'The API, too, answers on bling.com.br and www.bling.com.br; the consent page only there.',
  ),
  ...harmless(
    'The adapter keeps to three calls a second by its own clock; this is leniency of the sandbox.',
    'The window of a second is shortened by 50 ms for requests that jitter on the way; refused requests do not fill it.',
  ),
  ...harmless(
    'Tokens are renewed by the OAuth2 client of n8n, not by the adapter.',
    'A refresh token that was already used is answered 400 invalid_grant; the tokens given for it stay valid, and so does the older access token.',
  ),
  ...harmless(
    'The adapter sends the header with every call.',
    'A JWT token without the header enable-jwt: 1 is answered 401 invalid_token.',
  ),
  ...harmless(
    'The adapter sends what the OpenAPI document names; anything else is counted as its fault.',
    'Unknown query parameters and body fields are ignored, not refused (third parties); the client is to blame all the same.',
  ),
  ...harmless(
    'The adapter always sends both.',
    'A sale needs dataSaida and dataPrevista as the OpenAPI document says, although its text makes that depend on a setting.',
  ),
  ...harmless(
    'Stricter than the vendor may be: the adapter sends nothing of the kind, and passes a refusal on.',
    'A contact that pays ICMS (indicadorIe 1) needs a state registration; CPF and CNPJ are checked by their digits (third parties).',
    'An NF-e whose recipient lacks document or address is refused when it is sent.',
  ),
  ...harmless(
    'The adapter sends one instalment over the whole total.',
    'The instalments of a sale must add up to its total: items at their net price, less discount, plus freight and other costs.',
  ),
  ...harmless(
    'Of that answer the adapter takes the access key alone, and asks for the status afterwards.',
    'While SEFAZ is thinking, data.xml of /enviar holds the document without protNFe.',
  ),
  ...harmless('The adapter reads the status 11 and does not count.', 'Three equal rejections in a row block an invoice.'),
  ...harmless(
    'Both 5 and 6 are read as authorized.',
    'With enviarEmail=true the status goes on from 5 to 6 after a second; otherwise it stays 5.',
  ),
  ...harmless(
    'Key and number are read where they are, at whatever stage.',
    'An invoice has an empty chaveAcesso until the invoice is sent; its number is given when it is generated.',
  ),
  ...harmless(
    'The adapter looks at no such field: it asks for the posting and reads the answer.',
    'A sale does not show in the API whether its stock was posted.',
  ),
  ...harmless(
    'What is missing in the unfiltered list is asked for under each filter.',
    'Without filtroSaldoEstoque all balances are listed, although the OpenAPI document gives a default of 1.',
  ),
  ...harmless(
    'The adapter issues no NFS-e with Bling and refuses the model by name.',
    'An NFS-e needs numeroRPS and serie of the client, as the OpenAPI document says, although the next number stands in the settings; a contact that the account does not have, an RPS that is no number and an unknown way to pay are refused.',
    'A second NFS-e with the same RPS is accepted; the town rejects it with E10 when it is sent and the first one was authorized.',
    'A sent NFS-e is 2 until the city hall has decided: then 1, or 0 again after a rejection, whose reason no answer of the API has; where the city hall decides at once, /enviar is refused with its reason.',
    'Only a pending NFS-e can be sent or deleted, only an issued one cancelled.',
    'The filter situacao of GET /nfse goes by the numbers of the answer; its enumeration in the OpenAPI document (1 to 4) contradicts them (0 to 3), so that pending ones cannot be asked for.',
    'There is no webhook for NFS-e.',
    'The value of an NFS-e is the sum of its services less desconto; its instalments are not added up.',
    'The shop’s number of an NFS-e is what the words of its services or instalments name ("Pedido …: 1001").',
  ),
  ...harmless('The adapter counts these loads as calls of its own.', 'The public XML and DANFE do not count as requests of the account.'),
  ...harmless(
    'A delivery may come late, twice, out of order or never in any case; when it is tried again decides only when it comes.',
    'Webhooks are repeated after 1, 5, 30 minutes, 2, 6, 12, 24 and 27 hours.',
  ),
];

export const truths: readonly Truth[] = [
  ...labelled('documented', documented),
  ...sourced(
    'OpenAPI document of Bling v3, POST /nfe/{idNotaFiscal}/enviar; ajuda.bling.com.br/hc/pt-br/articles/360036440953 (waiting for the receipt or the protocol)',
    'Sending an invoice answers its XML in data.xml; SEFAZ decides later and the status is read with GET.',
  ),
  ...labelled('assumed', assumed),
  ...sefazTruths,
  ...cityHallTruths,
  ...lookedUp,
];
