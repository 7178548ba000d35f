/** The account as it is found: two pages, their forms, and a campaign that advertises them. */
import { hex, letters, digits } from '../../world/randomText.mts';
import type { Random } from '../../world/random.mts';
import type { Ad, Secrets, State, Token } from './context.mts';
import type { Checkbox, Form, Page, Question } from './model.mts';

/** Vendor documentation: what reading leads and subscribing pages asks for. */
export const allScopes: readonly string[] = [
  'ads_management',
  'ads_read',
  'business_management',
  'leads_retrieval',
  'pages_manage_ads',
  'pages_manage_metadata',
  'pages_read_engagement',
  'pages_show_list',
];

export function createSecrets(random: Random): Secrets {
  const id = (start: string) => `${start}${digits(random, 13)}`;
  const token = () => `EAAL${letters(random, 180)}`;
  return {
    appId: id('98'),
    appSecret: hex(random, 32),
    userToken: token(),
    pageToken: token(),
    pageId: id('10'),
    otherPageToken: token(),
    otherPageId: id('11'),
  };
}

const question = (id: string, key: string, label: string, type = 'CUSTOM'): Question => ({ id, key, label, type });

const personal = (id: string): Question[] => [
  question(`${id}1`, 'full_name', 'Nome completo', 'FULL_NAME'),
  question(`${id}2`, 'email', 'Email', 'EMAIL'),
  question(`${id}3`, 'phone_number', 'Número de telefone', 'PHONE'),
];

const checkbox = (id: string, key: string, text: string, isRequired: boolean): Checkbox => ({
  id,
  key,
  text,
  is_required: isRequired,
  is_checked_by_default: false,
});

/** `form.id` of the three forms: with consent boxes, without, and the other page's. */
export const formIds = { consent: '720000000000001', plain: '720000000000002', other: '720000000000003' } as const;

export const createPages = ({ pageId, otherPageId }: Secrets): Page[] => [
  {
    id: pageId,
    name: 'Clínica Ponte',
    category: 'Dentista',
    forms: [
      {
        id: formIds.consent,
        pageId,
        name: 'Avaliação gratuita',
        locale: 'pt_BR',
        status: 'ACTIVE',
        questions: [
          ...personal('7311'),
          {
            ...question('73114', 'qual_o_melhor_horário_para_contato?', 'Qual o melhor horário para contato?'),
            options: [
              { key: 'manhã', value: 'Manhã' },
              { key: 'tarde', value: 'Tarde' },
            ],
          },
        ],
        checkboxes: [
          checkbox('73115', 'aceito_a_política_de_privacidade', 'Aceito a política de privacidade', true),
          checkbox('73116', 'aceito_receber_ofertas_por_whatsapp', 'Aceito receber ofertas por WhatsApp', false),
        ],
      },
      { id: formIds.plain, pageId, name: 'Orçamento', locale: 'pt_BR', status: 'ACTIVE', questions: personal('7321'), checkboxes: [] },
    ],
  },
  {
    id: otherPageId,
    name: 'Estúdio Ponte',
    category: 'Estúdio',
    forms: [
      {
        id: formIds.other,
        pageId: otherPageId,
        name: 'Aula experimental',
        locale: 'pt_BR',
        status: 'ACTIVE',
        questions: personal('7331'),
        checkboxes: [],
      },
    ],
  },
];

export const defaultAd: Ad = {
  ad_id: '120211000000000031',
  ad_name: 'Anúncio clareamento – vídeo',
  adset_id: '120211000000000021',
  adset_name: 'Zona sul 25–45',
  campaign_id: '120211000000000011',
  campaign_name: 'Clareamento novembro',
};

const dayMs = 86_400_000;

function createTokens(secrets: Secrets, now: number): Token[] {
  const token = (more: Omit<Token, 'scopes' | 'broken'>): Token => ({ scopes: allScopes, broken: undefined, ...more });
  return [
    token({ kind: 'user', value: secrets.userToken, expiresAt: now + 60 * dayMs }),
    token({ kind: 'page', value: secrets.pageToken, pageId: secrets.pageId, expiresAt: undefined }),
    token({ kind: 'page', value: secrets.otherPageToken, pageId: secrets.otherPageId, expiresAt: undefined }),
    token({ kind: 'app', value: `${secrets.appId}|${secrets.appSecret}`, expiresAt: undefined }),
  ];
}

export const createState = (secrets: Secrets, now: number): State => ({
  pages: createPages(secrets),
  tokens: new Map(createTokens(secrets, now).map((token) => [token.value, token])),
  leads: new Map(),
  appSubscription: undefined,
  pageSubscriptions: new Map(),
  calls: new Map(),
  mode: 'live',
  crmRevoked: false,
  mayAdvertise: true,
  silent: 0,
  lagMs: 0,
  counter: 0,
});

export const formsOf = ({ pages }: State): Form[] => pages.flatMap(({ forms }) => forms);
export const formOf = (state: State, id: string): Form | undefined => formsOf(state).find((form) => form.id === id);
export const pageOf = ({ pages }: State, id: string): Page | undefined => pages.find((page) => page.id === id);
