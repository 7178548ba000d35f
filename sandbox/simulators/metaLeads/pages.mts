/** The person, their pages, the pages' forms, and which pages send their leads to the application. */
import type { Answer } from '../../http/answer.mts';
import type { Call, Token } from './context.mts';
import { invalidParameter, noSuchObject, refuse } from './errors.mts';
import { show } from './fields.mts';
import { needPageToken, needScope } from './gate.mts';
import { listRows } from './lists.mts';
import type { Page } from './model.mts';
import { pageOf } from './seed.mts';
import { formView, pageView } from './views.mts';

const person = { id: '122100000000000077', name: 'Helena Quintão' };

/** What a page may be subscribed to, as far as it is known here. */
const pageFields = ['feed', 'leadgen', 'leadgen_fat', 'leadgen_update', 'messages', 'mention', 'name', 'picture'];

const pageTokenOf = ({ simulation: { state } }: Call, pageId: string): Token | undefined =>
  [...state.tokens.values()].find((token) => token.kind === 'page' && token.pageId === pageId);

/** Only who runs the page is shown its token. */
const viewOf = (call: Call, page: Page) =>
  pageView(page, call.token.kind === 'app' ? undefined : (pageTokenOf(call, page.id)?.value ?? undefined));

export function readMe(call: Call): Answer {
  const { token, simulation, fields } = call;
  if (token.kind === 'app')
    refuse({ code: 2500, message: 'An active access token must be used to query information about the current user.' });
  const page = token.pageId === undefined ? undefined : pageOf(simulation.state, token.pageId);
  const view = page ? viewOf(call, page) : { type: 'User', values: person, defaults: ['name', 'id'] };
  return { status: 200, body: show(call, view, fields.fields) };
}

const tasks = ['ADVERTISE', 'ANALYZE', 'CREATE_CONTENT', 'MANAGE', 'MANAGE_LEADS', 'MESSAGING', 'MODERATE'];

export function listAccounts(call: Call): Answer {
  const { simulation, token, fields } = call;
  if (token.kind !== 'user') refuse(invalidParameter('Tried accessing nonexisting field (accounts) on node type (Page)'));
  needScope(token, 'pages_show_list');
  const view = (page: Page) => {
    const { values, ...node } = viewOf(call, page);
    return show(
      call,
      { ...node, values: { ...values, tasks }, defaults: ['access_token', 'category', 'name', 'id', 'tasks'] },
      fields.fields,
    );
  };
  return listRows(call, simulation.state.pages, view);
}

const pageNamed = (call: Call, method = 'get'): Page => {
  const id = call.params.id ?? '';
  const page = pageOf(call.simulation.state, id);
  const isOther = call.token.kind === 'page' && call.token.pageId !== id;
  return page && !isOther ? page : refuse(noSuchObject(method, id));
};

export function readPage(call: Call): Answer {
  const page = pageNamed(call);
  needScope(call.token, 'pages_read_engagement');
  return { status: 200, body: show(call, viewOf(call, page), call.fields.fields) };
}

export function listForms(call: Call): Answer {
  const page = pageNamed(call);
  needPageToken(call.simulation, call.token, page.id, 'Reading');
  needScope(call.token, 'pages_manage_ads');
  const forms = page.forms.filter(({ status }) => status !== 'DELETED');
  return listRows(call, forms, (form) => show(call, formView(call.simulation, form), call.fields.fields));
}

export function subscribePage(call: Call): Answer {
  const { simulation, token, fields } = call;
  const page = pageNamed(call, 'post');
  checkSubscriber(call, page);
  const asked = wordsIn(fields.subscribed_fields);
  if (asked.length === 0) {
    simulation.violation('subscribed-fields', 'subscribed_fields is mandatory');
    refuse(invalidParameter('The parameter subscribed_fields is required.'));
  }
  const strange = asked.find((field) => !pageFields.includes(field));
  if (strange !== undefined) refuse(invalidParameter('Param subscribed_fields[0] must be one of the fields of the page'));
  if (asked.some((field) => field.startsWith('leadgen'))) needScope(token, 'leads_retrieval');
  simulation.state.pageSubscriptions.set(page.id, [...new Set(asked)]);
  return { status: 200, body: { success: true } };
}

export function readPageSubscription(call: Call): Answer {
  const { simulation } = call;
  const page = pageNamed(call);
  checkSubscriber(call, page);
  const fields = simulation.state.pageSubscriptions.get(page.id);
  const id = simulation.secrets.appId;
  return {
    status: 200,
    body: {
      data: fields ? [{ category: 'Business', link: 'https://loja-ponte.example/', name: 'Ponte', id, subscribed_fields: fields }] : [],
    },
  };
}

export function unsubscribePage(call: Call): Answer {
  const page = pageNamed(call, 'delete');
  checkSubscriber(call, page);
  call.simulation.state.pageSubscriptions.delete(page.id);
  return { status: 200, body: { success: true } };
}

function checkSubscriber({ simulation, token }: Call, page: Page): void {
  if (token.kind !== 'page') {
    simulation.violation('page-token', "subscribed_apps asks for the page's own token");
    refuse({ code: 210, message: '(#210) A page access token is required to request this resource.' });
  }
  needPageToken(simulation, token, page.id, 'Subscribing');
  needScope(token, 'pages_manage_metadata');
}

/** A list may come with commas, as JSON or as an array. */
export function wordsIn(field: unknown): string[] {
  if (Array.isArray(field)) return field.map(String);
  if (typeof field !== 'string') return [];
  return field
    .replace(/[[\]"\s]/g, '')
    .split(',')
    .filter(Boolean);
}
