/** Reading leads: one by its id, those of a form or an advertisement, and tests. */
import type { Answer as HttpAnswer } from '../../http/answer.mts';
import { parseJson } from '../../http/answer.mts';
import type { Answer, Call, Lead } from './context.mts';
import { invalidParameter, noSuchObject, refuse } from './errors.mts';
import { show } from './fields.mts';
import { needPageToken, needScope } from './gate.mts';
import { countLeadCall } from './limits.mts';
import { listRows } from './lists.mts';
import type { Form } from './model.mts';
import { formOf } from './seed.mts';
import { submitTest, testOf } from './submit.mts';
import { isKept, leadView } from './views.mts';

/** The person who runs the pages reads the leads of all of them. */
const mayRead = ({ token }: Call, pageId: string) => token.kind === 'user' || token.pageId === pageId;

function checkAccess({ simulation, token }: Call): void {
  needScope(token, 'leads_retrieval');
  if (simulation.state.crmRevoked)
    refuse({ status: 403, code: 103, message: '(#103) CRM access has been revoked from Lead Access Manager' });
}

const isReadable = ({ simulation }: Call, lead: Lead): boolean =>
  !lead.deleted && isKept(simulation, lead) && lead.readableAt <= simulation.world.clock.now();

export const leadNamed = (call: Call, id: string): Lead | undefined => {
  const lead = call.simulation.state.leads.get(id);
  return lead && isReadable(call, lead) && mayRead(call, lead.pageId) ? lead : undefined;
};

export function readLead(call: Call, lead: Lead): HttpAnswer {
  checkAccess(call);
  const headers = countLeadCall(call.simulation, lead.pageId);
  return { status: 200, headers, body: show(call, leadView(call.simulation, lead), call.fields.fields) };
}

export function deleteLead({ simulation }: Call, lead: Lead): HttpAnswer {
  if (!lead.isTest) {
    simulation.violation('lead-deleted', 'a lead that is no test');
    refuse({ status: 403, code: 200, message: '(#200) Only test leads can be deleted' });
  }
  lead.deleted = true;
  return { status: 200, body: { success: true } };
}

export const formNamed = (call: Call): Form => {
  const id = call.params.id ?? '';
  const form = formOf(call.simulation.state, id);
  return form && form.status !== 'DELETED' && mayRead(call, form.pageId) ? form : refuse(noSuchObject('get', id));
};

export function listFormLeads(call: Call): HttpAnswer {
  const form = formNamed(call);
  return list(call, form.pageId, (lead) => lead.formId === form.id && !lead.isTest);
}

/** Paid ones only. */
export function listAdLeads(call: Call, adId: string): HttpAnswer {
  const found = [...call.simulation.state.leads.values()].find(({ ad }) => ad?.ad_id === adId);
  if (!found || !mayRead(call, found.pageId)) refuse(noSuchObject('get', adId));
  return list(call, found!.pageId, ({ ad }) => ad?.ad_id === adId);
}

function list(call: Call, pageId: string, isOwn: (lead: Lead) => boolean): HttpAnswer {
  const { simulation, fields } = call;
  checkAccess(call);
  if (fields.since !== undefined || fields.until !== undefined)
    simulation.violation('lead-filter', 'since and until are not kept to: filtering by time_created is');
  const passes = readFilter(call);
  const headers = countLeadCall(simulation, pageId);
  const newestFirst = [...simulation.state.leads.values()].filter(isOwn).reverse();
  const view = (lead: Lead) => show(call, leadView(simulation, lead), fields.fields);
  return { ...listRows(call, newestFirst, view, (lead) => isReadable(call, lead) && passes(lead)), headers };
}

const operators: Readonly<Record<string, (seconds: number, value: number) => boolean>> = {
  GREATER_THAN: (seconds, value) => seconds > value,
  GREATER_THAN_OR_EQUAL: (seconds, value) => seconds >= value,
  LESS_THAN: (seconds, value) => seconds < value,
};

/** `[{"field":"time_created","operator":"GREATER_THAN","value":1516682744}]`, in seconds. */
function readFilter({ simulation, fields }: Call): (lead: Lead) => boolean {
  if (fields.filtering === undefined) return () => true;
  const rules = typeof fields.filtering === 'string' ? parseJson(fields.filtering) : fields.filtering;
  if (!Array.isArray(rules)) return misfilter(simulation, 'must be an array');
  const checks = rules.map((rule: { field?: unknown; operator?: unknown; value?: unknown }) => {
    const compare = operators[String(rule.operator)];
    const value = Number(rule.value);
    if (rule.field !== 'time_created' || !compare || !Number.isInteger(value)) return misfilter(simulation, 'field, operator or value');
    // A time in milliseconds lies in the far future: nothing is newer.
    if (value > 100_000_000_000) simulation.violation('lead-filter', 'time_created counts seconds');
    return ({ createdAt }: Lead) => compare(Math.floor(createdAt / 1_000), value);
  });
  return simulation.options.ignoreFilter === true ? () => true : (lead) => checks.every((check) => check(lead));
}

function misfilter({ violation }: Call['simulation'], detail: string): never {
  violation('lead-filter', detail);
  return refuse(invalidParameter(`Param filtering is not valid: ${detail}`));
}

export function listTests(call: Call): HttpAnswer {
  const form = formNamed(call);
  checkAccess(call);
  const test = testOf(call.simulation, form.id);
  return listRows(call, test ? [test] : [], (lead) => show(call, leadView(call.simulation, lead), call.fields.fields));
}

export function createTest(call: Call): HttpAnswer {
  const { simulation, fields, token } = call;
  const form = formNamed(call);
  needPageToken(simulation, token, form.pageId, 'Writing');
  needScope(token, 'pages_manage_ads');
  const answers = listIn<Answer>(fields.field_data);
  const boxes = listIn<{ checkbox_key: string; is_checked: unknown }>(fields.custom_disclaimer_responses);
  const ticked = boxes?.filter(({ is_checked: isChecked }) => [true, '1', 1].includes(isChecked as string));
  const lead = submitTest(
    simulation,
    form,
    answers,
    ticked?.map(({ checkbox_key: key }) => key),
  );
  if (!lead) refuse(invalidParameter('A test lead of this form exists already: delete it first'));
  return { status: 200, body: { id: lead!.id } };
}

function listIn<Row>(field: unknown): readonly Row[] | undefined {
  const value = typeof field === 'string' ? parseJson(field) : field;
  return Array.isArray(value) ? (value as Row[]) : undefined;
}
