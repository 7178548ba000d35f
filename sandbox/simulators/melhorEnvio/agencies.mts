/** Where parcels are handed in: `GET /shipment/agencies`. Made-up places, in the form of an answer that was recorded. */
import { Hono } from 'hono';
import type { Simulation, Variables } from './context.mts';
import { json } from './replies.mts';

const since = '2021-09-11 17:47:13';

/** By their ids in `services.mts`. */
type CompanyId = 2 | 14 | 15;

const labels: Record<CompanyId, string> = { 2: 'Agência JadLog', 14: 'Ponto Loggi', 15: 'Ponto J&T' };

interface Place {
  readonly city: string;
  readonly state: string;
  readonly stateName: string;
}

const osasco: Place = { city: 'Osasco', state: 'SP', stateName: 'São Paulo' };
const saoPaulo: Place = { city: 'São Paulo', state: 'SP', stateName: 'São Paulo' };
const curitiba: Place = { city: 'Curitiba', state: 'PR', stateName: 'Paraná' };

/** The first number is the agency's id; a CEP that begins with 0 lost it on its way into the register, as the recorded one. */
const agencies = [
  agency(4, 2, 'LJ OSASCO 01', osasco, { postal_code: '6210130', address: 'Rua Armênia, 259 / 644', number: null }, '1136891212'),
  agency(31, 14, 'Papelaria da Vila', osasco, { postal_code: '6010067', address: 'Rua Antônio Agú', number: '80' }, null),
  agency(52, 2, 'LJ SAO PAULO 12', saoPaulo, { postal_code: '1310100', address: 'Avenida Paulista', number: '900' }, '11912345678'),
  {
    ...agency(53, 15, 'Chaveiro Central', saoPaulo, { postal_code: '1001000', address: 'Praça da Sé', number: '3' }, null),
    status: 'unavailable',
  },
  agency(70, 2, 'CO CURITIBA 02', curitiba, { postal_code: '80010000', address: 'Rua XV de Novembro', number: '15' }, '4133224455'),
] as const;

function agency(
  id: number,
  company: CompanyId,
  name: string,
  { city, state, stateName }: Place,
  line: { readonly postal_code: string; readonly address: string; readonly number: string | null },
  phone: string | null,
) {
  const dated = { confirmed_at: null, created_at: since, updated_at: since };
  return {
    id,
    name,
    initials: name.replaceAll(' ', '-'),
    code: String(1_008_000 + id),
    company_name: `Agência de Exemplo ${id} Ltda`,
    status: 'available',
    email: `agencia${id}@transportadora.example`,
    companies: [{ id: company }],
    address: {
      id,
      label: labels[company],
      ...line,
      complement: null,
      district: 'Centro',
      latitude: -23.5,
      longitude: -46.7,
      ...dated,
      city: { id: 5_000 + id, city, state: { id: 25, state: stateName, state_abbr: state, country: { id: 'BR', country: 'Brazil' } } },
    },
    phone: phone === null ? null : { id, label: labels[company], phone, type: 'fixed', country_id: 'BR', ...dated },
  };
}

const filters = ['company', 'country', 'state', 'city', 'latitude', 'longitude', 'limit', 'status'];

export function agencyRoutes(simulation: Simulation): Hono<Variables> {
  const app = new Hono<Variables>();
  app.get('/shipment/agencies', (call) => {
    const asked = call.req.query();
    const unknown = Object.keys(asked).filter((name) => !filters.includes(name));
    if (unknown.length > 0) simulation.violation('agencies-query', `not a filter: ${unknown.join(', ')}`);
    return json(matching(asked).slice(0, Number(asked.limit ?? agencies.length)));
  });
  return app;
}

function matching({ company, country = 'BR', state, city, status }: Record<string, string>) {
  const same = (wanted: string | undefined, its: string) => wanted === undefined || plain(wanted) === plain(its);
  return agencies.filter(
    (each) =>
      country === 'BR' &&
      same(company, String(each.companies[0]!.id)) &&
      same(state, each.address.city.state.state_abbr) &&
      same(city, each.address.city.city) &&
      same(status, each.status),
  );
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
