/** Who the account belongs to: a made-up shop in São Paulo. */
import { Hono } from 'hono';
import { needs } from './guard.mts';
import type { Simulation, Variables } from './context.mts';
import { json, money, notFound } from './replies.mts';
import { services } from './services.mts';

const since = '2021-03-01 10:00:00';

export const sender = {
  name: 'Loja Ponte',
  person: { firstname: 'Joana', lastname: 'Ponte', document: '24971563792', email: 'contato@lojaponte.example' },
  company: { name: 'Loja Ponte Comércio Ltda', document: '90021382000122', stateRegister: '110042490114' },
  phone: '1133334444',
  address: {
    postalCode: '01310100',
    street: 'Avenida Paulista',
    number: '1000',
    complement: 'Loja 2',
    district: 'Bela Vista',
    city: 'São Paulo',
    state: 'SP',
  },
} as const;

const addressBody = {
  id: 4821,
  label: 'Endereço principal',
  postal_code: sender.address.postalCode,
  address: sender.address.street,
  number: sender.address.number,
  complement: sender.address.complement,
  district: sender.address.district,
  latitude: null,
  longitude: null,
  confirmed_at: null,
  created_at: since,
  updated_at: since,
  city: {
    id: 5270,
    city: sender.address.city,
    state: { id: 25, state: 'São Paulo', state_abbr: sender.address.state, country: { id: 'BR', country: 'Brazil' } },
  },
};

const phoneBody = {
  id: 7720,
  label: 'Telefone principal',
  phone: sender.phone,
  type: 'fixed',
  country_id: 'BR',
  confirmed_at: null,
  created_at: since,
  updated_at: since,
};

export function accountRoutes(simulation: Simulation): Hono<Variables> {
  const app = new Hono<Variables>();
  app.get('/', needs(simulation, 'users-read'), () => json(accountBody(simulation)));
  app.get('/balance', () => json(balanceBody(simulation)));
  app.get('/companies', needs(simulation, 'companies-read'), () => json({ data: [companyBody(simulation)] }));
  app.get('/companies/:id/addresses', needs(simulation, 'companies-read'), (call) =>
    ofCompany(simulation, call.req.param('id'), addressBody),
  );
  app.get('/companies/:id/phones', needs(simulation, 'companies-read'), (call) => ofCompany(simulation, call.req.param('id'), phoneBody));
  app.get('/shipment/services', () => json(services.map(serviceBody)));
  app.get('/shipment/companies', () => json([...new Map(services.map(({ company }) => [company.id, company])).values()]));
  return app;
}

const accountBody = ({ state }: Simulation) => ({
  id: state.secrets.userId,
  protocol: 'USR-2021036512',
  ...sender.person,
  picture: null,
  thumbnail: null,
  birthdate: '1986-05-14 00:00:00',
  email_confirmed_at: since,
  email_alternative: null,
  created_at: since,
  updated_at: since,
  phone: phoneBody,
  address: addressBody,
});

const balanceBody = ({ state }: Simulation) => ({ balance: money(state.balanceCents), reserved: 0, debts: 0 });

const companyBody = ({ state }: Simulation) => ({
  id: state.secrets.companyId,
  protocol: 'STR-2021039041',
  name: sender.name,
  email: sender.person.email,
  company_name: sender.company.name,
  document: sender.company.document,
  state_register: sender.company.stateRegister,
  created_at: since,
  updated_at: since,
});

const ofCompany = ({ state }: Simulation, id: string, body: unknown): Response =>
  id === state.secrets.companyId ? json({ data: [body] }) : notFound();

const serviceBody = ({ id, name, company, limits, severalVolumes }: (typeof services)[number]) => {
  const [length, width, height] = limits.least ?? [1, 1, 1];
  const side = (min: number) => ({ min, max: limits.side });
  return {
    id,
    name,
    status: 'available',
    type: 'normal',
    restrictions: {
      insurance_value: { min: 0, max: limits.insurance },
      formats: {
        box: {
          weight: { min: 0.001, max: limits.weight },
          width: side(width),
          height: side(height),
          length: side(length),
          sum: limits.sum,
        },
      },
    },
    company: { ...company, has_grouped_volumes: severalVolumes ? 1 : 0, status: 'available' },
  };
};
