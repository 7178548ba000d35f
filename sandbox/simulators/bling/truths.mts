/** What is simulated, and how sure we are of each. */
import { sefazTruths } from '../../fiscal/truths.mts';
import type { Truth, TruthLabel } from '../../world/simulator.mts';

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
  'Errors have type, message, description and fields with code, msg, element, namespace and collection.',
  'A call beyond the granted scopes is answered 403 insufficient_scope; an expired or unknown token 401 invalid_token.',
  'Answers are wrapped in data, except that generating an invoice answers 201 with a bare idNotaFiscal.',
  'Creating a sale answers 201 with id and alertas, creating a product 201 with id, variations and warnings.',
  'Sending an invoice answers its XML in data.xml; SEFAZ decides later and the status is read with GET.',
  'Status numbers of an invoice: 1 pending, 2 cancelled, 3 awaiting receipt, 4 rejected, 5 authorized, 6 DANFE issued, 8 awaiting protocol, 9 denied, 11 blocked.',
  'A pending or a rejected invoice may be sent; several attempts that end in the same rejection block it.',
  'The API has no call to cancel an NF-e, to correct it or to void a number.',
  'GET /nfe/documento/{chaveAcesso} gives XML or PDF, gzipped and in Base64.',
  'Posting and taking back stock (lancar-estoque, estornar-estoque) answer 204 and use the default depot where none is named.',
  'A stock movement is B (balance), E (in) or S (out); reading balances needs idsProdutos[].',
  'Webhooks carry X-Bling-Signature-256: sha256= and the HMAC-SHA256 of the raw body with the client secret.',
  'A webhook must be answered 2xx within 5 seconds; it is repeated for three days and its subscription is then switched off.',
  'Webhooks are unordered and may come twice; an application gets none before it has a token.',
  'Payload of webhooks v1: eventId, date, version, event, companyId and the data of order, stock, virtual_stock, invoice or consumer_invoice.',
];

const assumed = [
  'The API, too, answers on bling.com.br and www.bling.com.br; the consent page only there.',
  'The window of a second is shortened by 50 ms for requests that jitter on the way; refused requests do not fill it.',
  'A request from a blocked IP address is answered 403 FORBIDDEN.',
  'A refresh token that was already used is answered 400 invalid_grant; the tokens given for it stay valid, and so does the older access token.',
  'A JWT token without the header enable-jwt: 1 is answered 401 invalid_token.',
  'Unknown query parameters and body fields are ignored, not refused (third parties); the client is to blame all the same.',
  'A sale needs dataSaida and dataPrevista as the OpenAPI document says, although its text makes that depend on a setting.',
  'A second contact with the same CPF or numeric CNPJ is refused with "já está cadastrado no contato" (third parties); with letters in the CNPJ Bling creates a duplicate (one third party).',
  'A contact that pays ICMS (indicadorIe 1) needs a state registration; CPF and CNPJ are checked by their digits (third parties).',
  'Lists show numeroDocumento with punctuation, the single contact without (examples of the OpenAPI document).',
  'A second sale with the same numeroLoja and loja is accepted, and so is a second product with the same codigo.',
  'A new product has no stock; without tributacao.ncm SEFAZ rejects what it is on (777).',
  'An item of a sale may name a natureza de operação, which has to exist; the invoice has that of the first item that does.',
  'The instalments of a sale must add up to its total: items at their net price, less discount, plus freight and other costs.',
  'A sale without invoice shows notaFiscal.id 0; status ids are 6 open, 9 served, 12 cancelled, 15 in progress.',
  'Generating an invoice for a sale that has one is refused with a validation error on notaFiscal.',
  'Sending an invoice that is being decided, authorized, denied or blocked is refused with a validation error on situacao.',
  'An NF-e whose recipient lacks document or address is refused when it is sent.',
  "A rejection is read from the invoice's XML: protNFe/infProt/cStat and xMotivo, in the file that xml of GET /nfe/{id} points at, in GET /nfe/documento/{chaveAcesso}?formato=xml, and in data.xml of /enviar where SEFAZ answers at once; no JSON field has it.",
  'While SEFAZ is thinking, data.xml of /enviar holds the document without protNFe.',
  'The fields xml, linkDanfe and linkPDF of GET /nfe/{id} are public addresses on www.bling.com.br, as in version 2 of the API; they are empty before sending and, for the DANFE, before authorization.',
  'Three equal rejections in a row block an invoice.',
  'With enviarEmail=true the status goes on from 5 to 6 after a second; otherwise it stays 5.',
  'An invoice has an empty chaveAcesso until the invoice is sent; its number is given when it is generated.',
  'Stock is posted once for each document; a second posting is refused with a validation error on estoque, taking back what was not posted too.',
  'A sale does not show in the API whether its stock was posted.',
  'By default neither the sale nor its invoice moves stock by itself, and posting both doubles the movement; with the account setting on, authorization posts it once and later postings of sale or invoice are refused.',
  'Stock may fall below zero; nothing is reserved, so virtual and physical balances are equal.',
  'Without filtroSaldoEstoque all balances are listed, although the OpenAPI document gives a default of 1.',
  'A page holds no more than 100 records.',
  'Lists of sales and invoices begin with the newest.',
  'The public XML and DANFE do not count as requests of the account.',
  'Webhooks are repeated after 1, 5, 30 minutes, 2, 6, 12, 24 and 27 hours.',
];

export const truths: readonly Truth[] = [...labelled('documented', documented), ...labelled('assumed', assumed), ...sefazTruths];
