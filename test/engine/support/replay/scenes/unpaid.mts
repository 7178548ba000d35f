/** What somebody has left undone. */
import type { World } from '../../../../../sandbox/world/world.mts';
import type { Scene } from '../stage.mts';
import { dateIn, passToHour } from './hours.mts';

const minute = 60_000;

const customers = [
  { name: 'Ana Souza', cpfCnpj: '52998224725', email: 'ana@cliente.example', mobilePhone: '31988887777' },
  { name: 'Bruno Lima', cpfCnpj: '11144477735', email: 'bruno@cliente.example' },
];

async function noonAndTenMinutes(world: World, look: (ms: number) => Promise<void>): Promise<void> {
  await passToHour(world, 12);
  await look(5 * minute);
  await look(20 * minute);
}

export const overduePayments: Scene = {
  async play({ event, passAndLook, world }) {
    const { asaas } = world.vendors;
    const look = async () => await noonAndTenMinutes(world, passAndLook);
    const charges = customers.map((customer, index) =>
      asaas.createCharge({ customer, value: 20 + index, billingType: 'PIX', dueDate: dateIn(world, 2) }),
    );
    await event('Two days before the day', look);
    await event('The day before it', look);
    await event('The day itself', look);
    await event('The day after it', look);
    asaas.pay(charges[0]!.id);
    await event('One has paid, and the other has not', look);
  },
};

export const abandonedCheckout: Scene = {
  async play({ event, passAndLook, world }) {
    const { shopify } = world.vendors;
    await event('Carts are left: one may be written to on WhatsApp, one by e-mail, one not at all', async () => {
      shopify.abandonCheckout({ phone: '+5511971000001', whatsApp: 'SUBSCRIBED' });
      shopify.abandonCheckout({ phone: '+5511971000002', email: 'SUBSCRIBED' });
      shopify.abandonCheckout({ phone: '+5511971000003' });
      await passAndLook(40 * minute);
    });
    await event('An hour and a half later', async () => {
      await passAndLook(50 * minute);
      await passAndLook(10 * minute);
    });
    await event('One that is bought after all, and one in the night', async () => {
      const { id } = shopify.abandonCheckout({ phone: '+5511971000004', whatsApp: 'SUBSCRIBED' });
      await passToHour(world, 22);
      shopify.buyCheckout(id, { otherwise: false });
      shopify.abandonCheckout({ phone: '+5511971000005', whatsApp: 'SUBSCRIBED' });
      await passAndLook(70 * minute);
    });
    await event('The next morning', async () => {
      await passToHour(world, 9);
      await passAndLook(5 * minute);
      await passAndLook(10 * minute);
    });
  },
};
