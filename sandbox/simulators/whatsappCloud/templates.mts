/** The message templates of the account. */
import type { Random } from '../../world/random.mts';

export type TemplateStatus = 'APPROVED' | 'PENDING' | 'REJECTED' | 'PAUSED' | 'DISABLED';

export type TemplateComponent =
  | { readonly type: 'HEADER'; readonly format: 'TEXT'; readonly text: string }
  | { readonly type: 'HEADER'; readonly format: 'DOCUMENT' | 'IMAGE' | 'VIDEO' }
  | { readonly type: 'BODY'; readonly text: string }
  | { readonly type: 'FOOTER'; readonly text: string }
  | { readonly type: 'BUTTONS'; readonly buttons: readonly TemplateButton[] };

export type TemplateButton =
  | { readonly type: 'URL'; readonly text: string; readonly url: string }
  | { readonly type: 'QUICK_REPLY'; readonly text: string }
  | { readonly type: 'PHONE_NUMBER'; readonly text: string; readonly phone_number: string };

export interface TemplateDraft {
  readonly name: string;
  readonly language?: string;
  readonly category?: 'UTILITY' | 'MARKETING' | 'AUTHENTICATION';
  readonly status?: TemplateStatus;
  readonly parameterFormat?: 'NAMED' | 'POSITIONAL';
  /** New: its messages are held until the first were judged. */
  readonly paced?: boolean;
  readonly components: readonly TemplateComponent[];
}

export interface Template {
  readonly id: string;
  readonly name: string;
  readonly language: string;
  readonly category: string;
  status: TemplateStatus;
  readonly parameter_format: 'NAMED' | 'POSITIONAL';
  readonly components: readonly TemplateComponent[];
  readonly paced: boolean;
}

const body = (text: string): TemplateComponent => ({ type: 'BODY', text });
const footer: TemplateComponent = { type: 'FOOTER', text: 'Loja Ponte' };

