/** Texts that are too long for a label or a record, and phones that are none: shortened where that changes nothing, named where it would. */
import { describe, expect, test } from 'vitest';
import { cutText } from '../../domain/values/cutText.ts';
import type { Order } from '../../domain/documents/order.ts';
import { phoneProblems, recipientPhone } from '../../runtime/carrier/recipient.ts';
import { createRandom } from '../../sandbox/world/random.mts';
import { recipientOf as correiosRecipient } from '../../vendors/correios/parties/recipient.ts';
import { senderOf as correiosSender } from '../../vendors/correios/parties/sender.ts';
import { recipientOf as melhorEnvioRecipient } from '../../vendors/melhorEnvio/parties/recipient.ts';
import { recipientOf as superFreteRecipient } from '../../vendors/superFrete/parties/recipient.ts';
import { senderOf as superFreteSender } from '../../vendors/superFrete/parties/sender.ts';
import { declaredContents } from '../../vendors/correios/label/write.ts';
import { declaredProducts } from '../../vendors/melhorEnvio/parties/goods.ts';
import { toColumns } from '../../vendors/salesforce/leads/readRow.ts';
import { customerParts } from '../../vendors/focusNfe/serviceInvoice/customerParts.ts';
import { paymentBody } from '../../vendors/asaas/payment/paymentBody.ts';
import { paidOrder } from '../contracts/support/order.mts';

const named = (name: string): Order => {
  const order = paidOrder();
  return {
    ...order,
    customer: { ...order.customer, name },
    shippingAddress: { ...order.shippingAddress!, recipient: name, district: name, city: name },
  };
};

const goods = (name: string): Order => {
  const order = paidOrder();
  return { ...order, items: order.items.map((item) => ({ ...item, name })) };
};

/** Every text of a body. */
function textsIn(body: unknown): string[] {
  if (typeof body === 'string') return [body];
  return typeof body === 'object' && body !== null ? Object.values(body).flatMap(textsIn) : [];
}

const bodies: Readonly<Record<string, (text: string) => unknown>> = {
  'a recipient of Correios': (text) => correiosRecipient(named(text)),
  'a recipient of SuperFrete': (text) => superFreteRecipient(named(text)),
  'goods of Correios': (text) => declaredContents(goods(text)),
  'goods of Melhor Envio': (text) => declaredProducts(goods(text)),
  'a lead of Salesforce': (text) => toColumns({ lastName: text, company: text, interest: text }),
  'a charge of Asaas': (text) =>
    paymentBody(
      { connection: { clock: { now: () => 0 } } } as never,
      {
        method: 'pix',
        dueDate: '2026-12-01',
        value: 1,
        installments: 1,
        description: text,
        splits: [],
        card: null,
        discount: null,
        fine: null,
        interest: null,
      } as never,
      'cus_1',
    ),
};

describe('a text that is cut', () => {
  test.each(Object.entries(bodies))('%s: has whole signs, and no blank at its edge', (_what, bodyOf) => {
    const random = createRandom(41);
    for (let round = 0; round < 300; round++) {
      const words = Array.from({ length: random.int(1, 400) }, () => random.pick(['Ana', 'São', 'é', '💕', '🌞', 'x']));
      for (const text of textsIn(bodyOf(words.join(' ')))) {
        expect(text).toBe(text.trim());
        expect(text.isWellFormed(), text).toBe(true);
      }
    }
  });

  test('is no longer than its room, and is not shortened where it fits', () => {
    expect(cutText('Ana Souza', 9)).toBe('Ana Souza');
    expect(cutText('Ana Souza', 4)).toBe('Ana');
    expect(cutText('Ana 💕', 5)).toBe('Ana');
    expect(cutText('Ana 💕', 6)).toBe('Ana 💕');
  });
});

