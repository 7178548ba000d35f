/** What a request names: kinds of records, records, lists of properties. */
import { objectTypes, type Call, type ObjectType, type Simulation, type Stored } from './context.mts';
import { failure, notFound, refuse } from './errors.mts';

export const listed = (query: URLSearchParams, name: string): string[] =>
  query
    .getAll(name)
    .flatMap((text) => text.split(','))
    .filter(Boolean);

/** `0-1` is how HubSpot numbers contacts. */
export const objectNames: Readonly<Record<string, ObjectType>> = {
  contact: 'contacts',
  '0-1': 'contacts',
  note: 'notes',
  task: 'tasks',
  communication: 'communications',
  email: 'emails',
  deal: 'deals',
};

export function typeOf({ simulation, params }: Call, name = 'type'): ObjectType {
  const text = params[name]!;
  const found = objectTypes.find((one) => one === text) ?? objectNames[text];
  return found ?? refuse(failure(simulation, 400, 'VALIDATION_ERROR', `Unable to infer object type from: ${text}`));
}

export const mustHave = (simulation: Simulation, type: ObjectType, id: string): Stored => {
  const found = simulation.state.records.get(id);
  return found?.type === type && !found.archived ? found : refuse(notFound(simulation));
};