const seeds: readonly TemplateDraft[] = [
  {
    name: 'pedido_pago',
    components: [body('Olá, {{first_name}}! Recebemos o pagamento do pedido {{order_number}}, no total de {{order_total}}.'), footer],
  },
  {
    name: 'pedido_enviado',
    components: [
      body(
        '{{first_name}}, o pedido {{order_number}} saiu pela {{carrier}}. Rastreio {{tracking_number}}: {{tracking_url}} (atualizado pela loja).',
      ),
      footer,
    ],
  },
  {
    name: 'rastreio_atualizado',
    components: [
      body('{{first_name}}, o pedido {{order_number}} {{shipment_status}}. Acompanhe em {{tracking_url}} quando quiser.'),
      footer,
    ],
  },
  {
    name: 'nota_fiscal_emitida',
    components: [
      body('{{first_name}}, a nota fiscal {{invoice_number}} do pedido {{order_number}} está em {{invoice_url}} para consulta.'),
      footer,
    ],
  },
  {
    name: 'nota_fiscal_pdf',
    components: [
      { type: 'HEADER', format: 'DOCUMENT' },
      body('{{first_name}}, segue a nota fiscal do pedido {{order_number}} em anexo.'),
      footer,
    ],
  },
  {
    name: 'devolucao_aprovada',
    components: [
      { type: 'HEADER', format: 'DOCUMENT' },
      body(
        '{{first_name}}, a devolução do pedido {{order_number}} foi aprovada. Cole a etiqueta em anexo no pacote e leve-o a uma agência dos Correios em até 14 dias. O código da devolução é {{return_code}}, guarde-o.',
      ),
      footer,
    ],
  },
  {
    name: 'devolucao_reembolsada',
    components: [
      body(
        '{{first_name}}, a devolução do pedido {{order_number}} chegou. O reembolso de {{refund_value}} foi feito pelo mesmo meio do pagamento.',
      ),
      footer,
    ],
  },
  { name: 'confirmacao_simples', parameterFormat: 'POSITIONAL', components: [body('Olá, {{1}}! Seu pedido {{2}} está confirmado.')] },
  {
    name: 'promo_semana',
    category: 'MARKETING',
    components: [
      body('{{first_name}}, esta semana tudo com 10% de desconto na loja.'),
      { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Não quero receber' }] },
    ],
  },
  {
    name: 'carrinho_abandonado',
    status: 'PAUSED',
    category: 'MARKETING',
    components: [body('{{first_name}}, você esqueceu algo no carrinho.')],
  },
  { name: 'boas_vindas', status: 'PENDING', components: [body('Olá, {{first_name}}, que bom ter você aqui.')] },
  {
    name: 'rastreio_botao',
    components: [
      body('{{first_name}}, acompanhe o pedido {{order_number}} pelo botão abaixo.'),
      { type: 'BUTTONS', buttons: [{ type: 'URL', text: 'Rastrear', url: 'https://lojaponte.example/rastreio/{{1}}' }] },
    ],
  },
  {
    name: 'order_paid',
    language: 'en_US',
    components: [body('Hi {{first_name}}, we received the payment of order {{order_number}}, thank you.')],
  },
  {
    name: 'consulta_marcada',
    components: [body('{{first_name}}, está marcado: {{appointment_date}} às {{appointment_time}}. Até lá!')],
  },
  {
    name: 'lembrete_consulta',
    components: [
      body('{{first_name}}, lembrete do seu horário: {{appointment_date}} às {{appointment_time}}. Você vem?'),
      { type: 'BUTTONS', buttons: ['Confirmar', 'Remarcar', 'Cancelar'].map((text) => ({ type: 'QUICK_REPLY' as const, text })) },
    ],
  },
  {
    name: 'boas_vindas_contato',
    components: [body('Olá, {{first_name}}! Recebemos o seu contato e já vamos responder por aqui.')],
  },
  {
    name: 'acompanhamento_contato',
    category: 'MARKETING',
    components: [body('{{first_name}}, vimos o seu contato e queremos ajudar. Qual é a melhor hora para conversar?')],
  },
  {
    name: 'lembrete_vencimento',
    components: [
      body(
        '{{first_name}}, sua cobrança de {{payment_value}} vence em {{payment_due_date}}. Para pagar por Pix, boleto ou cartão: {{payment_url}} Se já pagou, desconsidere.',
      ),
    ],
  },
  {
    name: 'cobranca_em_atraso',
    components: [
      body(
        '{{first_name}}, sua cobrança de {{payment_value}}, com vencimento em {{payment_due_date}}, ainda está em aberto. Para pagar: {{payment_url}} Se já pagou, desconsidere.',
      ),
    ],
  },
  {
    name: 'carrinho_esperando',
    category: 'MARKETING',
    components: [
      body(
        '{{first_name}}, seu carrinho está guardado: {{checkout_items}}. Para terminar a compra: {{checkout_url}} Para não receber mais, responda SAIR.',
      ),
    ],
  },
];

export const createTemplate = (draft: TemplateDraft, id: string): Template => ({
  id,
  name: draft.name,
  language: draft.language ?? 'pt_BR',
  category: draft.category ?? 'UTILITY',
  status: draft.status ?? 'APPROVED',
  parameter_format: draft.parameterFormat ?? 'NAMED',
  components: draft.components,
  paced: draft.paced ?? false,
});

export function seedTemplates(random: Random, fillers: number): Template[] {
  const start = random.int(100_000_000, 900_000_000);
  const drafts = [...seeds, ...Array.from({ length: fillers }, (_, index) => filler(index))];
  return drafts.map((draft, index) => createTemplate(draft, `${start}${String(index).padStart(6, '0')}`));
}

const filler = (index: number): TemplateDraft => ({
  name: `aviso_${String(index + 1).padStart(3, '0')}`,
  components: [body(`Aviso ${index + 1} da loja para {{first_name}}, obrigado.`)],
});

/** Names in the order in which they first occur. */
export function placeholders(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{\s*([a-z0-9_]+)\s*\}\}/g)].map((match) => match[1] ?? ''))];
}

export function fill(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(/\{\{\s*([a-z0-9_]+)\s*\}\}/g, (_, name: string) => values.get(name) ?? '');
}

export function componentOf<T extends TemplateComponent['type']>(
  template: Template,
  type: T,
): Extract<TemplateComponent, { type: T }> | undefined {
  return template.components.find((component): component is Extract<TemplateComponent, { type: T }> => component.type === type);
}
