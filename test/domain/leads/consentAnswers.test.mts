import { describe, expect, test } from 'vitest';
import type { LeadChannel } from '../../../domain/documents/lead.ts';
import { readConsent } from '../../../domain/leads/consentAnswers.ts';
import { formsIn } from '../../../domain/leads/formFields.ts';

const now = Date.parse('2026-12-01T13:00:00Z');

const read = (delivery: unknown) => readConsent(formsIn(delivery)[0]!, now);

const given = (channels: LeadChannel[] = []) => ({ given: true, channels });
const refused = { given: false, channels: [] };
const unknown = { given: null, at: null, proof: null, channels: [] };

describe('what is a yes', () => {
  test.each([
    ['a box of a browser', { 'Aceito receber novidades': 'on' }],
    ['a box of n8n, whose text is the answer', { Consentimento: ['Aceito receber novidades e ofertas'] }],
    ['a box of n8n under its own text', { 'Aceito receber novidades': ['Aceito receber novidades'] }],
    ['true', { aceito_receber_mensagens: true }],
    ['1', { accepts_marketing: 1 }],
    ['a question that is answered', { 'Deseja receber ofertas?': 'Sim' }],
    ['an answer with a reason', { 'Deseja receber ofertas?': 'Sim, quero receber' }],
    ['English', { 'I agree to receive updates': 'yes' }],
    ['an opt-in by its technical name', { 'Opt-in': 'accepted', 'aceito receber contato': 'sim' }],
    ['a contact that is authorised', { 'Autorizo o contato da clínica': 'Autorizo' }],
    ['a yes that can be taken back', { 'I agree to receive updates. I can unsubscribe at any time': 'yes' }],
    ['a promise beside it', { 'Aceito receber ofertas': 'Sim, não enviamos spam' }],
    ['the privacy policy and the messages in one sentence', { 'Li a política de privacidade e aceito receber mensagens': 'on' }],
  ])('%s', (_, fields) => {
    expect(read(fields)).toMatchObject({ consent: given() });
    expect(read(fields).problem).toBeUndefined();
  });
});

describe('a question that asks the person to be reached', () => {
  test.each<[string, LeadChannel[]]>([
    ['Podemos falar com você pelo WhatsApp?', ['whatsapp']],
    ['Posso te chamar no WhatsApp?', ['whatsapp']],
    ['Podemos entrar em contato por e-mail?', ['email']],
    ['A gente pode te ligar?', ['phone']],
    ['May we contact you by email?', ['email']],
  ])('%s', (question, channels) => {
    expect(read({ [question]: 'Sim' })).toMatchObject({ consent: given(channels) });
    expect(read({ [question]: 'Não' })).toMatchObject({ consent: refused });
    expect(read({ [question]: 'Talvez' })).toMatchObject({ consent: unknown });
  });

  test.each([
    'Posso falar com um atendente pelo WhatsApp?',
    'Qual o melhor horário em que podemos te chamar no WhatsApp?',
    'Podemos te chamar de você?',
    'Já podemos falar com você sobre o orçamento?',
  ])('%s is none', (question) => {
    expect(read({ [question]: 'Sim' })).toMatchObject({ consent: unknown });
  });
});

test.each(['Sim/Não', 'Sim ou não', 'sim, não', 'Sim | Não'])('both answers in one, %s, is neither', (answer) => {
  expect(read({ 'Deseja receber ofertas?': answer })).toMatchObject({ consent: unknown });
});

describe('what is a no', () => {
  test.each([
    ['an empty box', { 'Aceito receber novidades': '' }],
    ['an empty list of boxes', { 'Aceito receber novidades': [] }],
    ['null', { aceito_receber_mensagens: null }],
    ['false', { aceito_receber_mensagens: false }],
    ['no', { 'Deseja receber ofertas?': 'Não' }],
    ['no with a reason', { 'Deseja receber ofertas?': 'Não, obrigado' }],
    ['I do not accept', { 'Aceita receber contato?': 'Não aceito' }],
    ['who asks to be left alone', { 'Não quero receber e-mails': 'on', 'Aceito receber e-mails': 'on' }],
    ['who asks to be left alone by everybody', { 'Não quero receber nada': 'sim', 'Aceito receber mensagens no WhatsApp': 'sim' }],
    ['a box against messages', { 'Marque se não deseja receber novidades': 'on' }],
    ['a question against messages', { 'Você não deseja receber e-mails?': 'sim' }],
    ['a box for those who want nothing', { 'Caso não queira receber mensagens, marque aqui': 'on' }],
    ['never', { 'Nunca quero receber mensagens': 'on' }],
    ['an end of messages', { 'Aceito parar de receber ofertas': 'on' }],
    ['a consent to be left alone', { 'Concordo que não serei contatado': 'on' }],
    ['I do not agree', { 'I do not agree to receive messages': 'on' }],
    ["I don't agree", { 'I don’t agree to receive emails': 'on' }],
    ['a legal basis that was taken back', { legal_bases: [{ category: 'communications', type: 'consent', status: 'declined' }] }],
    ['a box of Meta that was left empty', { custom_disclaimer_responses: [{ checkbox_key: 'aceito_receber', is_checked: '' }] }],
  ])('%s', (_, fields) => {
    expect(read(fields)).toMatchObject({ consent: refused });
    expect(read(fields).problem).toMatch(/refused/);
  });
});