describe('an order from elsewhere', () => {
  const of = (recipient: unknown) => ({ ...paidOrder(), shippingAddress: { ...paidOrder().shippingAddress!, recipient } }) as Order;

  test.each([null, '', '  ', 12, {}])('without a name at the delivery address (%j) goes to the buyer', (recipient) => {
    for (const { name, nome } of [
      melhorEnvioRecipient(of(recipient)),
      superFreteRecipient(of(recipient)),
      correiosRecipient(of(recipient)),
    ] as { name?: string; nome?: string }[])
      expect(name ?? nome).toBe('Ana Souza');
  });

  test('as a gift goes to who gets it', () => {
    expect(melhorEnvioRecipient(of(' Beto Lima ')).name).toBe('Beto Lima');
  });

  test.each([
    [1984, '1984'],
    [null, 'CAM-ALG-M'],
    [' ', 'CAM-ALG-M'],
  ])('declares goods that are named %j as %s', (name, declared) => {
    const order = goods(name as string);
    expect(textsIn([declaredProducts(order), declaredContents(order)]).filter((text) => text === declared)).toHaveLength(
      name === 1984 ? 4 : 2,
    );
  });
});

test('an e-mail address that is too long for an NFS-e is left out: cut off it would be somebody else’s', async () => {
  const order = paidOrder();
  const parts = async (email: string) =>
    await customerParts(
      {} as never,
      {
        order: { ...order, customer: { ...order.customer, email }, billingAddress: null, shippingAddress: null },
        sendEmail: true,
      } as never,
    );
  expect(await parts('ana@loja.example')).toMatchObject({ email: 'ana@loja.example' });
  expect(await parts(`${'a'.repeat(70)}@loja.example.br`)).not.toHaveProperty('email');
});

describe('the house number of the sender', () => {
  const correios = async (senderNumber: string) => {
    const settings = {
      senderName: 'Loja',
      senderPostalCode: '01310100',
      senderStreet: 'Rua',
      senderDistrict: 'Centro',
      senderCity: 'São Paulo',
      senderState: 'SP',
      senderNumber,
    };
    return (await correiosSender({ connection: { settings }, login: async () => await Promise.resolve({ taxId: null }) } as never)).endereco
      .numero;
  };
  const superFrete = async (number: string) => {
    const address = {
      address: 'Rua',
      number,
      district: 'Centro',
      city: 'São Paulo',
      state: 'SP',
      postal_code: '01310100',
      name: 'Loja Ponte',
    };
    const call = async ({ path }: { path: string }) =>
      await Promise.resolve(path === '/user' ? { balance: 1, email: 'a@b.example' } : [address]);
    const connection = { account: `sender of ${number}`, settings: {}, clock: { now: () => 0 } };
    return (await superFreteSender({ connection, call } as never)).number;
  };

  test('that fits is written as it is', async () => {
    expect([await correios('1148'), await correios(''), await superFrete('1148')]).toEqual(['1148', 'S/N', '1148']);
  });

  test('that does not fit is named, and never cut to another house’s', async () => {
    await expect(correios('1148 A 12')).rejects.toMatchObject({
      failure: { code: 'senderIncomplete', message: expect.stringContaining('6') },
    });
    await expect(superFrete('km 12, galpão 3')).rejects.toMatchObject({
      failure: { code: 'senderIncomplete', message: expect.stringContaining('10') },
    });
  });
});

describe('the phone on a label', () => {
  const withPhones = (phone: string | null, ofAddress: string | null = null): Order => {
    const order = paidOrder();
    return { ...order, customer: { ...order.customer, phone }, shippingAddress: { ...order.shippingAddress!, phone: ofAddress } };
  };

  test.each([
    ['+5531988887777', null, '31988887777'],
    ['(31) 3618-0000', null, '3136180000'],
    ['+351912345678', '(11) 91111-2222', '11911112222'],
    ['98888-7777', '+5511911112222', '11911112222'],
  ])('of %s and %s: %s', (own, ofAddress, expected) => {
    expect(recipientPhone(withPhones(own, ofAddress))).toBe(expected);
  });

  test.each(['98888-7777', '0800 123 4567', '(11) 91111-1111 / (11) 92222-2222', '12345', '00000000000', 'ligar depois'])(
    '%s is no number: it is named, and no digits of it go onto the label',
    (own) => {
      expect(recipientPhone(withPhones(own))).toBeUndefined();
      expect(phoneProblems(withPhones(own))).toMatchObject([
        { field: 'order.customer.phone', message: expect.stringMatching(/^cannot exist/) },
      ]);
    },
  );
});
