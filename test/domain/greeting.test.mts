import { describe, expect, test } from 'vitest';
import { greetingName } from '../../domain/messaging/greeting.ts';
import { flowVariables } from '../../domain/messaging/flowVariables.ts';
import { createRandom } from '../../sandbox/world/random.mts';
import { paidOrder } from '../contracts/support/order.mts';

const cnpj = { type: 'CNPJ', value: '11222333000181' } as const;
const cpf = { type: 'CPF', value: '52998224725' } as const;

const to = (recipient: string | null) => ({ recipient });

describe('a greeting', () => {
  test.each([
    ['a person', { name: 'Ana Souza', taxId: cpf }, to('Ana Souza'), 'Ana'],
    ['a person who sends a present', { name: 'Ana Souza', taxId: cpf }, to('Rui Lima'), 'Ana'],
    ['a person whose surname looks like a company’s ending', { name: 'Maria Sa', taxId: cpf }, null, 'Maria'],
    ['a person without a document', { name: '  João   da Silva ' }, null, 'João'],
    ['a company with somebody at the door', { name: 'Boa Vista Café e Confeitaria S.A.', taxId: cnpj }, to('Gustavo Prado'), 'Gustavo'],
    ['a company that receives itself', { name: 'Boa Vista Café', taxId: cnpj }, to('BOA VISTA  CAFÉ'), 'Boa Vista Café'],
    [
      'a company that receives by its short name',
      { name: 'Boa Vista Café e Confeitaria S.A.', taxId: cnpj },
      to('Boa Vista Café'),
      'Boa Vista Café',
    ],
    ['a company that bears a person’s name', { name: 'Maria Souza ME', taxId: cnpj }, to('Maria Souza'), 'Maria Souza'],
    ['a company with another company at the door', { name: 'Maré Ltda', taxId: cnpj }, to('Depósito Central Ltda'), 'Maré Ltda'],
    ['a company without a recipient', { name: 'Maré Alta Comércio', taxId: cnpj }, to(null), 'Maré Alta Comércio'],
    ['a company whose CNPJ nobody knows', { name: 'Padaria Estrela LTDA', taxId: null }, to('Bia Reis'), 'Bia'],
    ['a sole trader, old style', { name: 'Joana Prado 52998224725', taxId: cnpj }, null, 'Joana Prado'],
    ['a sole trader, new style', { name: '11.222.333 Joana Prado', taxId: cnpj }, null, 'Joana Prado'],
    ['a doctor', { name: 'Dr. João Silva' }, null, 'João'],
    ['a professor and doctor', { name: 'Profa. Dra. Ana Souza' }, null, 'Ana'],
    ['who is written with Sr.', { name: 'SR. Pedro' }, null, 'Pedro'],
    ['who is called Dona', { name: 'D. Maria' }, null, 'Maria'],
    ['who begins with a picture', { name: '😀 Ana' }, null, 'Ana'],
    ['who has a title alone', { name: 'Dra.' }, null, 'Dra.'],
    ['who is called Dário', { name: 'Dário Prado' }, null, 'Dário'],
    ['nobody', null, to('Ana'), ''],
  ])('of %s', (_, customer, address, expected) => {
    expect(greetingName(customer, address)).toBe(expected);
  });

  test('never cuts a company’s name to its first word', () => {
    const random = createRandom(5);
    const first = ['Boa', 'Casa', 'Mar', 'Sol', 'Nova', 'São'];
    const rest = ['Vista', 'do Pão', 'Azul', 'e Filhos', 'José'];
    const endings = ['Ltda', 'S.A.', 'ME', 'EIRELI', 'Comércio'];
    for (let run = 0; run < 300; run++) {
      const name = `${random.pick(first)} ${random.pick(rest)} ${random.pick(endings)}`;
      const recipient = random.pick([null, '', name, name.toUpperCase()]);
      expect(greetingName({ name, taxId: cnpj }, to(recipient))).toBe(name);
    }
  });
});

test('the variables of a message use it, and keep the customer’s name whole', () => {
  const order = paidOrder('1013');
  const company = { ...order.customer, name: 'Boa Vista Café e Confeitaria S.A.', taxId: cnpj };
  const address = { ...order.shippingAddress!, recipient: 'Gustavo Prado' };
  expect(flowVariables({ order: { ...order, customer: company, shippingAddress: address } })).toMatchObject({
    first_name: 'Gustavo',
    customer_name: 'Boa Vista Café e Confeitaria S.A.',
  });
  expect(flowVariables({ payment: { customer: { ...company, id: null, address: null } } })).toMatchObject({
    first_name: 'Boa Vista Café e Confeitaria S.A.',
  });
});
