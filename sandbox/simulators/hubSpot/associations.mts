/** Which record belongs to which. */
import type { Answer } from '../../http/answer.mts';
import type { Call, ObjectType, Simulation } from './context.mts';
import { invalid, notFound, refuse } from './errors.mts';
import { mustHave, typeOf } from './asked.mts';
import { connect } from './records.mts';

/** HubSpot's own kinds of association with a contact, seen from the other record. */
const toContact: Partial<Record<ObjectType, number>> = { notes: 202, tasks: 204, communications: 81, emails: 198, deals: 3 };

/** The other way round. */
const fromContact: Partial<Record<ObjectType, number>> = { notes: 201, tasks: 203, communications: 82, emails: 197, deals: 4 };

interface Wanted {
  readonly to?: { readonly id?: unknown };
  readonly types?: readonly { readonly associationCategory?: unknown; readonly associationTypeId?: unknown }[];
}

/** Links that a new record asks for; a wrong kind or a contact that is not there refuses the whole. */
export function linksOf(simulation: Simulation, type: ObjectType, associations: unknown): string[] {
  if (associations === undefined || associations === null) return [];
  if (!Array.isArray(associations)) return refuse(invalid(simulation, 'Invalid input JSON: associations'));
  return (associations as readonly Wanted[]).map(({ to, types = [] }) => {
    const isKnown =
      types.length > 0 &&
      types.every(
        ({ associationCategory, associationTypeId }) => associationCategory === 'HUBSPOT_DEFINED' && associationTypeId === toContact[type],
      );
    if (!isKnown) return refuse(invalid(simulation, `One or more association types are not valid between ${type} and contacts`));
    const target = simulation.state.records.get(String(to?.id));
    return target?.type === 'contacts' && !target.archived ? `contacts/${target.id}` : refuse(notFound(simulation));
  });
}

/** `{results: [{toObjectId, associationTypes}]}`, as v4 and the dated paths have it. */
export function listAssociations(call: Call): Answer {
  const { simulation, params } = call;
  const from = mustHave(simulation, typeOf(call), params.id!);
  const to = typeOf(call, 'to');
  const typeId = from.type === 'contacts' ? fromContact[to] : toContact[from.type];
  const ids = [...from.links].filter((link) => link.startsWith(`${to}/`)).map((link) => link.split('/')[1]!);
  const standing = ids.filter((id) => simulation.state.records.get(id)?.archived === false);
  const results = standing.map((id) => ({
    toObjectId: Number(id),
    associationTypes: [{ category: 'HUBSPOT_DEFINED', typeId, label: null }],
  }));
  return { status: 200, body: { results } };
}

export function associate(call: Call): Answer {
  const { simulation, params } = call;
  const from = mustHave(simulation, typeOf(call), params.id!);
  const to = mustHave(simulation, typeOf(call, 'to'), params.toId!);
  connect(simulation, from, `${to.type}/${to.id}`);
  const view = (a: string, b: string) => ({
    from: { id: a },
    to: { id: b },
    associationSpec: { associationCategory: 'HUBSPOT_DEFINED', associationTypeId: toContact[from.type] },
  });
  return { status: 200, body: { status: 'COMPLETE', results: [view(from.id, to.id)] } };
}
