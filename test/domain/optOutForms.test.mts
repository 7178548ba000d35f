/** Requests for no more messages, and sentences that only look like one, in 12,000 generated surroundings. */
import { describe, expect, test } from 'vitest';
import { isOptOut, isOptOutBy } from '../../domain/messaging/optOut.ts';
import { createRandom } from '../../sandbox/world/random.mts';

const requests = [
  ...[
    'sair',
    'parar',
    'pare',
    'stop',
    'descadastrar',
    'descadastre',
    'remover',
    'detener',
    'baja',
    'unsubscribe',
    'salir',
    'quit',
    'opt out',
    'opt-out',
  ],
  ...['sair da lista', 'não quero mais receber', 'não quero mais receber mensagens', 'não quero receber mais promoções', 'me descadastre'],
  ...[
    'quero sair da lista',
    'quero sair da lista de transmissão',
    'me tira da lista',
    'me remova da lista',
    'remover da lista',
    'tire meu número',
  ],
  ...[
    'pare de me mandar mensagem',
    'parem de enviar mensagens',
    'não me mande mais mensagens',
    'não envie mais promoções',
    'não quero mais mensagens',
  ],
  ...[
    'parar de receber',
    'parar promoções',
    'gostaria de me descadastrar',
    'remova meu contato',
    'cancelar inscrição',
    'não desejo mais receber',
  ],
  ...[
    'no quiero recibir más mensajes',
    'darme de baja',
    'dar de baja',
    'stop sending me messages',
    'remove me from the list',
    'unsubscribe me',
  ],
  ...['pode me tirar da lista?', 'podem parar de me mandar mensagens?', 'tem como me descadastrar da lista?'],
  ...[
    'me tira dessa lista',
    'quero sair dessa lista de transmissão',
    'me tirem desta lista',
    'tem como me tirar dessa lista?',
    'poderia me excluir dessa lista?',
    'me tira da lista, tá?',
    'eu quero sair',
    'sair sair',
    'sair, por gentileza',
    'me remova',
    'excluir meu número',
    'apague meu número',
    'não quero receber notificações',
    'não quero receber SMS',
    'n quero mais receber mensagens',
    'nao qro mais receber',
    'não quero mais receber esse tipo de mensagem',
    'não quero receber, parem',
    'não tenho interesse em receber mensagens',
    'não autorizo o envio de mensagens',
    'pare de enviar',
    'cancelar envio de mensagens',
    'chega de mensagens',
    'não me incomode mais',
    'não entre mais em contato',
    'não é pra mandar mais mensagem',
    'vocês não param de mandar mensagem, quero sair da lista',
    'dejar de recibir mensajes',
  ],
  ...[
    'excluam meu número',
    'me retira dessa lista',
    'peço que removam meu número',
    'solicito a remoção do meu número',
    'quero o descadastro',
    'gostaria de ser removido da lista',
    'quero ser excluído',
    'gostaria de não receber mais mensagens',
    'prefiro não receber mensagens',
    'não tenho mais interesse em receber',
    'quero deixar de receber mensagens',
    'parem com essas mensagens',
    'pare de me incomodar',
    'no more messages',
    'opt me out',
    'quiero salir de la lista',
    'no me envíen más mensajes',
    'dejen de enviarme mensajes',
    'cancelar suscripción',
  ],
  ...[
    'não quero mais nada de vocês, parem',
    'deixem de me enviar mensagens',
    'cancela as mensagens',
    'não autorizo mais o envio',
    'favor excluir meu cadastro',
    'apaga meu número',
    'unsubscribe pls',
  ],
];

