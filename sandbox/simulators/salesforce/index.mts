/** Salesforce, simulated: leads, contacts, tasks and users over REST, queries, duplicate rules, and the logins of 2026. */
import { createApp } from '../../http/app.mts';
import { toResponse } from '../../http/answer.mts';
import type { Simulator, WorldServices } from '../../world/simulator.mts';
import {
  instanceHost,
  loginHost,
  timeText,
  vendor,
  type DuplicateRule,
  type Simulation,
  type State,
  type Stored,
  type ValidationRule,
  type Values,
} from './context.mts';
import { broken, failure } from './errors.mts';
import { freshFields, type Field, type ObjectName } from './fields.mts';
import { newId } from './ids.mts';
import { toLedger } from './ledger.mts';
import { createLogins, type SalesforceSecrets, type SalesforceTokens } from './login/logins.mts';
import { change, create } from './records/store.mts';
import { standing } from './records/values.mts';
import { operationOf, serve } from './routes.mts';
import { truths } from './truths.mts';

export type { SalesforceSecrets, SalesforceTokens } from './login/logins.mts';

export interface RowView {
  readonly id: string;
  readonly values: Readonly<Values>;
  readonly deleted: boolean;
  readonly by: 'api' | 'people';
}

export interface SalesforceSimulator extends Simulator {
  readonly secrets: SalesforceSecrets;
  readonly instanceUrl: string;
  /** Tokens as if the owner had consented; they outlive a reset. */
  issueTokens(): SalesforceTokens & { readonly refresh_token: string };
  expireTokens(): void;
  /** Somebody makes a record by hand, past the duplicate rule; answers its id. */
  add(type: 'Lead' | 'Contact' | 'Task', values: Readonly<Values>): string;
  change(id: string, values: Readonly<Values>): void;
  /** The lead becomes a contact; answers the contact's id. */
  convert(leadId: string): string;
  remove(id: string): void;
  rows(type: ObjectName): RowView[];
  /** A field of the account's own; `name` ends in `__c`. */
  addField(type: 'Lead' | 'Contact' | 'Task', field: Pick<Field, 'name'> & Partial<Field>): void;
  addValidation(rule: ValidationRule): void;
  /** Answers the person's id. */
  addUser(name: string, email: string): string;
  setActive(userId: string, active: boolean): void;
  setDuplicateRule(rule: DuplicateRule): void;
  setRequestLimitReached(reached: boolean): void;
  /** The next writes find the record locked by somebody else. */
  lockRows(times: number): void;
  /** Rows a page, 2,000 at most. */
  setPageSize(rows: number): void;
}

function newState(now: number): State {
  const state: State = {
    records: new Map(),
    fields: freshFields(),
    cursors: new Map(),
    validations: [],
    duplicateRule: 'alert',
    requestLimitReached: false,
    lockedTimes: 0,
    requests: 0,
    lastNumber: 1_000,
    pageSize: 2_000,
  };
  addUser(state, now, 'Integração Ponte', 'integracao@loja-ponte.example');
  addUser(state, now, 'Bruna Vendas', 'bruna@loja-ponte.example');
  addUser(state, now, 'Caio Vendas', 'caio@loja-ponte.example');
  return state;
}

function addUser(state: State, now: number, name: string, email: string): string {
  const id = newId('005', ++state.lastNumber);
  const [FirstName = '', ...rest] = name.split(' ');
  const time = timeText(now);
  const times = { CreatedDate: time, LastModifiedDate: time, SystemModstamp: time };
  const values = {
    Id: id,
    Name: name,
    FirstName,
    LastName: rest.join(' '),
    Email: email,
    Username: email,
    IsActive: true,
    UserType: 'Standard',
    IsDeleted: false,
    ...times,
  };
  state.records.set(id, { id, type: 'User', values, deleted: false, by: 'people', createdAt: now });
  return id;
}

export function createSalesforce(world: WorldServices): SalesforceSimulator {
  const random = world.random.fork(vendor);
  const simulation: Simulation = {
    world,
    random: random.fork('state'),
    logins: createLogins(world.clock, random.fork('logins'), `https://${instanceHost}`),
    state: newState(world.clock.now()),
    violation: (rule, detail) => world.violation({ vendor, rule, detail }),
  };
  return {
    vendor,
    hosts: [loginHost, instanceHost],
    app: createApp((incoming) => serve(simulation, incoming)),
    truths,
    secrets: simulation.logins.secrets,
    instanceUrl: `https://${instanceHost}`,
    operationOf,
    rateLimitedAnswer: () => toResponse(failure(403, 'REQUEST_LIMIT_EXCEEDED', 'ConcurrentPerOrgLongTxn Limit exceeded.')),
    serverErrorAnswer: () => toResponse(broken()),
    ledger: () => toLedger(simulation.state),
    reset: () => void (simulation.state = newState(world.clock.now())),
    issueTokens: () => simulation.logins.issue(true) as SalesforceTokens & { refresh_token: string },
    expireTokens: () => simulation.logins.expireAll(),
    ...peoplesControl(simulation),
    ...accountControl(simulation),
  };
}

function named({ state }: Simulation, id: string): Stored {
  const found = state.records.get(id);
  if (!found) throw new Error(`The simulated Salesforce has no record ${id}`);
  return found;
}

function peoplesControl(simulation: Simulation) {
  const add = (type: 'Lead' | 'Contact' | 'Task', values: Readonly<Values>) => create(simulation, type, values, { by: 'people' }).id;
  return {
    add,
    change: (id: string, values: Readonly<Values>) => change(simulation, named(simulation, id), values, { by: 'people' }),
    convert(leadId: string) {
      const lead = named(simulation, leadId);
      const { FirstName = null, LastName = null, Email = null, Phone = null, MobilePhone = null } = lead.values;
      const contact = add('Contact', { FirstName, LastName, Email, Phone, MobilePhone });
      Object.assign(lead.values, { IsConverted: true, ConvertedContactId: contact, Status: 'Closed - Converted' });
      return contact;
    },
    remove(id: string) {
      const row = named(simulation, id);
      row.deleted = true;
      row.values.IsDeleted = true;
    },
    rows: (type: ObjectName): RowView[] =>
      [...simulation.state.records.values()]
        .filter((row) => row.type === type)
        .map(({ id, values, deleted, by }) => ({ id, values: { ...values }, deleted, by })),
  };
}

function accountControl(simulation: Simulation) {
  return {
    addField(type: 'Lead' | 'Contact' | 'Task', field: Pick<Field, 'name'> & Partial<Field>) {
      const whole: Field = {
        label: field.name.replace(/__c$/, '').replace(/_/g, ' '),
        type: 'string',
        length: 255,
        custom: true,
        ...field,
      };
      simulation.state.fields.get(type)!.set(field.name.toLowerCase(), whole);
    },
    addValidation: (rule: ValidationRule) => void simulation.state.validations.push(rule),
    addUser: (name: string, email: string) => addUser(simulation.state, simulation.world.clock.now(), name, email),
    setActive(userId: string, active: boolean) {
      const user = standing(simulation, 'User').find(({ id }) => id === userId);
      if (user) user.values.IsActive = active;
    },
    setDuplicateRule: (rule: DuplicateRule) => void (simulation.state.duplicateRule = rule),
    setRequestLimitReached: (reached: boolean) => void (simulation.state.requestLimitReached = reached),
    lockRows: (times: number) => void (simulation.state.lockedTimes = times),
    setPageSize: (rows: number) => void (simulation.state.pageSize = rows),
  };
}