describe('what is neither', () => {
  test.each([
    ['nobody asked', { nome: 'Ana' }, /does not ask/],
    ['the privacy policy', { 'Li e aceito a política de privacidade': 'on' }, /terms or a privacy policy/],
    ['the terms', { 'Concordo com os termos de uso': true }, /terms or a privacy policy/],
    ['a box that says "I accept" and nothing else', { Aceito: 'on' }, /terms or a privacy policy/],
    [
      'a box whose text nobody knows',
      { custom_disclaimer_responses: [{ checkbox_key: 'optional_1', is_checked: '1' }] },
      /terms or a privacy policy/,
    ],
    ['a yes but for one channel', { 'Aceito receber mensagens': 'Sim, mas não pelo WhatsApp' }, /neither a yes nor a no/],
    ['a yes except for one channel', { 'Aceito receber novidades': 'Aceito, exceto por telefone' }, /neither a yes nor a no/],
    ['a list with a no in it', { 'Como aceita receber contato?': ['WhatsApp', 'Não quero ligações'] }, /neither a yes nor a no/],
    ['a box with two halves', { 'Aceito receber mensagens de WhatsApp mas não de e-mail': 'on' }, /neither a yes nor a no/],
    ['a policy that is agreed to by sending', { 'Ao enviar, concordo com a Política de Privacidade': 'on' }, /terms or a privacy policy/],
    ['terms that are agreed to by a click', { 'Ao clicar em enviar este formulário, aceito os termos': 'on' }, /terms or a privacy policy/],
    ['a box that says LGPD', { LGPD: 'Aceito' }, /terms or a privacy policy/],
    [
      'the use of data, of which the e-mail is one',
      { 'Autorizo o tratamento dos meus dados pessoais (nome, e-mail, telefone)': 'on' },
      /terms or a privacy policy/,
    ],
    ['the use of the e-mail', { 'Li e aceito a política de privacidade e o uso do meu e-mail': 'on' }, /terms or a privacy policy/],
    ['data that are sent', { 'Concordo com o envio dos meus dados': 'on' }, /does not ask/],
    ['an answer that may be either', { 'Deseja receber ofertas?': 'Talvez' }, /neither a yes nor a no/],
    ['an answer that is a yes in one language and a no in the other', { 'Autorizo o contato': 'No WhatsApp' }, /neither a yes nor a no/],
    ['an empty box against messages', { 'Não quero receber e-mails': '' }, /does not ask/],
    ['a question about payment', { 'Aceita cartão de crédito?': 'sim' }, /does not ask/],
    ['a wish for an offer', { 'Gostaria de receber um orçamento para': 'casamento' }, /does not ask/],
    ['a box about age', { 'Sou maior de 18 anos': 'on' }, /does not ask/],
  ])('%s', (_, fields, problem) => {
    expect(read(fields).consent).toEqual(unknown);
    expect(read(fields).problem).toMatch(problem);
  });
});

describe('channels', () => {
  test.each([
    ['one that is named', { 'Aceito receber mensagens no WhatsApp': 'sim' }, given(['whatsapp'])],
    ['two that are named', { 'Aceito receber novidades por e-mail e WhatsApp': 'sim' }, given(['whatsapp', 'email'])],
    ['those that were chosen', { 'Autorizo o contato por': ['E-mail', 'Telefone'] }, given(['email', 'phone'])],
    ['a yes with a limit', { 'Deseja receber novidades?': 'Sim, mas só por e-mail' }, given(['email'])],
    ['a box each', { 'Aceito receber e-mails': 'sim', 'Aceito receber WhatsApp': 'não' }, given(['email'])],
    ['all but one', { 'Aceito receber novidades': 'sim', 'Aceito receber ligações': 'não' }, given(['whatsapp', 'email'])],
    ['none but one', { 'Aceito receber novidades': 'não', 'Aceito receber e-mails': 'sim' }, given(['email'])],
    ['all three are every channel', { 'Aceito contato por WhatsApp, e-mail e telefone': 'sim' }, given()],
  ])('%s', (_, fields, expected) => {
    expect(read(fields).consent).toMatchObject(expected);
  });
});

describe('the proof', () => {
  const form = {
    headers: {},
    body: {
      form: { name: 'Contato' },
      fields: { c: { id: 'c', type: 'acceptance', title: 'Aceito receber novidades por e-mail', value: 'on' } },
      meta: { page_url: { title: 'Page URL', value: 'https://clinica.exemplo.com.br/contato' } },
      submittedAt: '2026-12-01T09:59:30-03:00',
    },
  };

  test('says what was agreed, how, where and when', () => {
    expect(read(form).consent).toEqual({
      given: true,
      at: '2026-12-01T12:59:30.000Z',
      proof: '"Aceito receber novidades por e-mail": on | Contato | https://clinica.exemplo.com.br/contato',
      channels: ['email'],
    });
  });

  test('of a refusal says the same', () => {
    expect(read({ 'Aceito receber novidades': 'não', submittedAt: '2026-12-01T12:59:30Z' }).consent).toEqual({
      given: false,
      at: '2026-12-01T12:59:30.000Z',
      proof: '"Aceito receber novidades": não',
      channels: [],
    });
  });

  test('is never later than it was read', () => {
    expect(read({ 'Aceito receber novidades': 'sim', submittedAt: '2027-12-01T12:59:30Z' }).consent.at).toBe('2026-12-01T13:00:00.000Z');
  });

  test('has the time of reading where the form tells none that can be read', () => {
    expect(read({ 'Aceito receber novidades': 'sim' }).consent.at).toBe('2026-12-01T13:00:00.000Z');
    expect(read({ 'Aceito receber novidades': 'sim', submittedAt: '01/12/2026 09:59' }).consent.at).toBe('2026-12-01T13:00:00.000Z');
  });
});
