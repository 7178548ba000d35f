/** What is kept of an event besides its times. */
import { letters } from '../../../world/randomText.mts';
import type { Call } from '../call.mts';
import type { Calendar, JsonObject } from '../types.mts';
import { readAttendees, readProperties } from './input.mts';
import { contentFields, type EventInput } from './shape.mts';

const isGiven = (value: unknown) => value !== undefined && value !== null && value !== '';

export function readContent(call: Call, input: EventInput, calendar: Calendar): JsonObject {
  const content: JsonObject = Object.fromEntries(
    contentFields.filter((name) => isGiven(input[name])).map((name) => [name, input[name]] as const),
  );
  if (input.attendees) content.attendees = readAttendees(call, input.attendees, calendar);
  if (input.extendedProperties) content.extendedProperties = propertiesOf(call, input.extendedProperties);
  Object.assign(content, meeting(call, input.conferenceData));
  for (const name of ['attendees', 'extendedProperties', 'conferenceData']) if (isEmpty(content[name])) delete content[name];
  return content;
}

const isEmpty = (value: unknown) => value === undefined || (typeof value === 'object' && Object.keys(value as object).length === 0);

function propertiesOf(call: Call, { private: own, shared }: NonNullable<EventInput['extendedProperties']>): JsonObject {
  const groups = { private: readProperties(call, own), shared: readProperties(call, shared) };
  return Object.fromEntries(Object.entries(groups).filter(([, group]) => group !== undefined));
}

/** A Meet room is made where the client says that it knows conferences (`conferenceDataVersion=1`); what it says of one else is ignored. */
function meeting(call: Call, data: EventInput['conferenceData']): JsonObject {
  if (!data) return {};
  const request = data.createRequest as { requestId?: string; conferenceSolutionKey?: JsonObject } | undefined;
  if (call.query.get('conferenceDataVersion') !== '1') return { conferenceData: undefined };
  if (!request || data.conferenceId) return { conferenceData: data };
  const room = [3, 4, 3].map((length) => letters(call.simulation.state.random, length, 'abcdefghijklmnopqrstuvwxyz')).join('-');
  const uri = `https://meet.google.com/${room}`;
  return {
    hangoutLink: uri,
    conferenceData: {
      createRequest: { ...request, status: { statusCode: 'success' } },
      conferenceId: room,
      conferenceSolution: { key: { type: 'hangoutsMeet' }, name: 'Google Meet' },
      entryPoints: [{ entryPointType: 'video', uri, label: uri.slice(8) }],
    },
  };
}
