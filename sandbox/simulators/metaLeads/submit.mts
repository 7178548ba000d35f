/** Somebody fills a form in. */
import { numberId, type Ad, type Answer, type Lead, type Simulation } from './context.mts';
import { announce } from './deliver.mts';
import type { Form } from './model.mts';
import { defaultAd, formIds, formOf } from './seed.mts';

export interface Submission {
  /** The form with consent boxes unless told. */
  readonly form?: string;
  /** By the key of the question; several for a choice of several. */
  readonly answers: Readonly<Record<string, string | readonly string[]>>;
  /** Keys of the boxes that were ticked. */
  readonly checked?: readonly string[];
  /** Null: found without an advertisement. */
  readonly ad?: Ad | null;
  readonly platform?: 'fb' | 'ig';
}

export function submit(simulation: Simulation, submission: Submission): Lead {
  const lead = keep(simulation, submission);
  announce(simulation, [lead]);
  return lead;
}

export function keep(simulation: Simulation, { form: id = formIds.consent, answers, checked = [], ad, platform = 'fb' }: Submission): Lead {
  const form = openForm(simulation, id);
  const strange = Object.keys(answers).find((key) => !form.questions.some((question) => question.key === key));
  if (strange !== undefined) throw new Error(`The form asks nothing called ${strange}`);
  const missing = form.checkboxes.find(({ key, is_required: isRequired }) => isRequired && !checked.includes(key));
  if (missing) throw new Error(`Nobody can send this form without ticking ${missing.key}`);
  const fieldData = Object.entries(answers).map(([name, value]): Answer => ({ name, values: typeof value === 'string' ? [value] : value }));
  return add(simulation, { form, answers: fieldData, checked, ad: ad === null ? undefined : (ad ?? defaultAd), isTest: false, platform });
}

function openForm({ state }: Simulation, id: string): Form {
  const form = formOf(state, id);
  if (form?.status !== 'ACTIVE') throw new Error(`No form ${id} that takes answers`);
  return form;
}

/** What the testing tool writes in: one e-mail address for all, and placeholders. */
const dummy = (key: string): string => (key === 'email' ? 'test@meta.com' : `<test lead: dummy data for ${key}>`);

/** One test of a form at a time; undefined where there is one already. */
export function submitTest(simulation: Simulation, form: Form, given?: readonly Answer[], checked?: readonly string[]): Lead | undefined {
  if (testOf(simulation, form.id)) return undefined;
  const answers = form.questions.map(({ key }): Answer => given?.find(({ name }) => name === key) ?? { name: key, values: [dummy(key)] });
  const boxes = checked ?? form.checkboxes.map(({ key }) => key);
  const lead = add(simulation, { form, answers, checked: boxes, ad: undefined, isTest: true, platform: 'fb' });
  announce(simulation, [lead]);
  return lead;
}

export const testOf = ({ state }: Simulation, formId: string): Lead | undefined =>
  [...state.leads.values()].find((lead) => lead.isTest && lead.formId === formId && !lead.deleted);

type Draft = Pick<Lead, 'answers' | 'checked' | 'ad' | 'isTest' | 'platform'> & { readonly form: Form };

function add({ state, world }: Simulation, { form, ...draft }: Draft): Lead {
  const createdAt = world.clock.now();
  const lead: Lead = {
    ...draft,
    id: numberId(state, '15'),
    pageId: form.pageId,
    formId: form.id,
    createdAt,
    readableAt: createdAt + state.lagMs,
    deleted: false,
  };
  state.leads.set(lead.id, lead);
  return lead;
}
