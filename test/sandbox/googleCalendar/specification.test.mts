/** Holds the simulator against Google's own API description and against what n8n's nodes send, where they are at hand. */
import { readFileSync } from 'node:fs';
import { Ajv, type AnySchemaObject } from 'ajv';
import { describe, expect, test } from 'vitest';
import { calendarNames, eventNames, eventsNames, listEntryNames } from '../../../sandbox/simulators/googleCalendar/http/fieldNames.mts';
import { parameterNames } from '../../../sandbox/simulators/googleCalendar/http/parameterNames.mts';
import { routes } from '../../../sandbox/simulators/googleCalendar/http/routes.mts';
import { eventShape } from '../../../sandbox/simulators/googleCalendar/events/shape.mts';
import { scopesOf } from '../../../sandbox/simulators/googleCalendar/login/scopes.mts';
import { truths } from '../../../sandbox/simulators/googleCalendar/truths.mts';
import { describeWithSpecification } from '../../support/specifications.mts';
import type { Loose } from '../support/loose.mts';
import { openAccount, timed } from './account.mts';

interface Method {
  readonly httpMethod: string;
  readonly path: string;
  readonly parameters?: Record<string, { location: string }>;
  readonly scopes: string[];
}

describeWithSpecification('google/calendar-v3.json', 'Google’s description', (file) => {
  const document: Loose = JSON.parse(readFileSync(file, 'utf8'));
  const methodOf = (operation: string): Method => {
    const [resource, method] = operation.split('.') as [string, string];
    return document.resources[resource === 'freeBusy' ? 'freebusy' : resource].methods[method];
  };

  test.each(routes.map(({ method, path, operation }) => [operation, method, path] as const))('has %s: %s %s', (operation, method, path) => {
    expect(methodOf(operation)).toMatchObject({ httpMethod: method, path });
  });

  test.each(routes.map(({ operation }) => operation))('has the parameters and the scopes of %s, all of them', (operation) => {
    const { parameters = {}, scopes } = methodOf(operation);
    const inQuery = Object.keys(parameters).filter((name) => parameters[name]!.location === 'query');
    expect([...parameterNames[operation]!].sort()).toEqual(inQuery.sort());
    expect([...scopesOf[operation]!].sort()).toEqual([...scopes].sort());
  });

  test('has every field that a partial answer may name, and that an event may bring', () => {
    const { schemas } = document;
    const strangers = (names: object, schema: Loose): string[] =>
      Object.entries(names).flatMap(([name, inner]) => {
        const found = schema.properties?.[name];
        if (!found) return [name];
        const target = found.$ref ?? found.items?.$ref;
        return inner === true ? [] : strangers(inner as object, target ? schemas[target] : (found.items ?? found));
      });
    expect(strangers(eventsNames, schemas.Events)).toEqual([]);
    expect(strangers(listEntryNames, schemas.CalendarListEntry)).toEqual([]);
    expect(strangers(calendarNames, schemas.Calendar)).toEqual([]);
    const known = Object.keys(schemas.Event.properties);
    expect(Object.keys(eventShape.shape).filter((name) => !known.includes(name))).toEqual([]);
    // Left out of partial answers: what the simulator never shows.
    expect(known.filter((name) => !(name in eventNames)).sort()).toEqual(['eventLabelId', 'gadget']);
  });

  describe('is spoken in answers', () => {
    const ajv = new Ajv({ strict: false, validateFormats: false });
    /** Google's references are bare names, and it adds fields of its own: none may be made up here. */
    const toSchema = (node: Loose): Loose => {
      if (Array.isArray(node)) return node.map(toSchema);
      if (typeof node !== 'object' || node === null || node.type === 'any') return node?.type === 'any' ? {} : node;
      const copy = Object.fromEntries(
        Object.entries(node)
          .filter(([name]) => !['id', 'annotations', 'format', 'default', 'description'].includes(name) || typeof node[name] === 'object')
          .map(([name, inner]) => [name, name === '$ref' ? `#/schemas/${String(inner)}` : toSchema(inner)]),
      );
      return copy.properties && !copy.additionalProperties ? { ...copy, additionalProperties: false } : copy;
    };
    ajv.addSchema({ $id: 'google', schemas: toSchema(document.schemas) } as AnySchemaObject);

    const faults = (schema: string, value: unknown) => {
      const validate = ajv.compile({ $ref: `google#/schemas/${schema}` });
      return validate(value) ? [] : validate.errors;
    };

    async function openBusy() {
      const account = openAccount();
      const { insert, simulator, remove } = account;
      await insert(
        timed('2026-12-01T10:00:00-03:00', '2026-12-01T11:00:00-03:00', {
          attendees: [{ email: 'maria@cliente.example', optional: true, comment: 'sim' }],
          conferenceData: { createRequest: { requestId: 'r1', conferenceSolutionKey: { type: 'hangoutsMeet' } } },
          extendedProperties: { private: { phone: '5511987654321' }, shared: { a: 'b' } },
          reminders: { useDefault: false, overrides: [{ method: 'popup', minutes: 5 }] },
          source: { title: 'Agenda', url: 'https://loja.example' },
        }),
        '?conferenceDataVersion=1',
      );
      simulator.book({ start: '2026-12-04', customer: { name: 'João', email: 'joao@cliente.example', phone: '11 98765-4321' } });
      simulator.series({ id: 'ser1es', start: '2026-12-01T10:00:00-03:00', rule: 'RRULE:FREQ=WEEKLY;COUNT=3', location: 'Sala 1' });
      await remove('ser1es_20261208T130000Z');
      return account;
    }

    test('would be told from what it is not', () => {
      expect(faults('Event', { kind: 'calendar#event', phone: 'x' })).toHaveLength(1);
      expect(faults('Event', { sequence: 'one' })).toHaveLength(1);
    });

    test.each<Record<string, string>>([
      {},
      { singleEvents: 'true', orderBy: 'startTime' },
      { showDeleted: 'true' },
      { singleEvents: 'true', showDeleted: 'true' },
    ])('to lists of events with %j', async (query) => {
      const { list } = await openBusy();
      const { body } = await list(query);
      expect(body.items.length).toBeGreaterThan(2);
      expect(faults('Events', body)).toEqual([]);
    });

    test('to single events and instances', async () => {
      const { get, list, request, events } = await openBusy();
      for (const { id } of (await list({ showDeleted: 'true' })).body.items) expect(faults('Event', (await get(id)).body)).toEqual([]);
      expect(faults('Events', (await request('GET', `${events}/ser1es/instances`)).body)).toEqual([]);
    });

    test('to calendars and free times', async () => {
      const { request } = openAccount();
      expect(faults('CalendarList', (await request('GET', 'users/me/calendarList')).body)).toEqual([]);
      expect(faults('CalendarListEntry', (await request('GET', 'users/me/calendarList/primary')).body)).toEqual([]);
      const all = openAccount(['https://www.googleapis.com/auth/calendar']);
      expect(faults('Calendar', (await all.request('GET', 'calendars/primary')).body)).toEqual([]);
      const body = {
        timeMin: '2026-12-01T00:00:00Z',
        timeMax: '2026-12-02T00:00:00Z',
        items: [{ id: 'primary' }, { id: 'no@where.example' }],
      };
      expect(faults('FreeBusyResponse', (await request('POST', 'freeBusy', { body })).body)).toEqual([]);
    });
  });
});

