/** What is simulated, and how sure we are of each. */
import { cityHallTruths, sefazTruths } from '../../fiscal/truths.mts';
import type { Truth, TruthLabel } from '../../world/simulator.mts';
import { documented as sourced, harmless } from '../../world/truths.mts';

const labelled = (label: TruthLabel, behaviours: readonly string[]): Truth[] => behaviours.map((behaviour) => ({ behaviour, label }));

const documented = [
  'The token is the user of Basic authentication, the password is empty; each environment has a token and documents of its own.',
  'A token may spend 100 credits a minute; every answer tells Rate-Limit-Limit, -Remaining and -Reset, and beyond the limit it is 429.',
  'Sending an NF-e is answered 202 processando_autorizacao; SEFAZ decides later and the status is read with GET.',
  'A ref is alphanumeric and unique for a token; after erro_autorizacao it may be used again, after authorization never.',
  'A ref that is repeated is answered 422: em_processamento or nfe_autorizada.',
  'Statuses: processando_autorizacao, autorizado, cancelado, erro_autorizacao, denegado.',
  'The field chave_nfe has NFe in front of the 44 characters; paths of files are relative to the host.',
  'A justification has 15 to 255 characters, a correction 15 to 1,000; a document takes 20 corrections.',
  'Errors have codigo, mensagem and, for fields, erros with mensagem and campo.',
  'A hook is told with a static header (authorization, authorization_header), nothing is signed; it is repeated after 1 and 30 minutes, 1, 3 and 24 hours.',
  'Towns are looked up by CEP, by their exact name, by a part of it and by the number of the IBGE.',
  'Most states let an NF-e be cancelled for 24 hours.',
  'GET with completa=1 shows the request as it stands in the XML (requisicao_nota_fiscal), the goods under itens.',
  'An intermediary is told by indicador_intermediario 1, cnpj_intermediario and id_intermediario.',
  'Sending an NFS-e, to a town (nfse, nested) or to the national system (nfsen, flat), is answered with cnpj_prestador, ref and processando_autorizacao; the tax office decides later.',
  'An NFS-e that lacks a field is answered 400 requisicao_invalida, and the message names the parameter with its path.',
  'A ref of an NFS-e is answered 422 em_processamento or nfe_autorizada when it is repeated, and may be used again after erro_autorizacao.',
  'A company that is not enabled for a system of NFS-e is answered 400 empresa_nao_habilitada.',
  'GET of an NFS-e shows numero_rps and serie_rps at once, erros with codigo, mensagem and correcao (null for most) after a rejection, and numero, codigo_verificacao, data_emissao, url and caminho_xml_nota_fiscal after the authorization; a hook tells the same.',
  'An NFS-e of the national system shows tipo_rps, a codigo_verificacao of 50 digits and url_danfse, a whole address on another host; few towns have a url_danfse.',
  'An NFS-e is cancelled in the answer: cancelado, or erro_cancelamento with erros (E523 after its term); caminho_xml_cancelamento is shown by GET.',
  'Cancelling an NFS-e again is answered 400 nfe_cancelada, one that is not authorized 400 nfe_nao_autorizada.',
  'Punctuation of CPF, CNPJ and CEP is ignored in an NFS-e.',
];

const assumed = [
  'A ref names one document of any kind.',
  'Voiding answers 200, also where SEFAZ refuses: 224 range the wrong way round, 241 number used, 256 number voided, 563 the same range again (the code is from the SEFAZ manual).',
  'A hook is told of authorization, rejection, denial and cancellation of NF-e and NFS-e.',
  'XML and DANFE are open to whoever has their path.',
  'The event nfsen tells of the national system (third parties; the documentation lists nfse only).',
];

