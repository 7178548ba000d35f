/** The account's templates: texts with numbered variables, approved by WhatsApp or not. */
import type { Random } from '../../world/random.mts';
import { hexadecimal } from '../../whatsapp/characters.mts';

export type ApprovalStatus = 'approved' | 'pending' | 'rejected' | 'paused' | 'disabled' | 'unsubmitted';

export interface ContentDraft {
  readonly name: string;
  /** `Olá, {{1}}!` */
  readonly body: string;
  readonly language?: string;
  readonly category?: 'UTILITY' | 'MARKETING';
  readonly approval?: ApprovalStatus;
  /** Quick replies under the text. */
  readonly buttons?: readonly { readonly id: string; readonly title: string }[];
}

export interface Content extends Required<ContentDraft> {
  readonly sid: string;
}

const seeds: readonly ContentDraft[] = [
  { name: 'pedido_pago', body: 'Olá, {{1}}! Recebemos o pagamento do pedido {{2}}, no total de {{3}}.' },
  { name: 'pedido_enviado', body: '{{1}}, o pedido {{2}} saiu pela {{3}}. Rastreio {{4}}: {{5}}' },
  {
    name: 'promo_semana',
    category: 'MARKETING',
    body: '{{1}}, as ofertas da semana chegaram.',
    buttons: [{ id: 'parar', title: 'Não quero receber' }],
  },
  { name: 'boas_vindas', body: 'Olá, {{1}}, que bom ter você aqui.', approval: 'pending' },
  { name: 'carrinho_abandonado', category: 'MARKETING', body: '{{1}}, você esqueceu algo no carrinho.', approval: 'paused' },
];

export const createContent = (random: Random, draft: ContentDraft): Content => ({
  language: 'pt_BR',
  category: 'UTILITY',
  approval: 'approved',
  buttons: [],
  ...draft,
  sid: `HX${hexadecimal(random, 32)}`,
});

export const seedContents = (random: Random): Content[] => seeds.map((draft) => createContent(random, draft));

/** The names of the variables, in the order in which they first occur. */
export const variablesOf = ({ body }: Content): string[] => [...new Set([...body.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name))];

export const fill = ({ body }: Content, values: Readonly<Record<string, string>>): string =>
  body.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');
