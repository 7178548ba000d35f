/** Events as the counter and the postmen make them. */
import { correiosCode } from '../../carriers/objectCode.mts';
import type { PrePosting, Simulation, Tracked, TrackingEvent } from './context.mts';
import { setStatus } from './prePostings.mts';
import { daysOf, serviceOf } from './services.mts';

/** What the events are called, by code and type; others are named by whoever makes them. */
const descriptions: Readonly<Record<string, string>> = {
  'PO 01': 'Objeto postado',
  'CO 01': 'Objeto coletado',
  'RO 01': 'Objeto em transferência - por favor aguarde',
  'DO 01': 'Objeto em transferência - por favor aguarde',
  'OEC 01': 'Objeto saiu para entrega ao destinatário',
  'LDI 01': 'Objeto aguardando retirada no endereço indicado',
  'BDE 00': 'Objeto entregue ao destinatário',
  'BDE 01': 'Objeto entregue ao destinatário',
  'BDI 01': 'Objeto entregue ao destinatário',
  'BDR 01': 'Objeto entregue ao destinatário',
  'BDE 67': 'Objeto entregue no vizinho autorizado',
  'BDE 20': 'A entrega não pode ser efetuada - Carteiro não atendido',
  'BDE 10': 'A entrega não pode ser efetuada - Cliente mudou-se',
  'BDE 04': 'A entrega não pode ser efetuada - Cliente recusou-se a receber',
  'BDE 14': 'Objeto em devolução ao remetente',
  'BDE 23': 'Objeto entregue ao remetente',
  'BDE 09': 'Objeto não localizado',
  'BDE 28': 'Objeto e/ou conteúdo avariado',
  'FC 51': 'Objeto roubado',
  'BDE 69': 'Objeto com atraso na entrega',
  'EST 01': 'Favor desconsiderar a informação anterior',
};

/** Courses that parcels take; each pair of code and type is one of the table of the SRO. */
export const stories = {
  delivered: ['PO 01', 'RO 01', 'DO 01', 'OEC 01', 'BDE 01'],
  deliveredToNeighbour: ['PO 01', 'RO 01', 'OEC 01', 'BDE 67'],
  secondAttempt: ['PO 01', 'RO 01', 'OEC 01', 'BDE 20', 'OEC 01', 'BDI 01'],
  waitsAtAgency: ['PO 01', 'RO 01', 'OEC 01', 'BDE 20', 'LDI 01', 'BDR 01'],
  moved: ['PO 01', 'RO 01', 'OEC 01', 'BDE 10', 'BDE 14', 'BDE 23'],
  refused: ['PO 01', 'RO 01', 'OEC 01', 'BDE 04', 'BDE 14', 'BDE 23'],
  lost: ['PO 01', 'RO 01', 'BDE 09'],
  damaged: ['PO 01', 'RO 01', 'BDE 28'],
  stolen: ['PO 01', 'RO 01', 'OEC 01', 'FC 51'],
  late: ['PO 01', 'RO 01', 'BDE 69', 'DO 01', 'OEC 01', 'BDE 01'],
  takenBack: ['PO 01', 'RO 01', 'OEC 01', 'BDE 01', 'EST 01'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Story = keyof typeof stories;

export interface NewEvent {
  readonly code: string;
  readonly type: string;
  /** Needed for pairs that have no name here. */
  readonly description?: string;
  readonly detail?: string;
  readonly city?: string;
  readonly state?: string;
}

/** The counter takes the parcel in. */
export function postObject(simulation: Simulation, made: PrePosting, measured?: Partial<Tracked['measured']>): void {
  if (made.status !== 2) throw new Error(`A pre-posting with the status ${made.status} cannot be posted`);
  setStatus(simulation, made, 3);
  const said = (name: string) => Number(made.body[name] ?? 0);
  const tracked: Tracked = {
    code: made.code,
    service: made.service,
    due: simulation.world.clock.now() + (daysOf(serviceOf(made.service)!, made.from.endereco.cep, made.to.endereco.cep) ?? 5) * 86_400_000,
    events: [],
    measured: {
      weight: said('pesoInformado'),
      height: said('alturaInformada'),
      width: said('larguraInformada'),
      length: said('comprimentoInformado'),
      ...measured,
    },
  };
  simulation.state.tracked.set(made.code, tracked);
  addEvent(simulation, made.code, { code: 'PO', type: '01' });
}

export function addEvent({ state, world }: Simulation, code: string, event: NewEvent): void {
  const tracked = state.tracked.get(code);
  if (!tracked) throw new Error(`No posted object ${code}`);
  const description = event.description ?? descriptions[`${event.code} ${event.type}`];
  if (description === undefined) throw new Error(`Say what ${event.code} ${event.type} is called`);
  const made: TrackingEvent = {
    code: event.code,
    type: event.type,
    at: world.clock.now(),
    description,
    detail: event.detail,
    city: event.city ?? 'SAO PAULO',
    state: event.state ?? 'SP',
  };
  tracked.events.push(made);
}

/** An object of the contract that was posted without a pre-posting of this API; answers its code. */
export function strangersObject(simulation: Simulation, service: string): string {
  const code = correiosCode(simulation.random);
  const measured = { weight: 500, height: 5, width: 15, length: 20 };
  simulation.state.tracked.set(code, { code, service, due: simulation.world.clock.now() + 7 * 86_400_000, events: [], measured });
  addEvent(simulation, code, { code: 'PO', type: '01' });
  return code;
}