/** What was looked up since: it has a source, or nothing leans on it. */
const lookedUp = [
  ...sourced('focusnfe.com.br/blog, o que você precisa saber das notas fiscais síncronas e assíncronas', 'An NFC-e is decided at once.'),
  ...harmless(
    'Where the flags do not come, the status is read as it is; where they come, the item waits for SEFAZ.',
    'An NFC-e that went out while SEFAZ was away is autorizado with contingencia_offline true, and contingencia_offline_efetivada false until SEFAZ has had it, which may reject it (third parties).',
  ),
  ...harmless(
    'What is cancelled is found by its ref first and never sent again; a refusal is followed by another look, whatever its code.',
    'The ref of a cancelled NFS-e is answered 400 nfe_cancelada when it is sent again.',
    'A cancelled document answers 422 nfe_cancelada when its ref is sent again.',
  ),
  ...harmless(
    'How much of tax law the sandbox knows: the adapter sends a plain rate or none, and of SEFAZ’s answer it passes on code and words.',
    'Of ICMS, PIS and COFINS the sandbox knows the situations that are charged by a plain rate (00; 01, 02) and those under which nothing need be charged; substitution, reduced bases and credits it does not.',
  ),
  ...harmless(
    'A refusal in the answer and one by its status are both told, whatever the code; the term is named as the likely reason and not reckoned with.',
    'A cancellation after the time allowed is answered 200 with erro_cancelamento and 501; an NFC-e can be cancelled for 30 minutes.',
  ),
  ...harmless(
    'The document is read before; were the refusal another one, the item would end red, and its next run would find the document cancelled.',
    'A cancelled document answers 422 nfe_cancelada, one that is not authorized 422 nfe_nao_autorizada, to cancellation, correction and mail.',
  ),
  ...harmless('The hooks are listed before one is made, and doubles are removed.', 'A second hook for the same event is a second hook.'),
  ...harmless(
    '400 and 422 are both told as a validation, with the words of the vendor; a refused cancellation is told by its status, whatever the one of HTTP.',
    'A field of an NFS-e that is there but wrong is answered 400 requisicao_invalida, too; erro_cancelamento is answered 200.',
  ),
  ...harmless(
    'Of a delivery the status, the ref and whether there is a provider are read; the document itself is asked for.',
    'A hook brings what a GET shows, and waits 10 seconds for an answer.',
  ),
  ...harmless(
    'The adapter sends no numbers of its own and reads the one that was given.',
    'Focus counts the numbers of documents by itself unless a client sends one, leaves voided numbers out and keeps the number of a ref that is sent again.',
    'Focus counts the RPS; a ref that is sent again keeps its number. The series is 1.',
  ),
  ...harmless(
    'Stricter than the vendor may be: the adapter sends nothing of the kind, and passes a refusal on.',
    'Of nfsen the fields of the examples in the documentation are needed but the taker and the municipal registration; further ones are taken that clients in public send, none beyond.',
  ),

  ...harmless(
    'The adapter keeps to 100 calls a minute by its own clock, and waits as a refusal says.',
    'Credits are counted in fixed minutes from the first request on; every request costs one, files none.',
  ),
  ...harmless('The adapter goes by the status, whatever the body is.', 'A wrong or missing token is answered 401 with plain text.'),
  ...harmless(
    'Both statuses are told as a validation, with the words of the vendor.',
    'A body that lacks a field is answered 422 erro_validacao_schema, one that is no JSON 400 requisicao_invalida; unknown fields are ignored.',
  ),
  ...harmless(
    'A 403 is told as a login that is not accepted, whichever code comes with it.',
    'A document of another company is answered 403 permissao_negada.',
  ),
  ...harmless('The adapter sends all totals.', 'Totals that are not sent are added up by Focus.'),
  ...harmless(
    'The adapter sends no numbers of its own.',
    'A client that sends a number itself meets 539 where it is used and 206 where it was voided.',
  ),
  ...harmless(
    'The adapter sends all three.',
    'Of the fields that the documentation of nfse stars, natureza_operacao, optante_simples_nacional and servico.codigo_municipio may be missing, as they are in its own example; a taker may be missing altogether.',
  ),
  ...harmless(
    'How the books of the sandbox name an order: no adapter reads them.',
    'No order number is known to Focus: the ledger takes it from pedido_compra of an item, from "Pedido: …" in the remarks or in the description of a service, or shows the ref.',
  ),
];

export const truths: readonly Truth[] = [
  ...labelled('documented', documented),
  ...labelled('assumed', assumed),
  ...sefazTruths,
  ...cityHallTruths,
  ...lookedUp,
];
