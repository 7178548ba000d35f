import { createCorreios, type CorreiosOptions, type CorreiosSimulator } from '../../../sandbox/simulators/correios/index.mts';
import { openCorreios } from '../../../vendors/correios/label/carrier.ts';
import { simulatedVendor } from './simulatedVendor.mts';

export const correiosSettings = ({ secrets }: CorreiosSimulator) => ({
  environment: 'production',
  user: secrets.user,
  accessSecret: secrets.accessCode,
  postingCard: secrets.card,
  senderPostalCode: '01310-100',
  senderName: 'Loja Ponte',
  senderPhone: '(11) 98888-7777',
  senderStreet: 'Avenida Paulista',
  senderNumber: '1000',
  senderComplement: 'Loja 2',
  senderDistrict: 'Bela Vista',
  senderCity: 'São Paulo',
  senderState: 'SP',
});

export function correiosWorld(options: CorreiosOptions = {}) {
  const world = simulatedVendor({
    create: (services) => createCorreios(services, options),
    login: ({ secrets }) => ({ authorization: `Basic ${Buffer.from(`${secrets.user}:${secrets.accessCode}`).toString('base64')}` }),
  });
  const settings = correiosSettings(world.simulator);
  const labels = () => world.simulator.ledger();
  return {
    ...world,
    settings,
    open: () => openCorreios(world.connect({ settings })),
    labels,
    good: () => labels().filter(({ status }) => status !== 'cancelled'),
    bought: () => labels().filter(({ status }) => status !== 'cancelled').length,
    operations: () => world.calls.map(({ operation }) => operation),
  };
}
