/** `/srorastro`: what became of a parcel. */
import { isObjectCode } from '../../carriers/objectCode.mts';
import type { Answer } from '../../http/answer.mts';
import { failure, localTime, refuse } from './answers.mts';
import type { Call, Simulation, TrackingEvent } from './context.mts';
import { serviceOf } from './services.mts';

const languages = ['pt-BR', 'en', 'es-ES'];
const longestList = 50;

const results: Readonly<Record<string, { readonly words: string; choose(events: readonly TrackingEvent[]): readonly TrackingEvent[] }>> = {
  T: { words: 'Todos os Eventos', choose: (events) => events },
  P: { words: 'Primeiro Evento', choose: (events) => events.slice(0, 1) },
  U: { words: 'Último Evento', choose: (events) => events.slice(-1) },
};

export const track = (call: Call): Answer => answer(call, [call.params.code ?? '']);

export function trackMany(call: Call): Answer {
  const codes = call.query
    .getAll('codigosObjetos')
    .flatMap((text) => text.split(','))
    .filter(Boolean);
  if (codes.length >= 1 && codes.length <= longestList) return answer(call, codes);
  call.simulation.violation('tracking-query', `codigosObjetos has 1 to ${longestList} codes`);
  return failure(call, 400, `SRO-014: Informe de 1 a ${longestList} objetos.`);
}

function answer(call: Call, codes: readonly string[]): Answer {
  const { simulation, headers, query } = call;
  const language = headers.get('Accept-Language');
  if (language !== null && !languages.includes(language)) {
    simulation.violation('accept-language', `Accept-Language is one of ${languages.join(', ')}`);
    refuse(failure(call, 400, 'SRO-018: O Accept-Language deve ser pt-BR, en ou es-ES.'));
  }
  const result = results[query.get('resultado') ?? 'U'];
  if (!result) return failure(call, 400, 'SRO-015: O resultado deve ser T, P ou U.');
  return {
    status: 200,
    body: {
      versao: '2.4.5',
      quantidade: codes.length,
      objetos: codes.map((code) => objectView(simulation, code, result.choose)),
      tipoResultado: result.words,
    },
  };
}

/** A parcel that is not known, or not yet posted, has a message in place of its events. */
function objectView({ state }: Simulation, code: string, choose: (events: readonly TrackingEvent[]) => readonly TrackingEvent[]) {
  if (!isObjectCode(code)) return { codObjeto: code, mensagem: 'SRO-019: Objeto inválido' };
  const tracked = state.tracked.get(code);
  if (!tracked || tracked.events.length === 0)
    return { codObjeto: code, mensagem: 'SRO-020: Objeto não encontrado na base de dados dos Correios.' };
  const { weight, height, width, length } = tracked.measured;
  return {
    codObjeto: code,
    tipoPostal: { sigla: code.slice(0, 2), descricao: serviceOf(tracked.service)?.name ?? 'ETIQUETA LOGICA', categoria: 'ENCOMENDA' },
    dtPrevista: localTime(tracked.due),
    contrato: 'XXXXXXXXXX',
    largura: width,
    comprimento: length,
    altura: height,
    diametro: 0,
    peso: weight / 1_000,
    formato: 'Pacote',
    modalidade: 'F',
    valorDeclarado: 0,
    eventos: choose(tracked.events).map(eventView).reverse(),
  };
}

const eventView = ({ code, type, at, description, detail, city, state }: TrackingEvent) => ({
  codigo: code,
  tipo: type,
  dtHrCriado: localTime(at),
  descricao: description,
  ...(detail === undefined ? {} : { detalhe: detail }),
  unidade: { codSro: '01001970', tipo: 'Unidade de Tratamento', nome: `UNIDADE DE ${city}`, endereco: { cidade: city, uf: state } },
});
