/** What SEFAZ registers on an authorized document later: a cancellation (110111) or a letter of correction (110110). */
import { brazilIsoTime } from './brazilTime.mts';
import { nfeNamespace } from './nfeXml.mts';
import { signature } from './nfeSignature.mts';
import { issuerState, stateNumber } from './places.mts';
import { element, leaf } from './xml.mts';
import type { Xml } from './xml.mts';

export interface FiscalEvent {
  readonly kind: 'cancellation' | 'correction';
  readonly accessKey: string;
  readonly cnpj: string;
  readonly environment: 1 | 2;
  /** From 1; a cancellation is always 1. */
  readonly sequence: number;
  readonly text: string;
  /** Of the document for a cancellation. */
  readonly documentProtocol: string;
  readonly protocol: string;
  readonly at: number;
}

const version = '1.00';

const conditions =
  'A Carta de Correção é disciplinada pelo § 1º-A do art. 7º do Convênio S/N, de 15 de dezembro de 1970 e pode ser utilizada para ' +
  'regularização de erro ocorrido na emissão de documento fiscal, desde que o erro não esteja relacionado com: I - as variáveis que ' +
  'determinam o valor do imposto tais como: base de cálculo, alíquota, diferença de preço, quantidade, valor da operação ou da ' +
  'prestação; II - a correção de dados cadastrais que implique mudança do remetente ou do destinatário; III - a data de emissão ou de saída.';

export function eventXml(event: FiscalEvent): Xml {
  const type = event.kind === 'cancellation' ? '110111' : '110110';
  const id = `ID${type}${event.accessKey}${String(event.sequence).padStart(2, '0')}`;
  const common = [leaf('chNFe', event.accessKey), leaf('tpEvento', type)];
  const information = element(
    'infEvento',
    [
      leaf('cOrgao', stateNumber(issuerState)),
      leaf('tpAmb', event.environment),
      leaf('CNPJ', event.cnpj),
      leaf('chNFe', event.accessKey),
      leaf('dhEvento', brazilIsoTime(event.at)),
      leaf('tpEvento', type),
      leaf('nSeqEvento', event.sequence),
      leaf('verEvento', version),
      details(event),
    ],
    { Id: id },
  );
  const answer = element('infEvento', [
    leaf('tpAmb', event.environment),
    leaf('verAplic', 'SP_EVENTOS_PL_100'),
    leaf('cOrgao', stateNumber(issuerState)),
    leaf('cStat', '135'),
    leaf('xMotivo', 'Evento registrado e vinculado a NF-e'),
    ...common,
    leaf('nSeqEvento', event.sequence),
    leaf('dhRegEvento', brazilIsoTime(event.at)),
    leaf('nProt', event.protocol),
  ]);
  const sent = element('evento', [information, signature(id, '')], { xmlns: nfeNamespace, versao: version });
  const registered = element('retEvento', [answer], { xmlns: nfeNamespace, versao: version });
  return `<?xml version="1.0" encoding="UTF-8"?>${element('procEventoNFe', [sent, registered], { xmlns: nfeNamespace, versao: version })}`;
}

function details(event: FiscalEvent): Xml {
  const parts =
    event.kind === 'cancellation'
      ? [leaf('descEvento', 'Cancelamento'), leaf('nProt', event.documentProtocol), leaf('xJust', event.text)]
      : [leaf('descEvento', 'Carta de Correcao'), leaf('xCorrecao', event.text), leaf('xCondUso', conditions)];
  return element('detEvento', parts, { versao: version });
}