interface Recording {
  readonly title: string;
  readonly node: string;
  readonly requests: readonly { readonly method: string; readonly url: string; readonly body?: string }[];
}

describeWithSpecification('n8n-nodes/recordings.json', 'what n8n’s own nodes send to Google', (file) => {
  const { recordings } = JSON.parse(readFileSync(file, 'utf8')) as { recordings: readonly Recording[] };
  const ours = recordings.filter(({ node }) => node.startsWith('Google/Calendar/'));
  const calls = ours.flatMap(({ title, requests }) =>
    requests.filter(({ url }) => url.includes('/calendar/v3/')).map((one) => [title, one] as const),
  );

  test.each(calls)('%s is taken', async (title, { method, url, body }) => {
    const { clock, fetch, simulator, rules } = openAccount();
    await clock.advance(Date.parse('2026-11-29T17:30:00Z') - Date.parse('2026-11-24T15:00:00Z'));
    const token = simulator.issueTokens(['https://www.googleapis.com/auth/calendar']).access_token;
    simulator.addCalendar({ id: 'agenda@loja.com.br', summary: 'Agenda' });
    simulator.book({ calendar: 'agenda@loja.com.br', id: 'ev1', start: '2026-12-01T10:00:00-03:00' });
    const answer = await fetch(url, {
      method,
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body }),
    });
    // Page two of a list that was never asked for its first page is the recording's, not the client's fault.
    const strange = url.includes('pageToken') ? 400 : title === 'trigger 410' ? 410 : undefined;
    expect(answer.status).toBe(strange ?? (method === 'DELETE' ? 204 : 200));
    if (strange === undefined) expect(rules()).toEqual([]);
  });

  test('is a good part of what is simulated', () => {
    expect(calls.length).toBeGreaterThan(15);
  });
});

describe('what is simulated', () => {
  test('is labelled, each behaviour once, in a sentence', () => {
    expect(new Set(truths.map(({ behaviour }) => behaviour)).size).toBe(truths.length);
    for (const { behaviour } of truths) expect(behaviour).toMatch(/^\S.*\.$/);
  });
});