const others = [
  ...[
    'posso sair da loja?',
    'não quero sair da lista',
    'não quero parar de receber',
    'não me descadastre',
    'não me remova da lista',
    'não quero sair',
  ],
  ...[
    'quando vai sair o meu pedido?',
    'pode me tirar uma dúvida?',
    'podem parar de mandar pelo correio?',
    'quando sai meu pedido',
    'vou sair agora',
    'como faço para sair da lista?',
    'se eu sair da lista perco o desconto?',
  ],
  ...[
    'cancelar',
    'não autorizo o envio do pedido',
    'deixa de mandar pelo correio',
    'não deixem de me mandar mensagens',
    'não cancela as mensagens',
    'cancela o pedido',
    'cancelar pedido',
    'quero cancelar a compra',
    'não quero mais o pedido',
    'não quero receber o pedido hoje',
    'não quero mais a camiseta',
  ],
  ...[
    'não para de chover',
    'pare de mandar o pedido errado',
    'para a minha casa',
    'o pedido vai sair hoje',
    'remover um item do pedido',
    'baja california',
  ],
  ...[
    'quero remover um produto',
    'não recebi a mensagem',
    'me mande mais promoções',
    'quero receber mensagens',
    'quero entrar na lista',
    'parou de funcionar',
  ],
  ...[
    'não estou conseguindo sair do carrinho',
    'posso parar o pagamento',
    'quero descadastrar meu cartão antigo?',
    'can I stop by the store',
    "don't unsubscribe me",
  ],
  ...[
    'não quero deixar de receber as promoções',
    'a loja é perto da baja',
    'tem stop?',
    'não mandem mais por correio',
    'não me mande mais o boleto',
  ],
  ...[
    'vocês não me enviaram mensagem',
    'não mandaram mensagem avisando',
    'não enviaram mensagem nenhuma',
    'não enviei mensagem',
    'a loja não envia mensagem',
    'vocês não mandaram mais nada',
    'não mandam mais mensagem',
    'não parem de mandar promoções',
    'não pare de me mandar mensagem',
    'nunca quero sair da lista',
    'não quero receber com defeito de novo',
    'não quero receber sem nota fiscal',
    'não quero receber no sábado',
    'não quero receber mercadoria errada',
    'não quero receber se estiver rasgado',
    'não quero receber mais tarde',
    'tire da lista a camiseta',
    'remover da lista de desejos',
    'sair da lista de espera',
    'me tira da lista de espera',
    'excluir da lista de presentes',
    'quero remover meu número antigo e colocar o novo',
    'remova meu telefone fixo do pedido',
    'dar de baja el pedido',
    'no quiero dejar de recibir promociones',
  ],
  ...[
    'não quero que parem de enviar',
    'não mandem mensagem depois das 22h',
    'não me mande mensagem automática',
    'não quero receber ligação, só mensagem',
    'quero cancelar minha inscrição no curso',
    'não quero deixar de receber as mensagens',
  ],
];

const random = createRandom(20261203);
const pick = <T,>(values: readonly T[]): T => random.pick(values);
const cases = [(text: string) => text, (text: string) => text.toUpperCase(), (text: string) => text[0]!.toUpperCase() + text.slice(1)];
const bare = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '');
const before = ['', '', '', 'Oi, ', 'Olá! ', 'Bom dia. ', 'por favor ', 'Boa tarde, ', '\u200e'];
const after = ['', '', '', '.', '!', '!!!', ' por favor', ', obrigado', ' 🙏', ' obrigada!', ' \n'];

const surrounded = (text: string) => {
  const said = pick(cases)(random.chance(0.4) ? bare(text) : text).replaceAll(' ', pick([' ', ' ', '  ']));
  return `${pick(before)}${said}${pick(after)}`;
};
const generated = (texts: readonly string[]) => Array.from({ length: 6_000 }, (_, index) => surrounded(texts[index % texts.length]!));

describe('12,000 messages', () => {
  test('that ask for no more: each is heard', () => {
    expect([...new Set(generated(requests).filter((text) => !isOptOut(text)))].slice(0, 10)).toEqual([]);
  });

  test('that do not: none is taken for it', () => {
    expect([...new Set(generated(others).filter((text) => isOptOut(text)))].slice(0, 10)).toEqual([]);
  });
});

describe('words of the shop’s own', () => {
  test('count as all that is written, besides the usual ones', () => {
    expect(isOptOutBy(['Chega', 'Não perturbe'], 'CHEGA!')).toBe(true);
    expect(isOptOutBy(['Chega', 'Não perturbe'], 'nao perturbe, por favor')).toBe(true);
    expect(isOptOutBy(['Chega'], 'sair')).toBe(true);
    expect(isOptOutBy(['Chega'], 'Chega hoje o pedido?')).toBe(false);
    expect(isOptOutBy([' ', ''], '')).toBe(false);
    expect(isOptOut('Chega')).toBe(false);
  });
});
