/** Phone, name and e-mail of a customer, out of what people and booking pages write into a calendar. */
import { describe, expect, test } from 'vitest';
import { plainNotes } from '../../domain/scheduling/plainNotes.ts';
import { answeredContact, bestPhone, isReachable, writtenContact } from '../../domain/scheduling/writtenContact.ts';

const phoneIn = (notes: string, title: string | null = null) => writtenContact(title, plainNotes(notes)).phone;

describe('a phone', () => {
  test.each([
    ['Telefone: (11) 91234-5678'],
    ['Tel.: 11912345678'],
    ['WhatsApp: +55 11 91234-5678'],
    ['celular da mãe: 11 91234 5678'],
    ['<p>Fone: <b>(11) 91234-5678</b></p>'],
    ['Phone Number:\n+5511912345678'],
    ['Text Reminder Number: 11912345678'],
    ['Send text messages to: +55 11 91234-5678'],
    ['What:\nConsulta\n\nWho:\nDra. Ana - Organizer\nana@clinica.example\nMaria\nmaria@loja.example\n11912345678'],
    ['Ligar antes. (11) 91234-5678'],
    ['https://wa.me/5511912345678'],
    ['cel 11912345678'],
    ['Maria, zap 11912345678, paga no local'],
    ['Celular - 11912345678'],
    ['WhatsApp 5511912345678'],
    ['Telefones para contato: (11) 3456-7890 / (11) 91234-5678'],
    ['Telefone: (11) 3456-7890\nCelular: (11) 91234-5678'],
  ])('is read out of %j', (notes) => {
    expect(phoneIn(notes)).toBe('+5511912345678');
  });

  test('stands in the title, too', () => {
    expect(phoneIn('', 'Corte Maria (11) 91234-5678')).toBe('+5511912345678');
  });

  test.each([
    ['Telefone: (11) 3456-7890\nContato de emergência: (11) 99999-0000', '+551134567890'],
    ['Contato de emergência:\nJoana (11) 99999-0000', null],
    ['Emergency contact: Joana +55 11 99999-0000\nPhone: 11 91234-5678', '+5511912345678'],
    ['WhatsApp da recepção: (11) 98888-7777\nCelular: (11) 91234-5678', '+5511912345678'],
    ['Dúvidas? Fale com a clínica: (11) 98888-7777', null],
    ['Telefone do médico: (11) 98888-7777', null],
    ['Seu contato de emergência: (11) 98888-7777', null],
    ['Seu WhatsApp, para a clínica confirmar: (11) 91234-5678', '+5511912345678'],
    ['Paciente da Dra. Rosa, telefone: (11) 91234-5678', '+5511912345678'],
    ['Indicada por Dra. Rosa: (11) 98888-7777', null],
  ])('that is somebody else’s is not the customer’s: %j', (notes, phone) => {
    expect(phoneIn(notes)).toBe(phone);
    const lines = notes.split('\n').filter((line) => !line.endsWith(':'));
    const answers = lines.filter((line) => line.includes(':')).map((line) => line.split(': ') as [string, string]);
    expect(answeredContact(answers.map(([question, answer]) => ({ question, answer }))).phone).toBe(phone);
  });

  test.each([
    ['Dúvidas? Fale conosco: (11) 98888-7777', null],
    ['Em caso de dúvidas ligue (11) 98888-7777\nCelular: (11) 91234-5678', '+5511912345678'],
    ['Para remarcar ou cancelar, chame no WhatsApp (11) 98888-7777', null],
    ['Nosso WhatsApp: +55 11 98888-7777', null],
    ['Entre em contato: (11) 98888-7777', null],
    ['Em caso de dúvida ligue (11) 98888-7777', null],
    ['Indicada por Ana (11) 98888-7777', null],
    ['Indicação da Ana, (11) 98888-7777', null],
    ['Veio com dúvida sobre o preço, (11) 91234-5678', '+5511912345678'],
    ['Entre em contato com ela antes: (11) 91234-5678', '+5511912345678'],
    ['Pediu para remarcar, (11) 91234-5678', '+5511912345678'],
  ])('that the shop gives to its customers is not theirs: %j', (notes, phone) => {
    expect(phoneIn(notes)).toBe(phone);
  });

  test('where there is only a landline, it is that', () => {
    expect(phoneIn('Telefone: (11) 3456-7890')).toBe('+551134567890');
  });

  test.each([
    // A CPF, bare and with its marks, an order, a CNPJ, an amount.
    ['CPF: 11987654321'],
    ['CPF 119.876.543-21'],
    ['Pedido 11912345678'],
    ['11912345678'],
    ['Who:\nDra. Ana - Organizer\nana@clinica.example\n11912345678\nMaria\nmaria@loja.example'],
    ['CNPJ 11.222.333/0001-81'],
    ['Cel. novo, CPF 11912345678'],
    ['Contato de emergência (11) 99999-0000'],
    ['R$ 1.234,50 em 12/12/2026'],
    // What a conference says of its own lines.
    ['Join by phone +1 646 558 8656, Brazil +55 11 4700-9668'],
    ['Discar: (BR) +55 11 4680 6788 PIN: 123 456 789#'],
  ])('is not read out of %j', (notes) => {
    expect(phoneIn(notes)).toBeNull();
  });
});

