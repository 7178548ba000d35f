/** What happens in the world to start a flow. */
import { address, person } from '../brazil/index.mts';
import type { HoldingShop } from '../shop/held.mts';
import { catalogue } from '../world/catalogue.mts';
import { createRandom } from '../world/random.mts';
import type { World } from '../world/world.mts';

export interface StartedEvent {
  readonly orderNumber: string;
  /** Units of goods in it. */
  readonly units: number;
  /** Labels that it takes; one where it does not say. */
  readonly parcels?: number;
}

/** A customer buys in the shop and pays at once. */
export function placePaidOrder(world: World): StartedEvent {
  const { shopify } = world.vendors;
  const { orderNumber } = shopify.placeOrder({ paid: true });
  const units = shopify.orders().find((order) => order.orderNumber === orderNumber)!.units;
  return { orderNumber, units };
}

/** Of these any carrier takes one a parcel: the one that takes most takes 120 kg. */
const anvil = { sku: 'BIG-61', weightGrams: 61_000 };
const mostAnvils = 6;

/** A customer buys one to six things that go in a parcel each, by turns, and pays at once; the wallet for labels is full. */
export function placeHeavyOrder(world: World, index: number): StartedEvent {
  const { shopify, bling, melhorEnvio } = world.vendors;
  if (index === 0) {
    shopify.addProducts([anvil.sku], 1_000, anvil.weightGrams);
    bling.seedProducts([{ ...catalogue[0]!, ...anvil, name: 'Bigorna 61 kg', gtin: '' }]);
    melhorEnvio.setBalance(1_000_000);
  }
  const units = (index % mostAnvils) + 1;
  const { orderNumber } = shopify.placeOrder({ paid: true, overrides: { items: [{ sku: anvil.sku, quantity: units }] } });
  return { orderNumber, units, parcels: units };
}

/** A customer buys in the WooCommerce shop and pays at once. */
export function placePaidWooCommerceOrder({ vendors: { wooCommerce } }: World): StartedEvent {
  const { orderNumber } = wooCommerce.placeOrder();
  return { orderNumber, units: unitsOf(wooCommerce, orderNumber) };
}

export function placePaidNuvemshopOrder({ vendors: { nuvemshop } }: World): StartedEvent {
  const { orderNumber } = nuvemshop.placeOrder();
  return { orderNumber, units: unitsOf(nuvemshop, orderNumber) };
}

/** A customer checks out with Stripe and pays by card at once, by a code or a slip later. */
export function payAtStripe({ vendors: { stripe } }: World): StartedEvent {
  const { orderNumber } = stripe.checkOut();
  const { units } = stripe.payments().find((payment) => payment.orderNumber === orderNumber)!;
  return { orderNumber, units };
}

const unitsOf = (shop: HoldingShop, orderNumber: string): number => shop.orders().find((order) => order.orderNumber === orderNumber)!.units;

/** A sale that the ERP has already, with a charge that its customer pays now; numbers count from `first`. */
export function payCharge(world: World, first = 9001): StartedEvent {
  const { asaas, bling } = world.vendors;
  const count = asaas.charges().length;
  const orderNumber = String(first + count);
  const random = createRandom(world.seed).fork(`charge ${count}`);
  const customer = person(random);
  const home = address(random);
  const items = Array.from({ length: random.int(1, 4) }, (_, index) => ({
    sku: catalogue[(count + index * 5) % catalogue.length]!.sku,
    quantity: random.int(1, 3),
  }));
  const sale = bling.seedSale({
    orderNumber,
    customer: { name: customer.name, document: customer.cpf, email: customer.email, phone: customer.phone, address: home },
    items,
    shipping: random.int(0, 3000) / 100,
  });
  const { total } = bling.sales().find(({ id }) => id === sale.id)!;
  const charge = asaas.createCharge({
    customer: {
      name: customer.name,
      cpfCnpj: customer.cpf,
      email: customer.email,
      mobilePhone: customer.phone.replace('+55', ''),
      address: home.street,
      addressNumber: home.number,
      province: home.district,
      postalCode: home.postalCode,
    },
    value: total,
    billingType: random.pick(['PIX', 'BOLETO'] as const),
    externalReference: `shopify:${orderNumber}`,
    description: `Pedido ${orderNumber}`,
  });
  asaas.pay(charge.id);
  return { orderNumber, units: items.reduce((sum, { quantity }) => sum + quantity, 0) };
}
