/**
 * What people write. The ways to ask for silence are those of public help pages (keywords of messaging platforms in Portuguese,
 * English and Spanish) and whole sentences; the ones that only sound like it must stop nothing.
 */
import type { Random } from '../../world/random.mts';

export const optOuts: readonly string[] = [
  'SAIR',
  'PARAR',
  'PARE',
  'STOP',
  'REMOVER',
  'DESCADASTRAR',
  'Descadastre',
  'Desinscrever',
  'UNSUBSCRIBE',
  'Sair da lista',
  'Me tira da lista',
  'Me remova da lista',
  'Quero sair da lista',
  'Não quero mais receber',
  'Não quero mais receber mensagens',
  'Não quero receber',
  'Não me mande mais mensagens',
  'Parem de me mandar mensagem',
  'Pare de enviar mensagens',
  'Parar promoções',
  'Remover meu número',
  'Baja',
  'Detener',
];

/** Negations, questions, and words that mean something else: with a shop, the one word that some platforms take may be about an order. */
export const decoys: readonly string[] = [
  'Posso sair da loja com a nota?',
  'Quando vai sair meu pedido?',
  'Não quero parar de receber as ofertas',
  'Não pare de mandar novidades!',
  'Como faço para cancelar o pedido 1001?',
  'Vou sair agora, pode entregar amanhã?',
  'A entrega parou de atualizar',
  'Para que serve esse produto?',
  'Como faço para sair da lista?',
  'Não quero sair da lista',
  'CANCELAR',
];

export const talk: readonly string[] = [
  'Já saiu?',
  'Qual o prazo de entrega?',
  'Não chegou ainda',
  'Obrigada!',
  'Quero trocar o tamanho',
  'Tem na cor azul?',
  'Paguei o boleto agora',
  'Segue o comprovante',
  'ok',
  '👍',
  'O endereço está certo?',
  'Bom dia',
];

type Style = (text: string) => string;

const styles: readonly Style[] = [
  (text) => text,
  (text) => text.toLowerCase(),
  (text) => text.toUpperCase(),
  (text) => `${text}.`,
  (text) => `${text}!!`,
  (text) => ` ${text}\n`,
  (text) => `*${text}*`,
  (text) => `"${text}"`,
  (text) => `${text} 🙏`,
  (text) => text.normalize('NFD').replace(/\p{M}/gu, ''),
  (text) => text.normalize('NFD'),
];

/** The same words as different people type them. */
export const typed = (random: Random, text: string): string => random.pick(styles)(text);
