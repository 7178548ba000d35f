/** The forms of a month, as another hand made them: what they say is what the lead says. */
import { expect, test } from 'vitest';
import { formsIn } from '../../../domain/leads/formFields.ts';
import { leadFromFields } from '../../../domain/leads/leadFromFields.ts';
import { consentText, formOf, graphLeadOf, planMonth, type Arrived } from '../../../sandbox/leads/month.mts';
import { phoneKey } from '../../../sandbox/leads/phoneKey.mts';

const start = Date.parse('2026-12-01T00:00:00Z');

/** When they are all there. */
const end = start + 62 * 86_400_000;

const arrivalsOf = (source: Arrived['source']) =>
  planMonth(17, start).happenings.filter((one): one is Arrived => one.what === 'arrived' && one.source === source);

const said = (delivery: unknown) => {
  const { lead } = leadFromFields(formsIn(delivery)[0]!, end);
  const { name, email, company, campaign, consent } = lead;
  return { name, email, company, campaign, phone: phoneKey(lead.phone), given: consent.given, at: consent.at };
};

const meant = ({ name, email, company, campaign, phone, consent, at }: Arrived, toTheSecond: boolean) => ({
  name: name.trim().replace(/\s+/g, ' '),
  email: email?.trim().toLowerCase() ?? null,
  company: company ?? null,
  campaign,
  phone: phoneKey(phone),
  given: consent?.marketing ?? null,
  at: consent ? new Date(toTheSecond ? Math.floor(at / 1000) * 1000 : at).toISOString() : null,
});

test('forms of the site', () => {
  const arrivals = arrivalsOf('form');
  expect(arrivals.length).toBeGreaterThan(50);
  expect(arrivals.map((each) => said(formOf(each)))).toEqual(arrivals.map((each) => meant(each, false)));
});

test('lead ads', () => {
  const arrivals = arrivalsOf('metaLeadAds');
  expect(arrivals.length).toBeGreaterThan(50);
  expect(arrivals.map((each) => said(graphLeadOf(each)))).toEqual(arrivals.map((each) => meant(each, true)));
});

test('who agreed, agreed to what the box says, and the proof has its words', () => {
  const agreed = arrivalsOf('form').find(({ consent }) => consent?.marketing === true)!;
  const { lead } = leadFromFields(formsIn(formOf(agreed))[0]!, start);
  expect(lead.consent).toMatchObject({ given: true, channels: ['whatsapp', 'email'] });
  expect(lead.consent.proof).toContain(consentText);
});
