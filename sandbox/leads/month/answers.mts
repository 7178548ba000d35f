/** Some people answer, and some want no more messages. */
import type { Random } from '../../world/random.mts';
import type { Arrived, LeadPerson, OptedOut, Replied } from './types.mts';

const minute = 60_000;

const replies = [
  'Oi, quero saber o preço',
  'Pode me ligar amanhã?',
  'Ainda tem vaga?',
  'Tenho interesse, sim!',
  'Qual o endereço de vocês?',
  'Obrigada, já comprei',
];
const refusals = ['SAIR', 'pare de me mandar mensagem', 'Não quero mais receber', 'Descadastrar', 'sair da lista por favor'];

interface Few {
  readonly people: readonly LeadPerson[];
  readonly arrivals: readonly Arrived[];
  readonly end: number;
}

const channelOf = ({ phoneKind }: LeadPerson) => (phoneKind === 'mobile' ? 'whatsApp' : 'email');

/** From ten minutes after the first lead to ten days after it. */
function moment(random: Random, { arrivals, end }: Few, person: LeadPerson): number {
  const first = arrivals.find((one) => one.person === person.index)!.at;
  return Math.min(end - minute, first + random.int(10, 10 * 24 * 60) * minute + random.int(0, 59_999));
}

export interface Wanted {
  readonly replies: number;
  readonly optOuts: number;
}

/** Nobody does both: what comes after an opt-out would be another story. */
export function leadAnswers(random: Random, few: Few, wanted: Wanted): (Replied | OptedOut)[] {
  const shuffled = few.people.map((person) => ({ person, key: random.next() })).sort((a, b) => a.key - b.key);
  const [answering, leaving] = [shuffled.slice(0, wanted.replies), shuffled.slice(wanted.replies, wanted.replies + wanted.optOuts)];
  return [
    ...answering.map(
      ({ person }): Replied => ({
        what: 'replied',
        key: `reply ${person.index}`,
        at: moment(random, few, person),
        person: person.index,
        channel: channelOf(person),
        text: random.pick(replies),
      }),
    ),
    ...leaving.map(
      ({ person }): OptedOut => ({
        what: 'optedOut',
        key: `opt-out ${person.index}`,
        at: moment(random, few, person),
        person: person.index,
        channel: channelOf(person),
        text: random.pick(refusals),
      }),
    ),
  ];
}