describe('name and e-mail', () => {
  test('stand behind their words', () => {
    expect(writtenContact(null, 'Nome: Maria Silva\nE-mail: maria@loja.example\nMotivo: dor')).toEqual({
      name: 'Maria Silva',
      email: 'maria@loja.example',
      phone: null,
    });
    expect(writtenContact(null, 'Nome da clínica: Sorriso\nNome do paciente: Maria Silva').name).toBe('Maria Silva');
    expect(writtenContact(null, 'Seu nome:\nMaria Silva\n\nSeu telefone:\n(11) 91234-5678')).toMatchObject({
      name: 'Maria Silva',
      phone: '+5511912345678',
    });
  });

  test('are not guessed', () => {
    expect(writtenContact('Almoço', 'com o contador: trazer notas')).toEqual({ name: null, email: null, phone: null });
  });
});

test('notes lose their markup and keep their lines', () => {
  expect(plainNotes('<p>Oi&nbsp;&amp; ol&aacute;</p><ul><li>um</li><li>dois</li></ul>a<br>b')).toBe('Oi & ol&aacute;\num\ndois\na\nb');
  expect(plainNotes('preço < 10 e > 5')).toBe('preço < 10 e > 5');
  expect(plainNotes(' <p></p> ')).toBeNull();
  expect(plainNotes(undefined)).toBeNull();
});

test('of several numbers the first that WhatsApp reaches is taken', () => {
  expect(bestPhone([null, '(11) 3456-7890', '11 91234-5678', '11 99999-0000'])).toBe('+5511912345678');
  expect(bestPhone(['ramal 12'])).toBe('ramal 12');
  expect(bestPhone([undefined, ' '])).toBeNull();
  expect([isReachable('+5511912345678'), isReachable('+551134567890'), isReachable(null), isReachable('ramal 12')]).toEqual([
    true,
    false,
    false,
    false,
  ]);
});

describe('the answers of a booking page', () => {
  const answered = (question: string, answer: string) => answeredContact([{ question, answer }]);

  test.each([
    ['Qual é o seu telefone?', '11 91234-5678'],
    ['Celular com DDD', '(11) 91234-5678'],
    ['WhatsApp', '+55 11 91234 5678'],
    ['Seu zap', '11912345678'],
    ['Phone number', '11912345678'],
    ['Mobile', '+5511912345678'],
    ['Número para contato', '11 91234-5678'],
    ['Algo mais?', 'pode chamar no (11) 91234-5678'],
  ])('a phone: %s %s', (question, answer) => {
    expect(answered(question, answer).phone).toBe('+5511912345678');
  });

  test.each([
    ['CPF', '529.982.247-25'],
    ['Qual o seu CPF?', '52998224725'],
    ['CPF ou CNPJ', '529982247-25'],
    ['Tax ID', '529.982.247-25'],
    ['Documento', '529.982.247-25'],
    ['Dados para a nota', '529.982.247-25'],
  ])('a CPF: %s %s', (question, answer) => {
    expect(answered(question, answer).taxId).toEqual({ type: 'CPF', value: '52998224725' });
    expect(answered(question, answer).phone).toBeNull();
  });

  test.each([
    ['CPF', '529.982.247-26'],
    ['CPF', 'não quero'],
    ['Pedido', '52998224725'],
    ['Telefone', '11912345678'],
  ])('no CPF: %s %s', (question, answer) => {
    expect(answered(question, answer)).not.toHaveProperty('taxId');
  });

  test('a CNPJ with letters, an e-mail and a name', () => {
    expect(answered('CNPJ da empresa', '12.ABC.345/01DE-35').taxId).toEqual({ type: 'CNPJ', value: '12ABC34501DE35' });
    expect(
      answeredContact([
        { question: 'Nome completo', answer: 'Rui' },
        { question: 'E-mail', answer: 'rui@x.example' },
      ]),
    ).toEqual({
      name: 'Rui',
      email: 'rui@x.example',
      phone: null,
    });
  });
});
