/** How a lead looks where it comes from. */
import { createHash } from 'node:crypto';
import type { Arrived } from './types.mts';

/** The words to which somebody agrees, with their version: what a proof of consent has to keep. */
export const consentText = 'Aceito receber contato por WhatsApp e e-mail (termos de 2026-10)';

/** As n8n's Form Trigger hands on a form with Portuguese labels. */
export const formOf = ({ name, email, phone, company, campaign, consent, at }: Arrived) => ({
  'Nome completo': name,
  ...(email === undefined ? {} : { 'E-mail': email }),
  ...(phone === undefined ? {} : { WhatsApp: phone }),
  ...(company === undefined ? {} : { Empresa: company }),
  utm_campaign: campaign,
  ...(consent === undefined ? {} : { [consentText]: consent.marketing ? 'Sim' : 'Não' }),
  submittedAt: new Date(at).toISOString(),
  formMode: 'production',
});

/** Sixteen digits, made of the lead's key. */
const graphId = (key: string) =>
  String(BigInt(`0x${createHash('sha256').update(key).digest('hex').slice(0, 13)}`))
    .padStart(16, '1')
    .slice(0, 16);

/** As the Graph API answers a lead of a lead ad, with the answers to the consent boxes. */
export const graphLeadOf = ({ key, name, email, phone, company, campaign, consent, at }: Arrived) => ({
  id: graphId(key),
  created_time: new Date(at)
    .toISOString()
    .replace('.000Z', '+0000')
    .replace(/\.\d+Z$/, '+0000'),
  campaign_name: campaign,
  field_data: [
    { name: 'full_name', values: [name] },
    ...(email === undefined ? [] : [{ name: 'email', values: [email] }]),
    ...(phone === undefined ? [] : [{ name: 'phone_number', values: [phone] }]),
    ...(company === undefined ? [] : [{ name: 'company_name', values: [company] }]),
  ],
  custom_disclaimer_responses: consent === undefined ? [] : [{ checkbox_key: 'aceito_contato', is_checked: consent.marketing ? '1' : '' }],
});
